package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the other side refused one after the other: many different people in a row are not these people's fault. */
final class Refusals {

    private final int tooMany;
    private final List<Refusal> inARow = new ArrayList<>();

    Refusals(int tooMany) {
        this.tooMany = tooMany;
    }

    record Refusal(Notice notice, String to, String problem) {}

    /** Of a colleague, or of the customer whose case it is. */
    void add(Notice notice, @Nullable CaseView view, String problem) {
        String customer = view == null ? null : view.customer().id();
        String to = notice.person() == null ? customer : notice.person();
        inARow.add(new Refusal(notice, Objects.requireNonNullElse(to, notice.reference()), problem));
    }

    boolean areTooMany() {
        return inARow.stream().map(Refusal::to).distinct().count() >= tooMany;
    }

    /** Those in a row, which begins anew. */
    List<Refusal> end() {
        List<Refusal> all = List.copyOf(inARow);
        inARow.clear();
        return all;
    }
}
