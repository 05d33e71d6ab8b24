package dev.greenroom.statuspage;

import dev.greenroom.cases.CaseStillOpen;
import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.UnknownCase;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What customers think of a case once it is closed: once for each closing, to be said and changed for two weeks. Somebody
 * takes care of a low score ({@link FollowUps}).
 */
@Component
public class Opinions {

    private static final Duration ASKED = Duration.ofDays(14);

    private static final String WORDS_REMOVED = "satisfaction-words-removed";

    private final OpinionRows rows;
    private final CaseViews cases;
    private final FollowUps followUps;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Opinions(
            OpinionRows rows,
            CaseViews cases,
            FollowUps followUps,
            Timeline timeline,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.cases = cases;
        this.followUps = followUps;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether its customer may say so now. */
    boolean isAsked(CaseView view) {
        return until(view).filter(until -> !clock.instant().isAfter(until)).isPresent();
    }

    /** Until when; empty while the case is open, and for work of our own. */
    private static Optional<Instant> until(CaseView view) {
        Instant closed = view.closedAt();
        return closed == null || view.isInternal() ? Optional.empty() : Optional.of(closed.plus(ASKED));
    }

    /** What the customer of this case said since it was closed; empty while they said nothing. */
    public Optional<Opinion> of(CaseView view) {
        return of(view, view.instanceId());
    }

    /** The same, or while they said nothing since, what they said when it was closed before. */
    public Optional<Opinion> lastOf(CaseView view) {
        return of(view).or(() -> rows.lastClosing(view.reference()).flatMap(closing -> of(view, closing)));
    }

    private Optional<Opinion> of(CaseView view, String closing) {
        boolean earlier = !closing.equals(view.instanceId());
        List<OpinionRows.Row> all = rows.of(view.reference(), closing);
        return whole(all).map(whole -> {
            Map<String, Integer> phases = new TreeMap<>();
            all.stream()
                    .filter(row -> !row.phase().equals(OpinionRows.WHOLE))
                    .forEach(row -> phases.put(row.phase(), row.score()));
            return new Opinion(
                    whole.score(),
                    whole.cause(),
                    whole.words(),
                    phases,
                    whole.through(),
                    whole.by(),
                    null,
                    whole.givenAt(),
                    earlier ? whole.givenAt() : until(view).orElse(whole.givenAt()),
                    followUps.last(view, closing, phases.keySet()),
                    earlier);
        });
    }

    static Optional<OpinionRows.Row> whole(List<OpinionRows.Row> all) {
        return all.stream().filter(row -> row.phase().equals(OpinionRows.WHOLE)).findFirst();
    }

    /** Writes down what the customer said; refuses it for an open case, and two weeks after it was closed. */
    public void give(String reference, Opinion.Said said) {
        transaction.executeWithoutResult(status -> {
            CaseView view = cases.held(reference).orElseThrow(UnknownCase::new);
            refuseUnlessAsked(view);
            Instant now = clock.instant();
            List<OpinionRows.Row> earlier = rows.of(view.reference(), view.instanceId());
            Optional<OpinionRows.Row> before = whole(earlier);
            OpinionRows.Row whole = joined(before, said, now);
            rows.put(view, whole, now);
            said.phases()
                    .forEach((phase, score) -> rows.put(
                            view, new OpinionRows.Row(phase, score, null, null, said.through(), said.by(), now), now));
            tell(view, before, whole, said.by(), now);
            followUps.takeCare(view, earlier, rows.of(view.reference(), view.instanceId()));
        });
    }

    private void refuseUnlessAsked(CaseView view) {
        if (view.isOpen()) {
            throw new CaseStillOpen(view.reference());
        }
        if (view.isInternal()) {
            throw OpinionSettled.ownWork();
        }
        if (!isAsked(view)) {
            throw OpinionSettled.longAgo();
        }
    }

    private static OpinionRows.Row joined(Optional<OpinionRows.Row> before, Opinion.Said said, Instant now) {
        Integer score =
                said.score() == null ? before.map(OpinionRows.Row::score).orElse(null) : said.score();
        if (score == null) {
            throw OpinionSettled.noScore();
        }
        // Whoever only adds to a score has not given it.
        int given = score;
        Optional<OpinionRows.Row> same = before.filter(row -> row.score() == given);
        return new OpinionRows.Row(
                OpinionRows.WHOLE,
                given,
                latest(said.cause(), before.map(OpinionRows.Row::cause).orElse(null)),
                latest(said.words(), before.map(OpinionRows.Row::words).orElse(null)),
                same.isPresent() ? same.get().through() : said.through(),
                same.isPresent() ? same.get().by() : said.by(),
                now);
    }

    /** What was said last; nothing when it was taken back. */
    private static @Nullable String latest(@Nullable String said, @Nullable String before) {
        String last = said == null ? before : said;
        return last == null || last.isEmpty() ? null : last;
    }

    /** The story has the score, and who noted it; the customer's words stand with it, not in it. */
    private void tell(
            CaseView view,
            Optional<OpinionRows.Row> before,
            OpinionRows.Row whole,
            @Nullable String notedBy,
            Instant now) {
        boolean same = before.filter(row -> row.score() == whole.score()).isPresent();
        Map<String, ?> score =
                same ? Map.of() : Map.of("reason", String.valueOf(whole.score()), "score", whole.score());
        if (notedBy != null) {
            timeline.add(view.reference(), now, "satisfaction-noted", null, notedBy, score);
        } else if (!same) {
            timeline.add(view.reference(), now, "satisfaction", null, null, score);
        }
        if (whole.words() == null && before.map(OpinionRows.Row::words).isPresent()) {
            String by = notedBy == null ? CustomerDeeds.CUSTOMER : notedBy;
            timeline.add(view.reference(), now, WORDS_REMOVED, null, by, Map.of());
        }
    }

    /** Takes away what the customer of this case ever wrote about it; the story says who did so. */
    public void forgetWords(String reference, String by) {
        transaction.executeWithoutResult(status -> {
            CaseView view = cases.held(reference).orElseThrow(UnknownCase::new);
            Instant now = clock.instant();
            if (rows.forgetWords(view.reference(), now)) {
                timeline.add(view.reference(), now, WORDS_REMOVED, null, by, Map.of());
            }
        });
    }

    /** How content customers were between two moments: of each process, and of each of its stages. */
    public List<Summary> summaries(Instant from, Instant until, @Nullable String process) {
        Map<List<String>, Summary> all = new TreeMap<>((one, other) -> {
            int first = one.get(0).compareTo(other.get(0));
            return first != 0 ? first : one.get(1).compareTo(other.get(1));
        });
        for (OpinionRows.Count count : rows.counts(from, until, process)) {
            all.computeIfAbsent(
                            List.of(count.process(), count.phase()),
                            none -> new Summary(count.process(), count.phase(), new TreeMap<>(), new TreeMap<>()))
                    .add(count);
        }
        return List.copyOf(all.values());
    }

    /** Of one process, or one stage of it ({@code phase} not empty): how many gave each score, and why. */
    public record Summary(String process, String phase, Map<Integer, Long> scores, Map<String, Long> causes) {

        private void add(OpinionRows.Count count) {
            scores.merge(count.score(), count.count(), Long::sum);
            if (count.cause() != null) {
                causes.merge(count.cause(), count.count(), Long::sum);
            }
        }
    }
}
