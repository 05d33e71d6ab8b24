package dev.greenroom.notifications;

import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseView;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a person to tell a customer, while the case goes on, what no message told them; if customers are told by messages at all. */
@Component
class ByPeople {

    /** What a person tells so, besides dates that move and why it takes long. */
    private static final Set<NoticeKind> TELL =
            EnumSet.of(NoticeKind.NEEDS_YOU, NoticeKind.REMINDER, NoticeKind.LATE, NoticeKind.DECIDED);

    private final WaysOut ways;
    private final Outbox outbox;
    private final ToldCases told;
    private final TellCustomer telling;

    ByPeople(WaysOut ways, Outbox outbox, ToldCases told, TellCustomer telling) {
        this.ways = ways;
        this.outbox = outbox;
        this.told = told;
        this.telling = telling;
    }

    static boolean tell(NoticeKind kind) {
        return TELL.contains(kind);
    }

    /** In the caller's transaction; {@code sentence} is what the message says of how the case stands. */
    void ask(ToldCase now, NoticeKind kind, @Nullable String sentence) {
        CaseView view = now.view();
        if (tell(kind)
                && view.isOpen()
                && !view.isInternal()
                && ways.all().stream().anyMatch(WayOut::tellsTheCustomer)) {
            telling.askToTell(view, kind == NoticeKind.DECIDED && sentence != null ? sentence : told.reason(now));
            outbox.newsLater(view);
        }
    }
}
