package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is in the outbox, outside of any transaction. Nodes share the rows; one that a node took and did not settle is
 * free again when its time is over: what a node sent before it died goes again, under the same key.
 */
@Component
class Sender {

    static final Duration TAKEN = Duration.ofMinutes(5);
    private static final Duration LAST_START = Duration.ofMinutes(3);
    private static final int AT_ONCE = 20;
    /** So many failures in a row are not the notices' fault. */
    private static final int AWAY = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final NoticeRows rows;
    private final CaseViews cases;
    private final Outdated outdated;
    private final QuietHours quiet;
    private final WaysAway away;
    private final Settling settling;
    private final ColleagueMessages messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();
    private volatile boolean stopped;

    Sender(
            NoticeRows rows,
            CaseViews cases,
            Outdated outdated,
            QuietHours quiet,
            WaysAway away,
            Settling settling,
            ColleagueMessages messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.cases = cases;
        this.outdated = outdated;
        this.quiet = quiet;
        this.away = away;
        this.settling = settling;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ends after the notice that is being sent; what was taken besides goes back. */
    void stop() {
        stopped = true;
    }

    /** Sends what is due on this way, until nothing is or the other side is away. */
    void drain(WayOut way) {
        boolean goOn = true;
        while (goOn && !stopped && !away.rests(way)) {
            // Before each part: what has gone and is not marked so would be free for others after a while.
            settling.markAccepted();
            Instant now = clock.instant();
            boolean answersOnly = way.tellsTheCustomer() && quiet.holdAt(now);
            List<Notice> some = Objects.requireNonNull(transaction.execute(
                    status -> rows.take(way.name(), answersOnly, AT_ONCE, node, now, now.plus(TAKEN))));
            goOn = !some.isEmpty() && isAllTried(way, some, now.plus(LAST_START));
        }
    }

    private boolean isAllTried(WayOut way, List<Notice> some, Instant lastStart) {
        WayOut.@Nullable Line line = null;
        Refusals refusals = new Refusals(AWAY);
        int failures = 0;
        try {
            for (int i = 0; i < some.size(); i++) {
                if (stopped || clock.instant().isAfter(lastStart)) {
                    settling.untried(some.subList(i, some.size()), node, Duration.ZERO);
                    return true;
                }
                try {
                    line = line == null ? way.open() : line;
                } catch (WayOut.NotNow down) {
                    giveBack(way, some.subList(i, some.size()), String.valueOf(down.getMessage()));
                    return false;
                }
                String problem = trouble(way, line, some.get(i), refusals);
                failures = problem == null ? 0 : failures + 1;
                if (problem != null) {
                    line.close();
                    line = null;
                }
                if (failures == AWAY || refusals.areTooMany()) {
                    String why = failures == AWAY ? String.valueOf(problem) : putOff(refusals);
                    giveBack(way, some.subList(i + 1, some.size()), why);
                    return false;
                }
            }
            return true;
        } finally {
            giveUp(refusals);
            if (line != null) {
                line.close();
            }
        }
    }

    private void giveBack(WayOut way, List<Notice> untried, String problem) {
        LOG.warn("{} is away: {}", way.name(), problem);
        settling.untried(untried, node, away.isAway(way, problem));
    }

    private void giveUp(Refusals refusals) {
        refusals.end().forEach(each -> settling.givenUp(each.notice(), node, each.problem()));
    }

    /** Who refuses everybody does not mean the people: all go again later. The problem that they have in common. */
    private String putOff(Refusals refusals) {
        List<Refusals.Refusal> all = refusals.end();
        all.forEach(each -> settling.later(each.notice(), node, each.problem()));
        return all.get(all.size() - 1).problem();
    }

    /** Why the line is no good any more; null when it is. */
    private @Nullable String trouble(WayOut way, WayOut.Line line, Notice notice, Refusals refusals) {
        if (settling.isAccepted(notice)) {
            return null;
        }
        CaseView view = null;
        try {
            if (notice.person() != null) {
                toColleague(way, line, notice, refusals);
                return null;
            }
            view = cases.byReference(notice.reference()).orElseThrow(() -> new WayOut.Refused("case-gone"));
            if (way.tellsTheCustomer() && outdated.isOutdated(notice, view)) {
                settling.outdated(notice, node);
                return null;
            }
            line.send(notice, view);
        } catch (WayOut.Refused never) {
            if (never.isByTheOtherSide()) {
                refusals.add(notice, view, String.valueOf(never.getMessage()));
            } else {
                settling.givenUp(notice, node, String.valueOf(never.getMessage()));
            }
            return null;
        } catch (WayOut.NotNow notNow) {
            String problem = String.valueOf(notNow.getMessage());
            settling.later(notice, node, problem);
            return problem;
        } catch (RuntimeException broken) {
            // One that cannot be made must not come back for ever, nor keep the others.
            LOG.warn(
                    "Notice {} cannot be sent: {}",
                    notice.id(),
                    broken.getClass().getName());
            settling.later(notice, node, "broken");
            return "broken";
        }
        taken(way, notice, refusals);
        return null;
    }

    private void toColleague(WayOut way, WayOut.Line line, Notice notice, Refusals refusals)
            throws WayOut.NotNow, WayOut.Refused {
        if (line.isSentToColleague(notice)) {
            taken(way, notice, refusals);
        } else {
            Settling.guarded(notice, () -> messages.dropped(notice, node));
        }
    }

    private void taken(WayOut way, Notice notice, Refusals refusals) {
        giveUp(refusals);
        settling.accepted(notice);
        away.isThere(way);
    }
}
