package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which work items, in which order; pages, counts and exports of one list are asked with the same. {@code direction} is null
 * for the order in which people work. {@code fields} filters by case variables ({@code field.<name>}), {@code show} names the
 * case variables each row brings along.
 */
public record TaskQuery(
        View view,
        Sort sort,
        @Nullable Direction direction,
        @Nullable String process,
        @Nullable String step,
        @Nullable String group,
        @Nullable Integer priority,
        @Nullable SlaState sla,
        @Nullable String customer,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        @Nullable String text,
        Map<String, String> fields,
        Set<String> show) {

    /**
     * Whose work: {@code mine} and {@code team} are the caller's, {@code all} is all the caller may see, {@code parked}
     * what was put aside, {@code told} that of which an escalation told the caller.
     */
    public enum View {
        MINE,
        TEAM,
        ALL,
        AT_RISK,
        PARKED,
        TOLD,
        DONE_TODAY;

        /** As a request names it; refuses an unknown one. */
        public static View of(String key) {
            return Keys.read(View.class, "view", key);
        }
    }

    /** Nearest due date, oldest, most urgent, most valuable or best ranked first. */
    public enum Sort {
        SLA,
        CREATED,
        PRIORITY,
        VALUE,
        SCORE;

        /** As a request names it; refuses an unknown one. */
        public static Sort of(String key) {
            return Keys.read(Sort.class, "sort", key);
        }
    }

    /** Whether the sorted value rises or falls. */
    public enum Direction {
        ASC,
        DESC;

        /** As a request names it; refuses an unknown one. */
        public static Direction of(String key) {
            return Keys.read(Direction.class, "direction", key);
        }
    }

    public TaskQuery {
        fields = Map.copyOf(fields);
        show = Set.copyOf(show);
        if (fields.size() > 5) {
            throw new ListRefused("field." + new TreeMap<>(fields).lastKey(), "is one filter too many, 5 is the most");
        }
        if (amountFrom != null && amountTo != null && amountFrom.compareTo(amountTo) > 0) {
            throw new ListRefused("amountTo", "must not be less than amountFrom");
        }
    }

    public static TaskQuery of(View view) {
        return new TaskQuery(
                view, Sort.SLA, null, null, null, null, null, null, null, null, null, null, Map.of(), Set.of());
    }

    public TaskQuery sortedBy(Sort by) {
        return with(parts -> parts.sort = by);
    }

    /** Null: in the order in which people work. */
    public TaskQuery going(@Nullable Direction to) {
        return with(parts -> parts.direction = to);
    }

    public TaskQuery inProcess(@Nullable String of) {
        return with(parts -> parts.process = of);
    }

    public TaskQuery atStep(@Nullable String of) {
        return with(parts -> parts.step = of);
    }

    public TaskQuery ofGroup(@Nullable String of) {
        return with(parts -> parts.group = of);
    }

    public TaskQuery withPriority(@Nullable Integer of) {
        return with(parts -> parts.priority = of);
    }

    public TaskQuery withSla(@Nullable SlaState of) {
        return with(parts -> parts.sla = of);
    }

    public TaskQuery ofCustomer(@Nullable String id) {
        return with(parts -> parts.customer = id);
    }

    /** Those about an amount between these, both included. */
    public TaskQuery ofAmount(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return with(parts -> {
            parts.amountFrom = from;
            parts.amountTo = to;
        });
    }

    /** Words found in the reference, the customer's name or id, or the title. */
    public TaskQuery matching(@Nullable String q) {
        return with(parts -> parts.text = q);
    }

    public TaskQuery withFields(Map<String, String> equalTo) {
        return with(parts -> parts.fields = equalTo);
    }

    public TaskQuery showing(Set<String> variables) {
        return with(parts -> parts.show = variables);
    }

    boolean isReversed() {
        boolean falls = sort == Sort.PRIORITY || sort == Sort.VALUE || sort == Sort.SCORE;
        return direction != null && falls != (direction == Direction.DESC);
    }

    private TaskQuery with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.whole(view);
    }

    private static final class Parts {
        private Sort sort;
        private @Nullable Direction direction;
        private @Nullable String process;
        private @Nullable String step;
        private @Nullable String group;
        private @Nullable Integer priority;
        private @Nullable SlaState sla;
        private @Nullable String customer;
        private @Nullable BigDecimal amountFrom;
        private @Nullable BigDecimal amountTo;
        private @Nullable String text;
        private Map<String, String> fields;
        private Set<String> show;

        Parts(TaskQuery of) {
            sort = of.sort;
            direction = of.direction;
            process = of.process;
            step = of.step;
            group = of.group;
            priority = of.priority;
            sla = of.sla;
            customer = of.customer;
            amountFrom = of.amountFrom;
            amountTo = of.amountTo;
            text = of.text;
            fields = of.fields;
            show = of.show;
        }

        TaskQuery whole(View view) {
            return new TaskQuery(
                    view,
                    sort,
                    direction,
                    process,
                    step,
                    group,
                    priority,
                    sla,
                    customer,
                    amountFrom,
                    amountTo,
                    text,
                    fields,
                    show);
        }
    }
}
