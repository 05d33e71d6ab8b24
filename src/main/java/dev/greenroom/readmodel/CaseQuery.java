package dev.greenroom.readmodel;

import org.jspecify.annotations.Nullable;

/** Which cases, newest first; {@code Sort.SLA} gives the nearest due date first. */
public record CaseQuery(
        @Nullable String process,
        CaseView.@Nullable State state,
        @Nullable String customer,
        @Nullable String phase,
        @Nullable SlaState sla,
        @Nullable String text,
        @Nullable Boolean stuck,
        Sort sort) {

    /** Newest first, or nearest due date first. */
    public enum Sort {
        OPENED,
        SLA;

        /** As a request names it; refuses an unknown one. */
        public static Sort of(String key) {
            return Keys.read(Sort.class, "sort", key);
        }
    }

    public static CaseQuery all() {
        return new CaseQuery(null, null, null, null, null, null, null, Sort.OPENED);
    }

    public CaseQuery inProcess(@Nullable String of) {
        return new CaseQuery(of, state, customer, phase, sla, text, stuck, sort);
    }

    public CaseQuery inState(CaseView.@Nullable State of) {
        return new CaseQuery(process, of, customer, phase, sla, text, stuck, sort);
    }

    public CaseQuery ofCustomer(@Nullable String id) {
        return new CaseQuery(process, state, id, phase, sla, text, stuck, sort);
    }

    public CaseQuery inPhase(@Nullable String of) {
        return new CaseQuery(process, state, customer, of, sla, text, stuck, sort);
    }

    public CaseQuery withSla(@Nullable SlaState of) {
        return new CaseQuery(process, state, customer, phase, of, text, stuck, sort);
    }

    /** Words found in the reference, the external key, or the customer's name or id. */
    public CaseQuery matching(@Nullable String q) {
        return new CaseQuery(process, state, customer, phase, sla, q, stuck, sort);
    }

    /** Only those in which something does not go on by itself, or only the others. */
    public CaseQuery stuck(@Nullable Boolean whether) {
        return new CaseQuery(process, state, customer, phase, sla, text, whether, sort);
    }

    public CaseQuery sortedBy(Sort by) {
        return new CaseQuery(process, state, customer, phase, sla, text, stuck, by);
    }
}
