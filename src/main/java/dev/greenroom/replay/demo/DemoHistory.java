package dev.greenroom.replay.demo;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.replay.Timers;
import dev.greenroom.shared.MovableClock;
import dev.greenroom.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Plays a season of matters: arrivals, people's work, customers' answers and the engine's timers, each at its time on one
 * clock. What happens to two cases within minutes is done side by side, as one moment. What is due after the end stays
 * undone; that is the work the demo's people find.
 */
final class DemoHistory {

    private static final Logger log = LoggerFactory.getLogger(DemoHistory.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(4);
    private static final Duration MOMENT = Duration.ofMinutes(45);

    private final Stage stage;
    private final Timers timers;
    private final Touched touched;
    private final MovableClock clock;
    private final Season season;
    private final PriorityQueue<Event> agenda =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Map<String, Running> byReference = new HashMap<>();
    private final Map<Long, Running> arrived = new HashMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private long numbers;
    private int started;
    private Instant swept = Instant.MIN;

    DemoHistory(Stage stage, Timers timers, Touched touched, MovableClock clock, Season season) {
        this.stage = stage;
        this.timers = timers;
        this.touched = touched;
        this.clock = clock;
        this.season = season;
    }

    /** Something that will be done; without a case it is an arrival, without a deed a claim. */
    private record Event(
            Instant at,
            long number,
            @Nullable Running running,
            @Nullable String taskId,
            @Nullable Deed deed,
            @Nullable Plot arrival) {

        /** People in the house keep its hours; customers do not. */
        boolean isOfTheHouse() {
            return arrival == null
                    && !(deed instanceof Deed.Message)
                    && !(deed instanceof Deed.Withdraw)
                    && !(deed instanceof Deed.Reopen);
        }

        String what() {
            return deed == null ? "start or claim" : deed.getClass().getSimpleName();
        }
    }

    private static final class Running {
        private final String reference;
        private final Plot.Script script;
        private final int pace;
        private Optional<Deed.Later> afterwards;
        private final Map<String, Integer> visits = new HashMap<>();
        private final Set<String> planned = new HashSet<>();

        Running(String reference, Plot.Script script, int pace, Optional<Deed.Later> afterwards) {
            this.reference = reference;
            this.script = script;
            this.pace = pace;
            this.afterwards = afterwards;
        }
    }

    /** Plays it all; {@code progress} hears how many cases of how many have begun. */
    void play(LocalDate first, Instant end, BiConsumer<Integer, Integer> progress) {
        List<Season.Arrival> arrivals = season.arrivals(first, end);
        arrivals.forEach(one -> agenda.add(new Event(one.at(), numbers++, null, null, null, one.plot())));
        clock.moveTo(first.atStartOfDay(OfficeHours.ZONE).toInstant());
        touched.watch();
        timers.forget();
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            for (Event event = agenda.poll(); event != null && event.at().isBefore(end); event = agenda.poll()) {
                Event other = companion(event, end);
                if (other == null) {
                    moveTo(event.at());
                    attempt(event);
                } else {
                    moveTo(event.isOfTheHouse() && !other.isOfTheHouse() ? event.at() : other.at());
                    together(event, other, beside);
                }
                lookAround();
                if (event.arrival() != null || (other != null && other.arrival() != null)) {
                    progress.accept(started, arrivals.size());
                }
            }
        } finally {
            beside.shutdownNow();
        }
        moveTo(end);
        timers.sweep();
        deskWork();
    }

    /** What was refused, and how often; empty when every deed fitted its case. */
    Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    private void moveTo(Instant at) {
        try {
            timers.fireUntil(at, clock);
        } catch (RuntimeException e) {
            refused("timer", e);
        }
        if (at.isAfter(clock.instant())) {
            clock.moveTo(at);
        }
        if (at.isAfter(swept.plus(BETWEEN_SWEEPS))) {
            swept = at;
            timers.sweep();
        }
        lookAround();
    }

    /** What happens to another case in the same moment, taken off the agenda. */
    private @Nullable Event companion(Event event, Instant end) {
        Event next = agenda.peek();
        boolean fits = next != null
                && next.running() != event.running()
                && next.at().isBefore(end)
                && !next.at().isAfter(event.at().plus(MOMENT));
        return fits ? agenda.poll() : null;
    }

    /** Who got into the other's way tries again alone; nothing is done twice, as every deed looks how its case stands. */
    private void together(Event one, Event other, ExecutorService beside) {
        CompletableFuture<Boolean> aside = CompletableFuture.supplyAsync(() -> tried(other), beside);
        if (!tried(one)) {
            aside.join();
            attempt(one);
        }
        if (!aside.join()) {
            attempt(other);
        }
        // Each may have done what the other case's machines had waiting.
        Stream.of(one, other).flatMap(event -> runningOf(event).stream()).forEach(this::settle);
    }

    private Optional<Running> runningOf(Event event) {
        return Optional.ofNullable(event.arrival() == null ? event.running() : arrived.get(event.number()));
    }

    private boolean tried(Event event) {
        try {
            perform(event);
            return true;
        } catch (OptimisticLockingException | PessimisticLockingFailureException race) {
            return false;
        } catch (RuntimeException e) {
            refused(event.what(), e);
            return true;
        }
    }

    private void attempt(Event event) {
        try {
            perform(event);
        } catch (RuntimeException e) {
            refused(event.what(), e);
        }
    }

    private void perform(Event event) {
        Plot arrival = event.arrival();
        if (arrival != null) {
            begin(event.number(), arrival);
            return;
        }
        Running running = event.running();
        Deed deed = event.deed();
        if (running == null) {
            return;
        }
        String task = event.taskId();
        if (deed == null) {
            stage.item(String.valueOf(task)).ifPresent(stage::claim);
            // Nothing else moves because somebody took something.
            return;
        }
        if (task == null) {
            stage.view(running.reference).ifPresent(view -> unasked(event.number(), running, view, deed));
        } else {
            stage.item(task).ifPresent(item -> work(event.number(), running, item, deed));
        }
        settle(running);
    }

    private void begin(long number, Plot plot) {
        String reference = stage.start("demo-" + number, plot.opening());
        Running running = new Running(reference, plot.script(), plot.pace(), plot.afterwards());
        if (begun(number, running)) {
            plot.unasked().ifPresent(later -> plan(running, null, moment(later), later.deed()));
        }
        settle(running);
    }

    private synchronized boolean begun(long number, Running running) {
        boolean isNew = byReference.putIfAbsent(running.reference, running) == null;
        arrived.put(number, running);
        started += isNew ? 1 : 0;
        return isNew;
    }

    /** Customers act at any hour, people in the house while it is open. */
    private Instant moment(Deed.Later later) {
        return later.deed() instanceof Deed.GiveUp
                ? OfficeHours.after(clock.instant(), later.after())
                : clock.instant().plus(later.after());
    }

    private void settle(Running running) {
        stage.view(running.reference).ifPresent(view -> timers.settleAll(view.instanceId()));
    }

    private void unasked(long number, Running running, CaseView view, Deed deed) {
        if (deed instanceof Deed.Reopen reopen) {
            if (!view.isOpen()) {
                stage.reopen(running.reference, reopen.cause(), reopen.note());
            }
        } else if (view.isOpen() && deed instanceof Deed.Withdraw withdraw) {
            try {
                stage.withdraw(running.reference, withdraw.reason());
            } catch (Refusal tooLate) {
                log.debug("{} cannot be withdrawn any more", running.reference, tooLate);
            }
        } else if (view.isOpen() && deed instanceof Deed.Message message) {
            stage.message(running.reference, "demo-" + number, message);
        } else if (view.isOpen() && deed instanceof Deed.GiveUp giveUp) {
            stage.giveUp(running.reference, giveUp.reason());
        }
    }

    private void work(long number, Running running, TaskView item, Deed deed) {
        if (deed instanceof Deed.Complete complete) {
            stage.complete(item, complete.answers());
            Deed.Later then = complete.then();
            if (then != null) {
                plan(running, null, clock.instant().plus(then.after()), then.deed());
            }
        } else if (deed instanceof Deed.SendBack back) {
            try {
                stage.sendBack(item, back.toStep(), back.cause());
            } catch (RuntimeException e) {
                log.debug("{} cannot go back from {}", running.reference, item.step(), e);
                stage.complete(item, back.otherwise().answers());
            }
        } else if (deed instanceof Deed.Message message) {
            stage.message(running.reference, "demo-" + number, message);
        }
    }

    private void lookAround() {
        touched.take().stream()
                .flatMap(root -> stage.viewOf(root).stream())
                // What happened side by side came in any order; the dice fall in one.
                .sorted(Comparator.comparing(CaseView::reference))
                .forEach(this::look);
    }

    private void look(CaseView view) {
        Running running = byReference.computeIfAbsent(
                view.reference(),
                reference -> new Running(
                        reference,
                        season.refundOfAnOrder(
                                clock.instant().atZone(OfficeHours.ZONE).toLocalDate()),
                        1,
                        Optional.empty()));
        if (!view.isOpen()) {
            running.afterwards.ifPresent(
                    later -> plan(running, null, clock.instant().plus(later.after()), later.deed()));
            running.afterwards = Optional.empty();
            return;
        }
        for (TaskView item : stage.open(view.reference())) {
            if (running.planned.add(item.id())) {
                plan(running, item);
            }
        }
    }

    private void plan(Running running, TaskView item) {
        int visit = running.visits.merge(item.step(), 1, Integer::sum);
        Deed.Later later = running.script.at(item.step(), visit, stage.known(running.reference));
        if (later.deed() instanceof Deed.Leave) {
            return;
        }
        Instant taken = OfficeHours.after(clock.instant(), later.after().multipliedBy(running.pace));
        if (later.deed() instanceof Deed.Message) {
            plan(running, item.id(), taken, later.deed());
            return;
        }
        plan(running, item.id(), taken, null);
        plan(running, item.id(), OfficeHours.after(taken, minutes(5, 35)), later.deed());
    }

    private synchronized void plan(Running running, @Nullable String taskId, Instant at, @Nullable Deed deed) {
        agenda.add(new Event(at, numbers++, running, taskId, deed, null));
    }

    private Duration minutes(int least, int most) {
        return Duration.ofMinutes(season.dice().between(least, most));
    }

    /** Everybody has something on the desk: who has nothing takes the newest item of their groups. */
    private void deskWork() {
        List<TaskView> waiting = new ArrayList<>();
        Set<String> busy = new HashSet<>();
        for (Running running : byReference.values()) {
            for (TaskView item : stage.open(running.reference)) {
                String holder = item.assignee();
                if (holder == null) {
                    waiting.add(item);
                } else {
                    busy.add(holder);
                }
            }
        }
        waiting.sort(Comparator.comparing(TaskView::createdAt).reversed());
        for (TaskView item : waiting) {
            stage.person(item).filter(busy::add).ifPresent(name -> stage.claim(item));
        }
    }

    private synchronized void refused(String what, RuntimeException why) {
        log.info("Refused: {}", what, why);
        refusals.merge(what + ": " + why.getClass().getSimpleName(), 1L, Long::sum);
    }
}
