package dev.greenroom.readmodel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which work items, in which order. {@code fields} filters by case variables ({@code field.<name>}), {@code show} names
 * the case variables each row brings along.
 */
public record TaskQuery(
        View view,
        Sort sort,
        @Nullable String process,
        @Nullable String step,
        @Nullable String group,
        @Nullable Integer priority,
        @Nullable SlaState sla,
        @Nullable String customer,
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

    /** Nearest due date, oldest, most urgent or most valuable first. */
    public enum Sort {
        SLA,
        CREATED,
        PRIORITY,
        VALUE;

        /** As a request names it; refuses an unknown one. */
        public static Sort of(String key) {
            return Keys.read(Sort.class, "sort", key);
        }
    }

    public TaskQuery {
        fields = Map.copyOf(fields);
        show = Set.copyOf(show);
        if (fields.size() > 5) {
            throw new ListRefused("field." + new TreeMap<>(fields).lastKey(), "is one filter too many, 5 is the most");
        }
    }

    public static TaskQuery of(View view) {
        return new TaskQuery(view, Sort.SLA, null, null, null, null, null, null, null, Map.of(), Set.of());
    }

    public TaskQuery sortedBy(Sort by) {
        return new TaskQuery(view, by, process, step, group, priority, sla, customer, text, fields, show);
    }

    public TaskQuery inProcess(@Nullable String of) {
        return new TaskQuery(view, sort, of, step, group, priority, sla, customer, text, fields, show);
    }

    public TaskQuery atStep(@Nullable String of) {
        return new TaskQuery(view, sort, process, of, group, priority, sla, customer, text, fields, show);
    }

    public TaskQuery ofGroup(@Nullable String of) {
        return new TaskQuery(view, sort, process, step, of, priority, sla, customer, text, fields, show);
    }

    public TaskQuery withPriority(@Nullable Integer of) {
        return new TaskQuery(view, sort, process, step, group, of, sla, customer, text, fields, show);
    }

    public TaskQuery withSla(@Nullable SlaState of) {
        return new TaskQuery(view, sort, process, step, group, priority, of, customer, text, fields, show);
    }

    public TaskQuery ofCustomer(@Nullable String id) {
        return new TaskQuery(view, sort, process, step, group, priority, sla, id, text, fields, show);
    }

    /** Words found in the reference, the customer's name or id, or the title. */
    public TaskQuery matching(@Nullable String q) {
        return new TaskQuery(view, sort, process, step, group, priority, sla, customer, q, fields, show);
    }

    public TaskQuery withFields(Map<String, String> equalTo) {
        return new TaskQuery(view, sort, process, step, group, priority, sla, customer, text, equalTo, show);
    }

    public TaskQuery showing(Set<String> variables) {
        return new TaskQuery(view, sort, process, step, group, priority, sla, customer, text, fields, variables);
    }
}
