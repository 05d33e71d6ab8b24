package dev.greenroom.work;

import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.SlaState;
import dev.greenroom.readmodel.TaskQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which items, in which order, which page: what every door that lists work items understands. */
record ListWanted(
        @Nullable @Schema(allowableValues = {"mine", "team", "all", "at-risk", "parked", "told", "done-today"})
                String view,
        @Nullable String process,
        @Nullable String step,
        @Nullable String group,
        @Nullable Integer priority,
        @Nullable @Schema(allowableValues = {"on-track", "at-risk", "late", "paused", "none"}) String sla,
        @Nullable String customer,
        @Nullable @Schema(description = "The least amount", example = "1000") String amountFrom,
        @Nullable @Schema(description = "The largest amount", example = "5000.50") String amountTo,
        @Nullable @Schema(description = "Words of the reference, the customer's name or id, the title") String q,
        @Nullable @Schema(allowableValues = {"sla", "created", "priority", "value", "score"}) String sort,
        @Nullable
                @Schema(
                        allowableValues = {"asc", "desc"},
                        description = "Without it: what is to be done first comes first")
                String direction,
        @Nullable String cursor,
        @Nullable Integer limit) {

    static final String FIELD = "field.";

    private static final Set<String> NAMES = Set.of(
            "view",
            "process",
            "step",
            "group",
            "priority",
            "sla",
            "customer",
            "amountFrom",
            "amountTo",
            "q",
            "sort",
            "direction");

    /** What a kept list asks for; refuses what no list understands. */
    static ListWanted of(Map<String, String> asked) {
        new TreeMap<>(asked).forEach((name, value) -> {
            if (!NAMES.contains(name) && !name.startsWith(FIELD)) {
                throw new ListRefused(name, "is not a parameter of lists");
            }
            if (value.length() > 200) {
                throw new ListRefused(name, "is too long, 200 characters are the most");
            }
        });
        return new ListWanted(
                asked.get("view"),
                asked.get("process"),
                asked.get("step"),
                asked.get("group"),
                whole(asked.get("priority")),
                asked.get("sla"),
                asked.get("customer"),
                asked.get("amountFrom"),
                asked.get("amountTo"),
                asked.get("q"),
                asked.get("sort"),
                asked.get("direction"),
                null,
                null);
    }

    private static @Nullable Integer whole(@Nullable String text) {
        if (text != null && !text.matches("[0-9]{1,3}")) {
            throw new ListRefused("priority", "must be a whole number from 0 to 100");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    Paging paging() {
        return Paging.of(limit, cursor);
    }

    TaskQuery query(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (value.indexOf('\0') >= 0) {
                throw new ListRefused(name, "must be a text");
            }
        });
        return TaskQuery.of(view == null ? TaskQuery.View.TEAM : TaskQuery.View.of(view))
                .sortedBy(sort == null ? TaskQuery.Sort.SLA : TaskQuery.Sort.of(sort))
                .going(direction == null ? null : TaskQuery.Direction.of(direction))
                .inProcess(process)
                .atStep(step)
                .ofGroup(group)
                .withPriority(priority)
                .withSla(sla == null ? null : SlaState.of(sla))
                .ofCustomer(customer)
                .ofAmount(amount("amountFrom", amountFrom), amount("amountTo", amountTo))
                .matching(q)
                .withFields(fields(parameters));
    }

    private static @Nullable BigDecimal amount(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,15}([.][0-9]{1,2})?")) {
            throw new ListRefused(parameter, "must be an amount such as 1000 or 1000.50");
        }
        return new BigDecimal(text);
    }

    private static Map<String, String> fields(Map<String, String> parameters) {
        Map<String, String> fields = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), value);
            }
        });
        return fields;
    }
}
