package dev.greenroom.notifications;

import dev.greenroom.engine.events.Gathering;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.sla.Escalated;
import dev.greenroom.sla.Stage;
import dev.greenroom.work.AddressChanged;
import dev.greenroom.work.Colleagues;
import dev.greenroom.work.Colleagues.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells colleagues by mail, and machines that asked for it, that work is near its time or past it. An escalation writes one row
 * for all of its transaction; who hears of it in which message is worked out afterwards, so that ten thousand of
 * them are neither slow nor ten thousand mails.
 */
@Component
class Escalations {

    /** What comes within this time after the first is one message with it. */
    static final Duration TOGETHER = Duration.ofMinutes(1);

    private static final int AT_ONCE = 30;

    private final WaysOut ways;
    private final EscalationRows rows;
    private final Colleagues colleagues;
    private final NotificationsSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Gathering<List<Escalation>> gathering;

    Escalations(
            WaysOut ways,
            EscalationRows rows,
            Colleagues colleagues,
            NotificationsSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.ways = ways;
        this.rows = rows;
        this.colleagues = colleagues;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.gathering = new Gathering<>(ArrayList::new, rows::add);
    }

    @EventListener
    void on(Escalated escalated) {
        if (ways.all().stream().anyMatch(WayOut::hearsOfEscalations)) {
            gathering.add(all -> all.add(of(escalated)));
        }
    }

    /** What could not be sent to the former address goes to the new one. */
    @EventListener
    void on(AddressChanged changed) {
        rows.sendAgain(changed.person(), clock.instant());
    }

    private static Escalation of(Escalated escalated) {
        String element = escalated.element();
        return new Escalation(
                escalated.reference(),
                escalated.items().stream()
                        .filter(item -> item.step().equals(element))
                        .map(TaskView::definitionId)
                        .findFirst()
                        .orElse(null),
                element,
                escalated.kind(),
                escalated.levelKey(),
                escalated.stage() == Stage.LATE,
                escalated.told().stream().sorted().toList(),
                escalated.dueAt().truncatedTo(ChronoUnit.SECONDS),
                escalated.at().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Puts all that was told into messages; what one node cannot do now it does in the next round. */
    void bundle() {
        while (Boolean.TRUE.equals(transaction.execute(status -> isMoreBundled()))) {
            // The next ones.
        }
    }

    private boolean isMoreBundled() {
        if (!rows.isOurTurn()) {
            return false;
        }
        List<EscalationRows.Told> some = rows.next(AT_ONCE);
        if (some.isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        some.forEach(each -> tellMachines(each, now));
        if (ways.all().stream().anyMatch(way -> way.name().equals(ColleagueMailWay.NAME))) {
            List<Escalation> all =
                    some.stream().flatMap(each -> each.escalations().stream()).toList();
            colleagues.readers().forEach(reader -> tell(reader, all, some.get(0).id(), now));
        }
        rows.done(some);
        return true;
    }

    private void tell(Reader reader, List<Escalation> all, long first, Instant now) {
        List<Escalation> theirs = all.stream()
                .filter(each -> each.told().stream().anyMatch(reader.told()::contains))
                .toList();
        if (theirs.isEmpty()) {
            return;
        }
        Bundle bundle = Bundle.of(theirs);
        rows.unsent(reader.name())
                .ifPresentOrElse(
                        unsent -> tellMore(unsent, bundle, due(reader, now)),
                        () -> rows.add(
                                reader.name(), reader.language(), first, bundle.said(rows), now, due(reader, now)));
    }

    private void tellMore(EscalationRows.Unsent unsent, Bundle bundle, Instant due) {
        rows.say(unsent, Bundle.read(unsent.said(), rows).and(bundle).said(rows));
        if (unsent.goesAgain()) {
            rows.sendAgain(unsent, due);
        }
    }

    private Instant due(Reader reader, Instant now) {
        Instant soon = now.plus(TOGETHER);
        return rows.last(reader.name())
                .map(last -> last.plus(settings.colleaguesEvery()))
                .filter(soon::isBefore)
                .orElse(soon);
    }

    private void tellMachines(EscalationRows.Told told, Instant now) {
        List<WayOut> machines = ways.all().stream()
                .filter(way -> way.hearsOfEscalations() && !way.name().equals(ColleagueMailWay.NAME))
                .toList();
        for (int i = 0; i < told.escalations().size() && !machines.isEmpty(); i++) {
            Escalation each = told.escalations().get(i);
            String key = NoticeKind.ESCALATION.word() + ":" + told.id() + "-" + i + "@";
            machines.forEach(way -> rows.add(key + way.name(), each, said(each), way, now));
        }
    }

    private static Map<String, String> said(Escalation each) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("stage", each.late() ? Stage.LATE.word() : Stage.AT_RISK.word());
        said.put("clock", each.kind());
        said.put("level", each.level());
        said.put("dueAt", each.dueAt().toString());
        if (each.element() != null) {
            said.put("step", Objects.requireNonNull(each.element()));
        }
        return said;
    }
}
