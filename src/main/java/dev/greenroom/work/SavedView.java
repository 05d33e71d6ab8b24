package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list that somebody named. */
@Schema(name = "SavedView")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedView(
        String id,
        String name,
        String owner,
        String ownerName,
        @Nullable @Schema(description = "The team that sees it; absent when only its owner does") String team,
        @Schema(description = "Whether the asker made it") boolean mine,
        @Schema(description = "What the list asks for, as parameters of GET /api/work") Map<String, String> query) {}
