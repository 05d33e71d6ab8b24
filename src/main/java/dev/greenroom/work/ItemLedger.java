package dev.greenroom.work;

import dev.greenroom.readmodel.QueueStay;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one work item, read from its row, its stays in queues and its case's story. Worked is while somebody held
 * it, parked time left out; the rest of its time it waited, for whom its step waits or for somebody to take it. Pure.
 */
@Schema(name = "ItemLedger")
record ItemLedger(
        String id,
        String caseReference,
        String process,
        String step,
        Instant arrivedAt,
        boolean reopened,
        @Nullable Instant firstTouchedAt,
        @Schema(description = "Seconds that somebody held it") long worked,
        @Schema(description = "Seconds that it waited, by cause: queue, parked, customer, third-party")
                Map<String, Long> waited,
        int reassigned,
        int skipped,
        int parked,
        @Nullable @Schema(description = "That whoever had it sent the case back") Returned returned,
        @Nullable @Schema(description = "That what was done here was sent back later") Returned sentBack,
        @Nullable Instant finishedAt,
        @Schema(allowableValues = {"open", "completed", "cancelled"}) String state,
        List<Stay> queues) {

    /** A return: when, why, where the error was seen and where it arose. */
    @Schema(name = "ItemReturned")
    record Returned(Instant at, @Nullable String cause, @Nullable String seenAt, @Nullable String arisenAt) {

        static Returned of(TimelineEntry line) {
            return new Returned(line.at(), text(line, "cause"), line.element(), text(line, "to"));
        }
    }

    /** A time in one queue; without a group: in none's. */
    @Schema(name = "ItemInQueue")
    record Stay(
            @Nullable String group,
            Instant cameAt,
            @Schema(allowableValues = {"new", "reopened", "moved"}) String cameAs,
            @Nullable Instant leftAt,
            @Nullable @Schema(allowableValues = {"done", "cancelled", "moved"}) String leftAs) {}

    /**
     * @param story the lines about work of the item's case, oldest first
     * @param waitingFor whom the item's step waits for: us, customer or third-party
     */
    static ItemLedger of(
            TaskView item, List<TimelineEntry> story, List<QueueStay> stays, String waitingFor, Instant now) {
        Reading reading = new Reading(item, waitingFor);
        story.stream().filter(line -> item.id().equals(line.data().get("task"))).forEach(reading::read);
        Instant doneAt = item.doneAt();
        reading.until(doneAt == null ? now : doneAt);
        return new ItemLedger(
                item.id(),
                item.caseReference(),
                item.process(),
                item.step(),
                item.createdAt(),
                stays.stream().anyMatch(stay -> stay.cameAs().equals("reopened")),
                reading.touched,
                reading.spent.getOrDefault(Reading.WORKED, Duration.ZERO).toSeconds(),
                reading.waited(),
                reading.reassigned,
                reading.skipped,
                reading.parked,
                reading.returned,
                item.state() == TaskView.State.COMPLETED ? sentBack(item, story) : null,
                item.doneAt(),
                item.state().name().toLowerCase(java.util.Locale.ROOT),
                stays.stream()
                        .map(stay -> new Stay(
                                stay.queue().isEmpty() ? null : stay.queue(),
                                stay.cameAt(),
                                stay.cameAs(),
                                stay.leftAt(),
                                stay.leftAs()))
                        .toList());
    }

    /** The first return to this step after it was done, unless it was done again before. */
    private static @Nullable Returned sentBack(TaskView item, List<TimelineEntry> story) {
        Instant doneAt = Objects.requireNonNull(item.doneAt());
        for (TimelineEntry line : story) {
            if (line.at().isBefore(doneAt) || item.id().equals(line.data().get("task"))) {
                continue;
            }
            if (line.kind().equals(SentBack.KIND) && item.step().equals(text(line, "to"))) {
                return Returned.of(line);
            }
            if (line.kind().equals("work-completed") && item.step().equals(line.element())) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String text(TimelineEntry line, String member) {
        return line.data().get(member) instanceof String text ? text : null;
    }

    /** Goes through an item's lines, from one turn of its clock to the next. */
    private static final class Reading {

        static final String WORKED = "worked";
        private static final String PARKED = "parked";

        private final Map<String, Duration> spent = new TreeMap<>();
        private final String waiting;

        @Nullable
        private Instant touched;

        @Nullable
        private Returned returned;

        @Nullable
        private String holder;

        @Nullable
        private String last;

        private boolean rests;
        private int reassigned;
        private int skipped;
        private int parked;
        private Instant since;

        Reading(TaskView item, String waitingFor) {
            this.waiting = waitingFor.equals("us") ? "queue" : waitingFor;
            this.since = item.createdAt();
        }

        void read(TimelineEntry line) {
            until(line.at());
            switch (line.kind()) {
                case "work-claimed", "work-assigned" -> held(line);
                case "work-released" -> {
                    holder = null;
                    rests = false;
                }
                case "work-completed" -> touched = touched == null ? line.at() : touched;
                case "work-parked" -> {
                    rests = true;
                    parked++;
                }
                case "work-woken" -> rests = false;
                case "work-skipped" -> skipped++;
                case SentBack.KIND -> returned = Returned.of(line);
                default -> {
                    // Notes, priorities and the like move no clock.
                }
            }
        }

        private void held(TimelineEntry line) {
            touched = touched == null ? line.at() : touched;
            String to = text(line, "to");
            if (last != null && !last.equals(to)) {
                reassigned++;
            }
            holder = to;
            last = to;
            rests = false;
        }

        void until(Instant at) {
            if (at.isAfter(since)) {
                spent.merge(part(), Duration.between(since, at), Duration::plus);
                since = at;
            }
        }

        private String part() {
            if (rests) {
                return PARKED;
            }
            return holder == null ? waiting : WORKED;
        }

        Map<String, Long> waited() {
            Map<String, Long> waited = new TreeMap<>();
            spent.forEach((part, time) -> {
                if (!part.equals(WORKED)) {
                    waited.put(part, time.toSeconds());
                }
            });
            return waited;
        }
    }
}
