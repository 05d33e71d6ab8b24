package dev.greenroom.notifications;

import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.CaseView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts notices into the outbox, in the caller's transaction, and keeps when each case's customer hears from us next. */
@Component
class Outbox {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final Duration SPREAD = Duration.ofDays(3);

    private final NoticeRows rows;
    private final WaysOut ways;
    private final QuietHours quiet;
    private final NotificationsSettings settings;
    private final NoticeTexts texts;
    private final JdbcClient jdbc;
    private final OnceRows once;
    private final Clock clock;

    Outbox(
            NoticeRows rows,
            WaysOut ways,
            QuietHours quiet,
            NotificationsSettings settings,
            NoticeTexts texts,
            JdbcClient jdbc,
            OnceRows once,
            Clock clock) {
        this.rows = rows;
        this.ways = ways;
        this.quiet = quiet;
        this.settings = settings;
        this.texts = texts;
        this.jdbc = jdbc;
        this.once = once;
        this.clock = clock;
    }

    /** Queues it on every way that is set up and reaches the customer; whether one of them tells the customer. Never about work of our own. */
    boolean put(ToldCase told, Notice.Wanted wanted) {
        CaseView view = told.view();
        if (view.isInternal()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant next = wanted.kind().isAnswer() ? now : quiet.after(now);
        boolean toldByIt = false;
        boolean couldBeTold = false;
        for (WayOut way : ways.all()) {
            couldBeTold |= way.tellsTheCustomer();
            if (way.reaches(view)) {
                rows.add(view, wanted, way, told.language(), now, way.tellsTheCustomer() ? next : now);
                toldByIt |= way.tellsTheCustomer();
            }
        }
        if (toldByIt && wanted.kind().isOfTheCase()) {
            heard(view, saysWhy(told, wanted), now);
        } else if (couldBeTold && view.isOpen()) {
            // Whom no message reaches waits for a word all the same.
            awaken(view, now);
        }
        return toldByIt;
    }

    /** Lets a notice that nobody has begun to send say one thing more; false when there is none. */
    boolean addTo(String key, String name, String value) {
        boolean added = false;
        for (WayOut way : ways.all()) {
            added |= rows.addTo(key, way, name, value);
        }
        return added;
    }

    /** Whether some of those whose keys begin so have not been tried yet, of those to customers. */
    boolean areWaiting(NoticeKind kind, String key) {
        return ways.all().stream().filter(WayOut::tellsTheCustomer).anyMatch(way -> rows.areWaiting(kind, key, way));
    }

    /** Those of these that are to go to customers and have not gone yet. */
    Set<String> waiting(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : ways.all().stream()
                        .filter(WayOut::tellsTheCustomer)
                        .flatMap(way -> rows.waiting(keys, way).stream())
                        .collect(Collectors.toSet());
    }

    boolean knows(String key) {
        return ways.all().stream().anyMatch(way -> rows.knows(key, way));
    }

    /** A person is asked to tell this customer: the next word is due when nothing else is heard for long. */
    void newsLater(CaseView view, boolean saysWhy) {
        heard(view, saysWhy, clock.instant());
    }

    private boolean saysWhy(ToldCase told, Notice.Wanted wanted) {
        return wanted.said().containsKey("reason") && texts.saysWhy(told.view(), wanted, told.language());
    }

    /** Where a customer has to hear in time why it is not done yet, nothing else counts as that. */
    private void heard(CaseView view, boolean saysWhy, Instant now) {
        if (saysWhy || !view.isOpen() || !settings.reasoned().contains(view.process())) {
            newsDue(view, now);
        } else {
            awaken(view, now);
        }
    }

    /** From now on this customer hears from us if nothing else is heard for long; closed cases are left alone. */
    private void newsDue(CaseView view, Instant now) {
        Instant due = view.isOpen() ? now.plus(settings.silenceOf(view.process())) : NEVER;
        if (!isMoved(view.reference(), due)) {
            watch(view.reference(), due);
        }
    }

    /** Looked after from now on, also if nobody was to hear of it any more; when the next word is due, it stays so. */
    private void awaken(CaseView view, Instant now) {
        Instant due = now.plus(settings.silenceOf(view.process()));
        jdbc.sql("update notice_case set news_due_at = :due where reference = :reference and news_due_at >= :never")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("reference", view.reference())
                .param("never", NEVER.atOffset(ZoneOffset.UTC))
                .update();
        watch(view.reference(), due);
    }

    private void watch(String reference, Instant due) {
        once.add(
                "insert into notice_case (reference, news_due_at)"
                        + " select cast(:reference as varchar), cast(:due as timestamp with time zone)"
                        + " where not exists (select 1 from notice_case where reference = :reference)",
                Map.of("reference", reference, "due", due.atOffset(ZoneOffset.UTC)));
    }

    private boolean isMoved(String reference, Instant due) {
        return jdbc.sql("update notice_case set news_due_at = :due where reference = :reference")
                        .param("due", due.atOffset(ZoneOffset.UTC))
                        .param("reference", reference)
                        .update()
                > 0;
    }

    /** Some open cases that were there before there was a way to tell their customers are looked after from now on; how many. */
    int watchOpenCases(String process, int most) {
        Instant now = clock.instant();
        Duration silence = settings.silenceOf(process);
        record Open(String reference, Instant since) {}
        List<Open> some = jdbc.sql("select c.reference, c.opened_at from case_view c"
                        + " where c.state = 'open' and c.process = :process"
                        + " and not exists (select 1 from notice_case n where n.reference = c.reference) limit " + most)
                .param("process", process)
                .query((row, number) -> new Open(
                        row.getString("reference"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
        some.forEach(each -> {
            Instant due = each.since().plus(silence);
            watch(each.reference(), due.isAfter(now) ? due : now.plus(spread(each.reference())));
        });
        return some.size();
    }

    /** Those who have waited too long already do not all hear from us in the same minute. */
    private static Duration spread(String reference) {
        return Duration.ofMinutes(Math.floorMod(reference.hashCode(), SPREAD.toMinutes()));
    }

    /** Asks again tomorrow. */
    void putOff(String reference) {
        isMoved(reference, clock.instant().plus(Duration.ofDays(1)));
    }

    /** Nobody hears of this case until something happens in it. */
    void rest(String reference) {
        isMoved(reference, NEVER);
    }

    /** Cases whose customers have heard nothing for too long. */
    List<String> silent(int most) {
        return jdbc.sql("select reference from notice_case where news_due_at <= :now order by news_due_at limit "
                        + most)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Whether this is still one of them; if so it is nobody else's until the transaction ends. */
    boolean isSilent(String reference) {
        return jdbc.sql("select reference from notice_case where reference = :reference and news_due_at <= :now"
                        + " for update skip locked")
                .param("reference", reference)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .isPresent();
    }
}
