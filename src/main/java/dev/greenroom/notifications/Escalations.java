package dev.greenroom.notifications;

import dev.greenroom.engine.events.Gathering;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.sla.Escalated;
import dev.greenroom.sla.Stage;
import dev.greenroom.work.AddressChanged;
import dev.greenroom.work.Colleagues;
import dev.greenroom.work.Colleagues.Reader;
import java.time.Clock;
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

    /** In one transaction: each reader's message is read and written anew for these, however many they are. */
    private static final int AT_ONCE = 2_000;

    private final WaysOut ways;
    private final EscalationRows rows;
    private final Colleagues colleagues;
    private final ColleagueMessages messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Gathering<List<Escalation>> gathering;

    Escalations(
            WaysOut ways,
            EscalationRows rows,
            Colleagues colleagues,
            ColleagueMessages messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.ways = ways;
        this.rows = rows;
        this.colleagues = colleagues;
        this.messages = messages;
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
            colleagues.readers().forEach(reader -> tell(reader, all, some.get(0).id()));
        }
        rows.done(some);
        return true;
    }

    private void tell(Reader reader, List<Escalation> all, long first) {
        List<Escalation> theirs = all.stream()
                .filter(each -> each.told().stream().anyMatch(reader.told()::contains))
                .toList();
        if (!theirs.isEmpty()) {
            messages.tell(reader, Bundle.of(theirs), first);
        }
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
