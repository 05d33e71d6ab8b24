package dev.greenroom.notifications;

import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a person to tell a customer what no message told them, while the case goes on or how it ended; if customers are told by messages at all. */
@Component
class ByPeople {

    /** What a person tells so, besides dates that move and why it takes long. */
    private static final Set<NoticeKind> TELL =
            EnumSet.of(NoticeKind.NEEDS_YOU, NoticeKind.REMINDER, NoticeKind.LATE, NoticeKind.DECIDED, NoticeKind.PAID);

    /** How a case ended, which its customer has to know all the more; not that they themselves took it back. */
    private static final Set<NoticeKind> THE_END = EnumSet.of(NoticeKind.DECIDED, NoticeKind.PAID);

    private static final Set<String> BY_THE_CUSTOMER = Set.of("withdrawn", "cancelled");

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

    /** While the case goes on; what was decided or paid also afterwards. */
    static boolean isStillToTell(NoticeKind kind, CaseView view) {
        return view.isOpen() || (THE_END.contains(kind) && !BY_THE_CUSTOMER.contains(String.valueOf(view.outcome())));
    }

    /** A change that this customer will feel, in their language; in the caller's transaction. */
    void askToTellOfChange(CaseView view, LocalDate effectiveOn, String subject, String text) {
        if (view.isOpen() && !view.isInternal() && isAnybodyToldByMessages()) {
            String language = view.customer().language();
            Locale spoken = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
            telling.askToTell(
                    view,
                    Words.in(spoken).say("tell-customer.change", subject, day(effectiveOn, Words.speak(spoken)), text));
        }
    }

    private static String day(LocalDate date, Locale spoken) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(spoken.getLanguage().equals("de") ? Locale.GERMANY : Locale.UK)
                .format(date);
    }

    private boolean isAnybodyToldByMessages() {
        return ways.all().stream().anyMatch(WayOut::tellsTheCustomer);
    }

    /** In the caller's transaction; {@code sentence} is what the message says of how the case stands. */
    void ask(ToldCase now, NoticeKind kind, @Nullable String sentence) {
        CaseView view = now.view();
        if (tell(kind) && isStillToTell(kind, view) && !view.isInternal() && isAnybodyToldByMessages()) {
            String end = THE_END.contains(kind) ? sentence : null;
            telling.askToTell(view, end == null ? told.reason(now) : end);
            outbox.newsLater(view, end == null);
        }
    }
}
