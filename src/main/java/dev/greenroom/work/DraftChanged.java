package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The draft was saved elsewhere since it was read; names the version that stands, and each field with both values. */
public final class DraftChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    /** What one field holds here and in the draft that stands; a value is absent where the field is empty. */
    @Schema(name = "DraftConflict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(String field, @Nullable Object yours, @Nullable Object saved) {}

    private DraftChanged(Map<String, Object> facts) {
        super(
                Kind.CONFLICT,
                "draft-changed",
                "This draft was saved elsewhere in the meantime. Choose for each field, then save over the version named.",
                List.of(),
                facts);
    }

    static DraftChanged of(Map<String, @Nullable Object> yours, @Nullable Draft stands) {
        return stands == null
                ? new DraftChanged(Map.of("version", 0, "fields", List.of()))
                : new DraftChanged(Map.of(
                        "version",
                        stands.version(),
                        "savedAt",
                        stands.savedAt(),
                        "fields",
                        differing(yours, stands.data())));
    }

    private static List<Field> differing(Map<String, @Nullable Object> yours, Map<String, @Nullable Object> saved) {
        Set<String> names = new LinkedHashSet<>(saved.keySet());
        names.addAll(yours.keySet());
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(yours.get(name), saved.get(name))) {
                fields.add(new Field(name, yours.get(name), saved.get(name)));
            }
        }
        return fields;
    }
}
