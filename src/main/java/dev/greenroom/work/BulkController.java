package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.TaskQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many work items at once, over HTTP. */
@RestController
@RequestMapping("/api/work/bulk")
@Tag(name = "Work")
class BulkController {

    private static final String ACTIONS = "claim, release, assign, priority, transfer, park, unpark";

    private final Bulk bulk;
    private final WorkRights rights;
    private final WorkQueue queue;
    private final Transfers transfers;
    private final Parking parking;
    private final Clock clock;

    BulkController(Bulk bulk, WorkRights rights, WorkQueue queue, Transfers transfers, Parking parking, Clock clock) {
        this.bulk = bulk;
        this.rights = rights;
        this.queue = queue;
        this.transfers = transfers;
        this.parking = parking;
        this.clock = clock;
    }

    @Schema(name = "Bulk")
    private record BulkBody(
            @Schema(allowableValues = {"claim", "release", "assign", "priority", "transfer", "park", "unpark"})
                    String action,
            @Nullable List<String> ids,
            @Nullable @Schema(description = "The parameters of a list: view, process, step, group, sla, q, …")
                    Map<String, String> query,
            @Nullable @Schema(description = "How many items the list had; needed with query") Integer expectedCount,
            @Nullable @Schema(description = "By id, the version that an item must still be to be changed")
                    Map<String, Long> expectedVersions,
            @Nullable String user,
            @Nullable Integer priority,
            @Nullable String group,
            @Nullable String reason,
            @Nullable OffsetDateTime until) {}

    @PostMapping
    @Operation(
            summary = "Do one thing with many work items",
            description = "With ids, or with the query of a list and the count it had: when it has another one, nothing"
                    + " is changed. At most 1,000 items. Each item is done or refused for itself; what is not done"
                    + " within half a minute is left as not-tried.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = BulkBody.class))))
    @ApiResponse(responseCode = "200", description = "What became of each item")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "count-changed, with both counts")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Bulk.Results bulk(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        rights.mayDoWork();
        Body read = Body.of(body, language)
                .only(
                        "action",
                        "ids",
                        "query",
                        "expectedCount",
                        "expectedVersions",
                        "user",
                        "priority",
                        "group",
                        "reason",
                        "until");
        Words words = Words.in(language);
        Consumer<String> verb = verb(read, words, language);
        Integer expected = read.whole("expectedCount", 0, Bulk.MOST);
        List<String> ids = ids(read, body.get("ids"), words);
        TaskQuery query = query(read, read.map("query"));
        Map<String, Long> versions = versions(read, read.map("expectedVersions"), words);
        if ((body.get("ids") == null) == (body.get("query") == null)) {
            read.refuse("ids", words.say("bulk.which"));
        }
        boolean byQuery = body.get("query") != null;
        if (byQuery && expected == null && read.problems().isEmpty()) {
            read.refuse("expectedCount", words.say("field.required"));
        }
        read.check();
        List<String> all = byQuery ? bulk.ids(query, Objects.requireNonNullElse(expected, 0)) : ids;
        if (expected != null && all.size() != expected) {
            throw new CountChanged(expected, all.size());
        }
        return bulk.each(all, versions, verb);
    }

    private Consumer<String> verb(Body read, Words words, Locale language) {
        String action = read.required("action", 20);
        return switch (action) {
            case "claim" -> queue::claim;
            case "release" -> queue::release;
            case "unpark" -> parking::unpark;
            case "park" -> park(read, language);
            case "assign" -> assign(read.required("user", 255), language);
            case "priority" -> priority(read, words);
            case "transfer" -> transfer(read, language);
            default -> {
                if (!action.isEmpty()) {
                    read.refuse("action", words.say("field.choice", ACTIONS));
                }
                yield id -> {};
            }
        };
    }

    private Consumer<String> park(Body read, Locale language) {
        String reason = read.required("reason", ParkingController.LONGEST_REASON);
        OffsetDateTime until = ParkingController.until(read, language, clock);
        return id -> parking.park(id, reason, until);
    }

    private Consumer<String> assign(String user, Locale language) {
        return id -> queue.assign(id, user, language);
    }

    private Consumer<String> transfer(Body read, Locale language) {
        String group = read.required("group", 255);
        String reason = read.required("reason", ParkingController.LONGEST_REASON);
        return id -> transfers.transfer(id, group, reason, language);
    }

    private Consumer<String> priority(Body read, Words words) {
        Integer priority = read.whole("priority", 0, 100);
        if (priority == null && read.problems().isEmpty()) {
            read.refuse("priority", words.say("field.required"));
        }
        String reason = read.optional("reason", ParkingController.LONGEST_REASON, null);
        return id -> queue.priority(id, Objects.requireNonNullElse(priority, 0), reason);
    }

    private static List<String> ids(Body read, @Nullable Object said, Words words) {
        if (said == null) {
            return List.of();
        }
        if (!(said instanceof List<?> list)
                || list.isEmpty()
                || list.size() > Bulk.MOST
                || !list.stream().allMatch(String.class::isInstance)) {
            read.refuse("ids", words.say("field.list", Bulk.MOST));
            return List.of();
        }
        return list.stream().map(String::valueOf).distinct().toList();
    }

    private static Map<String, Long> versions(Body read, Map<String, @Nullable Object> said, Words words) {
        Map<String, Long> versions = new TreeMap<>();
        said.forEach((id, version) -> {
            if (version instanceof Integer || version instanceof Long) {
                versions.put(id, ((Number) version).longValue());
            } else {
                read.refuse("expectedVersions", words.say("field.number"));
            }
        });
        return versions;
    }

    private static TaskQuery query(Body read, Map<String, @Nullable Object> said) {
        Map<String, String> asked = new TreeMap<>();
        said.forEach((name, value) -> {
            if (value != null) {
                asked.put(name, value.toString());
            }
        });
        try {
            return ListWanted.of(asked).query(asked);
        } catch (ListRefused wrong) {
            wrong.errors().forEach(error -> read.refuse("query." + error.field(), error.message()));
            return TaskQuery.of(TaskQuery.View.TEAM);
        }
    }
}
