package dev.greenroom.work.blending;

import dev.greenroom.work.blending.CallLog.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A day at the contact center, played from event to event: the calls of a log, as many people as the staffing says, and
 * work between the calls when {@link Blending} offers some. As a contact center would, it says how things stand every five
 * seconds, and when a caller finds nobody free. The same seed makes the same day.
 */
final class CallDay {

    private static final int SIGNAL_EVERY = 5;
    private static final int DAY = Math.toIntExact(Duration.ofDays(1).toSeconds());
    private static final int SLOT = Math.toIntExact(Staffing.HALF_HOUR.toSeconds());
    private static final int AHEAD = 4;
    private static final int WITHIN = 20;

    private record Event(int at, int order, Runnable happens) {}

    private static final class Waiting {
        private final int since;
        private final int talk;

        Waiting(int since, int talk) {
            this.since = since;
            this.talk = talk;
        }
    }

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingInt(Event::at).thenComparingInt(Event::order));
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final List<DayAgent> people = new ArrayList<>();
    private final DayTally tally;
    private final LocalDate day;
    private final Staffing staffing;
    private final Backlog backlog;
    private final boolean blended;
    private final Random habits;
    private int order;
    private int now;

    CallDay(LocalDate day, List<Call> calls, Staffing staffing, boolean blended, long seed) {
        this.day = day;
        this.staffing = staffing;
        this.blended = blended;
        this.tally = new DayTally(day);
        this.backlog = new Backlog(new Random(seed + 1));
        this.habits = new Random(seed + 2);
        Random callers = new Random(seed);
        calls.forEach(call -> comes(call, callers));
        for (int slot = 0; slot < Staffing.HALF_HOURS; slot++) {
            int wanted = staffing.peopleAt(day, slot);
            at(slot * SLOT, () -> shift(wanted));
        }
        for (int second = SIGNAL_EVERY; second < DAY && blended; second += SIGNAL_EVERY) {
            at(second, this::signal);
        }
    }

    /** Both runs of a day have the same callers: how patient each is and how long they talk is drawn beforehand. */
    private void comes(Call call, Random callers) {
        double more = -Math.log(1 - callers.nextDouble()) * staffing.patience().toSeconds();
        Duration like = staffing.talks().get(callers.nextInt(staffing.talks().size()));
        int patience = (int) call.waited().toSeconds() + (call.answered() ? (int) more : 0);
        int talk = (int) (call.answered() ? call.talk() : like).toSeconds();
        int second = call.wantsPerson().toLocalTime().toSecondOfDay();
        if (staffing.peopleAt(day, second / SLOT) == 0) {
            tally.outsideHours++;
            return;
        }
        at(second, () -> rings(talk, patience));
    }

    DayTally run() {
        for (Event next = events.poll(); next != null && next.at() < DAY; next = events.poll()) {
            pass(next.at() - now);
            now = next.at();
            next.happens().run();
        }
        pass(DAY - now);
        return tally;
    }

    private void at(int second, Runnable happens) {
        events.add(new Event(second, order++, happens));
    }

    private void pass(int seconds) {
        people.forEach(each -> tally.count(each, now, seconds));
    }

    private void rings(int talk, int patience) {
        tally.calls++;
        Waiting call = new Waiting(now, talk);
        queue.add(call);
        at(now + patience, () -> {
            if (queue.remove(call)) {
                tally.gaveUp++;
            }
        });
        answer();
        if (blended && !queue.isEmpty()) {
            signal();
        }
    }

    private void answer() {
        while (!queue.isEmpty()) {
            Optional<DayAgent> free = people.stream()
                    .filter(each -> each.state == DayAgent.State.FREE)
                    .min(Comparator.comparingInt((DayAgent each) -> each.since).thenComparingInt(each -> each.number));
            if (free.isEmpty()) {
                return;
            }
            talk(free.get(), queue.remove());
        }
    }

    private void talk(DayAgent person, Waiting call) {
        int waited = now - call.since;
        tally.answered(waited, waited <= WITHIN);
        if (person.offered != null) {
            backlog.putBack(person.offered);
            person.offered = null;
            tally.withdrawn++;
        }
        person.turn(DayAgent.State.ON_CALL, now);
        at(now + Math.max(1, call.talk), () -> becomesFree(person));
    }

    private void becomesFree(DayAgent person) {
        person.turn(DayAgent.State.FREE, now);
        if (person.leaves) {
            people.remove(person);
        }
        answer();
    }

    /** People come as soon as their half hour begins; who has a call ends it before they go. */
    private void shift(int wanted) {
        while (people.stream().filter(each -> !each.leaves).count() < wanted) {
            people.add(new DayAgent(order++, now));
        }
        for (int more = (int) people.stream().filter(each -> !each.leaves).count() - wanted; more > 0; more--) {
            DayAgent leaver = people.stream()
                    .filter(each -> !each.leaves)
                    .min(Comparator.comparing((DayAgent each) -> each.state).thenComparingInt(each -> each.number))
                    .orElseThrow();
            leaver.leaves = true;
            if (leaver.offered != null) {
                backlog.putBack(leaver.offered);
                leaver.offered = null;
            }
            if (leaver.state == DayAgent.State.WORKING) {
                backlog.leave(leaver, now, tally);
            }
            if (leaver.state != DayAgent.State.ON_CALL) {
                people.remove(leaver);
            }
        }
        answer();
    }

    private void signal() {
        List<Blending.Idle> idle = people.stream()
                .filter(each -> each.mayBeAsked(now))
                .map(each -> new Blending.Idle(each.name(), instant(each.since)))
                .toList();
        List<Blending.Engagement> running = people.stream()
                .filter(each -> each.item() != null && each.state != DayAgent.State.COMING_BACK)
                .map(each -> each.engagement(instant(each.since)))
                .toList();
        int coming = count(DayAgent.State.COMING_BACK);
        Calls calls = new Calls(instant(now), queue.size(), count(DayAgent.State.FREE), outlook());
        Blending.Decision decision =
                Blending.decide(new Blending.Situation(calls, running, coming, idle, instant(now)), backlog::bestFor);
        decision.recalls().forEach(this::recall);
        decision.offers().forEach(this::offer);
    }

    private Outlook outlook() {
        List<Outlook.Expected> expected = new ArrayList<>();
        for (int slot = now / SLOT; slot < Math.min(Staffing.HALF_HOURS, now / SLOT + AHEAD); slot++) {
            expected.add(new Outlook.Expected(instant(slot * SLOT), staffing.callsPerHourAt(day, slot)));
        }
        return new Outlook(count(DayAgent.State.ON_CALL), staffing.meanCall(), expected);
    }

    /** Most say yes after a few seconds; one in ten would rather not just now, and is left alone for five minutes. */
    private void offer(Blending.Offer offer) {
        DayAgent person = named(offer.person());
        Backlog.Item item = backlog.take(offer.item());
        tally.offered(offer);
        person.offered = item;
        int number = ++person.offers;
        boolean accepts = habits.nextInt(10) > 0;
        at(now + 3 + habits.nextInt(10), () -> {
            boolean stands = person.offered != null && person.offers == number;
            if (stands && accepts) {
                begin(person, item);
            } else if (stands) {
                person.offered = null;
                person.notBefore = now + 300;
                backlog.putBack(item);
                tally.declined++;
            }
        });
    }

    private void begin(DayAgent person, Backlog.Item item) {
        tally.accepted++;
        person.offered = null;
        person.working = item;
        person.readsUntil = item.begun() ? now + Backlog.READ_AGAIN : now;
        person.turn(DayAgent.State.WORKING, now);
        int number = ++person.begun;
        at(person.readsUntil + item.left(), () -> {
            if (person.working != null && person.begun == number && person.state != DayAgent.State.FREE) {
                person.working = null;
                tally.finished++;
                if (person.state == DayAgent.State.WORKING) {
                    becomesFree(person);
                }
            }
        });
    }

    /** Who has not begun is free anyway. Who has is told, works on to the next save, and takes a moment to be ready. */
    private void recall(Blending.Recall recall) {
        DayAgent person = named(recall.from().person());
        if (person.offered != null) {
            backlog.putBack(person.offered);
            person.offered = null;
            tally.withdrawn++;
            return;
        }
        tally.recalled++;
        int saved = now + habits.nextInt(6);
        int ready = saved + 3 + habits.nextInt(6);
        person.comingSince = person.since;
        person.state = DayAgent.State.COMING_BACK;
        person.worksUntil = saved;
        at(saved, () -> {
            if (person.working != null && person.state == DayAgent.State.COMING_BACK) {
                backlog.leave(person, now, tally);
            }
        });
        at(ready, () -> {
            if (person.state == DayAgent.State.COMING_BACK && people.contains(person)) {
                becomesFree(person);
            }
        });
    }

    private DayAgent named(String name) {
        return people.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int count(DayAgent.State state) {
        return (int) people.stream().filter(each -> each.state == state).count();
    }

    private Instant instant(int second) {
        return day.atStartOfDay().plusSeconds(second).toInstant(ZoneOffset.UTC);
    }
}
