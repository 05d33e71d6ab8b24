package dev.greenroom.work.blending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is offered work between calls and who is called back. An item is offered only when it usually takes no
 * longer than the person can probably be spared; who has waited longest is asked first; each person gets the first item
 * of the house's order that fits.
 */
public final class Blending {

    /** So many people always stay free for the next call. */
    static final int KEPT_FREE = 1;

    private Blending() {}

    /** Somebody who is ready for a call and may be asked, and since when they have had nothing to do. */
    public record Idle(String person, Instant since) {}

    /** A piece of work that a person may and can do, and how long it will usually take them. */
    public record Candidate(String item, Duration effort) {}

    /** An offer that somebody has not answered yet, or the work that came of it. */
    public record Engagement(String person, String item, Duration effort, boolean started, Instant since) {}

    /** An item for a person, and for how long they can probably be spared. */
    public record Offer(String person, String item, Duration effort, Duration window) {}

    /** An offer that is withdrawn, or work that somebody shall leave. */
    public record Recall(Engagement from, Why why) {}

    /** Why somebody is called back. */
    public enum Why {
        CALLS_WAITING,
        WINDOW_GONE,
        SIGNAL_OLD
    }

    /** What is to be done now. */
    public record Decision(List<Offer> offers, List<Recall> recalls) {}

    /** The best pieces of work for one person, in the house's order: nothing they may not or cannot do. */
    public interface Work {
        List<Candidate> bestFor(String person);
    }

    /** How things stand: engagements that nobody called back yet, and how many people are on their way back. */
    public record Situation(Calls calls, List<Engagement> running, int comingBack, List<Idle> idle, Instant now) {}

    public static Decision decide(Situation situation, Work work) {
        if (!situation.calls().isFresh(situation.now())) {
            return new Decision(List.of(), unstarted(situation, Why.SIGNAL_OLD));
        }
        int missing = situation.calls().waiting() - situation.calls().idle();
        if (situation.calls().waiting() > 0) {
            List<Recall> recalls = new ArrayList<>(unstarted(situation, Why.CALLS_WAITING));
            recalls.addAll(lastStarted(situation, missing - situation.comingBack()));
            return new Decision(List.of(), recalls);
        }
        List<Recall> shrunk = noLongerFitting(situation);
        return shrunk.isEmpty() ? new Decision(offers(situation, work), List.of()) : new Decision(List.of(), shrunk);
    }

    private static List<Recall> unstarted(Situation situation, Why why) {
        return situation.running().stream()
                .filter(each -> !each.started())
                .map(each -> new Recall(each, why))
                .toList();
    }

    /** Who began last has least to find their way into again. */
    private static List<Recall> lastStarted(Situation situation, int most) {
        return situation.running().stream()
                .filter(Engagement::started)
                .sorted(Comparator.comparing(Engagement::since).reversed().thenComparing(Engagement::person))
                .limit(Math.max(0, most))
                .map(each -> new Recall(each, Why.CALLS_WAITING))
                .toList();
    }

    /** Offers whose window has shrunk to less than half of what the item takes. */
    private static List<Recall> noLongerFitting(Situation situation) {
        Duration window = window(situation, Math.max(0, situation.calls().idle() - mayBeAway(situation)));
        return situation.running().stream()
                .filter(each -> !each.started())
                .filter(each -> window.multipliedBy(2).compareTo(each.effort()) < 0)
                .map(each -> new Recall(each, Why.WINDOW_GONE))
                .toList();
    }

    /** Of those whom the contact center counts as ready: who has an offer, and who has begun since it counted. */
    private static int mayBeAway(Situation situation) {
        return (int) situation.running().stream()
                .filter(each -> !each.started()
                        || each.since().isAfter(situation.calls().at()))
                .count();
    }

    private static List<Offer> offers(Situation situation, Work work) {
        Set<String> taken = new HashSet<>();
        situation.running().forEach(each -> taken.add(each.item()));
        int free = situation.calls().idle() - mayBeAway(situation);
        List<Offer> offers = new ArrayList<>();
        List<Idle> longestFirst = situation.idle().stream()
                .sorted(Comparator.comparing(Idle::since).thenComparing(Idle::person))
                .toList();
        for (Idle each : longestFirst) {
            int othersFree = free - 1;
            if (othersFree < KEPT_FREE) {
                break;
            }
            Duration window = window(situation, othersFree);
            Optional<Candidate> fitting = work.bestFor(each.person()).stream()
                    .filter(candidate -> !taken.contains(candidate.item()))
                    .filter(candidate -> candidate.effort().compareTo(window) <= 0)
                    .findFirst();
            if (fitting.isPresent()) {
                offers.add(new Offer(
                        each.person(), fitting.get().item(), fitting.get().effort(), window));
                taken.add(fitting.get().item());
                free--;
            }
        }
        return offers;
    }

    private static Duration window(Situation situation, int othersFree) {
        return situation.calls().outlook().window(othersFree, situation.now());
    }
}
