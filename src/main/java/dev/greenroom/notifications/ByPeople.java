package dev.greenroom.notifications;

import dev.greenroom.cases.News;
import dev.greenroom.cases.TakenBack;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
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

    /** How a case ended. */
    private static final Set<NoticeKind> THE_END = EnumSet.of(NoticeKind.DECIDED, NoticeKind.PAID);

    /** Ends that a customer has to know of, and does not by themselves: a decision, a payment, or that we gave it up. */
    private static final Set<String> HAVE_TO_KNOW =
            Set.of("paid", "paid-out", "approved", "declined", "denied", "rejected", "lapsed", "expired", "cancelled");

    /** Whether an end, by its outcome word, is one of them, where the model says so. */
    private static final String CALLED = "calledAtEnd.";

    private final WaysOut ways;
    private final Outbox outbox;
    private final ToldCases told;
    private final TellCustomer telling;
    private final ProcessCatalog catalog;
    private final TakenBack takenBack;

    ByPeople(
            WaysOut ways,
            Outbox outbox,
            ToldCases told,
            TellCustomer telling,
            ProcessCatalog catalog,
            TakenBack takenBack) {
        this.catalog = catalog;
        this.takenBack = takenBack;
        this.ways = ways;
        this.outbox = outbox;
        this.told = told;
        this.telling = telling;
    }

    static boolean tell(NoticeKind kind) {
        return TELL.contains(kind);
    }

    /** As what a person tells what this message says. */
    static News newsOf(Notice notice) {
        return notice.kind() == NoticeKind.ANNOUNCEMENT
                ? News.change(Announcing.changeOf(notice), "")
                : THE_END.contains(notice.kind()) && notice.said().containsKey("sentence")
                        ? News.end("", notice.id())
                        : News.standing("", notice.id());
    }

    /** A message that it takes longer does not say why, and whoever calls does: that is still to be told. */
    static boolean saysWhatACallSays(Notice notice) {
        return notice.kind() != NoticeKind.LATE;
    }

    /** While the case goes on; some ends also afterwards, if it is not the customer who took it back. */
    boolean isStillToTell(NoticeKind kind, CaseView view) {
        return view.isOpen() || (THE_END.contains(kind) && isToKnow(view) && !takenBack.byTheCustomer(view));
    }

    private boolean isToKnow(CaseView view) {
        String outcome = String.valueOf(view.outcome());
        String model = catalog.model(view.definitionId()).properties().get(CALLED + outcome);
        return model == null ? HAVE_TO_KNOW.contains(outcome) : Boolean.parseBoolean(model);
    }

    /** A change that this customer will feel, in their language; in the caller's transaction. */
    void askToTellOfChange(CaseView view, String change, LocalDate effectiveOn, String subject, String text) {
        if (view.isOpen() && !view.isInternal() && isAnybodyToldByMessages()) {
            String language = view.customer().language();
            Locale spoken = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
            telling.askToTell(
                    view,
                    News.change(
                            change,
                            Words.in(spoken)
                                    .say(
                                            "tell-customer.change",
                                            subject,
                                            day(effectiveOn, Words.speak(spoken)),
                                            text)));
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

    /** In the caller's transaction; {@code sentence} is what the message says of how the case stands, if there is a {@code message}. */
    void ask(ToldCase now, NoticeKind kind, @Nullable String sentence, @Nullable Long message) {
        CaseView view = now.view();
        if (tell(kind) && isStillToTell(kind, view) && !view.isInternal() && isAnybodyToldByMessages()) {
            String end = THE_END.contains(kind) ? sentence : null;
            telling.askToTell(view, end == null ? News.standing(told.reason(now), message) : News.end(end, message));
            outbox.newsLater(view, end == null);
        }
    }
}
