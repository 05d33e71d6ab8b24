package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the other side refused one after the other: many different customers in a row are not the customers' fault. */
final class Refusals {

    private final int tooMany;
    private final List<Refusal> inARow = new ArrayList<>();

    Refusals(int tooMany) {
        this.tooMany = tooMany;
    }

    record Refusal(Notice notice, String customer, String problem) {}

    void add(Notice notice, CaseView view, String problem) {
        inARow.add(
                new Refusal(notice, Objects.requireNonNullElse(view.customer().id(), view.reference()), problem));
    }

    boolean areTooMany() {
        return inARow.stream().map(Refusal::customer).distinct().count() >= tooMany;
    }

    /** Those in a row, which begins anew. */
    List<Refusal> end() {
        List<Refusal> all = List.copyOf(inARow);
        inARow.clear();
        return all;
    }
}
