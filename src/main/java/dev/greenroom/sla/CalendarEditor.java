package dev.greenroom.sla;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sla.Recomputation.Subject;
import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners do to calendars: look at what a change would mean, then make it. */
@Component
class CalendarEditor {

    private static final int MOST_EXAMPLES = 50;
    private static final int LONGEST_NOTE = 500;

    private final CalendarStore store;
    private final CalendarVersions versions;
    private final Recomputing recomputing;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CalendarEditor(
            CalendarStore store,
            CalendarVersions versions,
            Recomputing recomputing,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.versions = versions;
        this.recomputing = recomputing;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The version in force; throws {@link UnknownCalendar}. */
    CalendarVersion version(String key) {
        return store.version(key).orElseThrow(() -> new UnknownCalendar(key));
    }

    /** Every version, newest first. */
    List<CalendarVersion> history(String key) {
        CalendarVersion inForce = version(key);
        List<CalendarVersion> stored = versions.of(key);
        return stored.isEmpty() ? List.of(inForce) : stored;
    }

    /** What came anew with the house is put in force like an owner's change, where no owner's version stands. */
    @EventListener(ApplicationReadyEvent.class)
    void bringShipped() {
        for (CalendarVersion anew : store.shippedAnew(clock.instant())) {
            transaction.executeWithoutResult(status -> {
                if (versions.add(anew)) {
                    recomputing.begin(Subject.CALENDAR, anew.key(), String.valueOf(anew.version()), anew.changedBy());
                }
            });
        }
        store.refresh();
    }

    /** What the examples are due now and would be due after the change. */
    List<WorkedExample> examples(String key, BusinessCalendar then, @Nullable List<WorkedExample.Ask> asked) {
        List<WorkedExample.Ask> asks = asked == null ? List.of() : asked;
        if (asks.size() > MOST_EXAMPLES || asks.stream().anyMatch(Objects::isNull)) {
            throw new CalendarInvalid("examples", "examples.most", MOST_EXAMPLES);
        }
        Optional<BusinessCalendar> now = store.find(key);
        return IntStream.range(0, asks.size())
                .mapToObj(at -> asks.get(at).worked("examples[" + at + "]", now, then))
                .toList();
    }

    /**
     * Puts a new version in force. {@code expectedVersion} is what the caller has read, 0 for a new calendar; throws
     * {@link ChangedMeanwhile} when it is not that any more.
     */
    Recomputation change(String key, JsonNode definition, int expectedVersion, @Nullable String note, String by) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new CalendarInvalid("note", "note.long", LONGEST_NOTE);
        }
        Recomputation begun = Objects.requireNonNull(
                transaction.execute(status -> write(key, definition, expectedVersion, note, by)));
        store.refresh();
        return begun;
    }

    private Recomputation write(
            String key, JsonNode definition, int expectedVersion, @Nullable String note, String by) {
        Optional<CalendarVersion> stored = versions.latest(key);
        Optional<CalendarVersion> inForce = stored.isPresent() ? stored : store.version(key);
        if (inForce.map(CalendarVersion::version).orElse(0) != expectedVersion) {
            throw meanwhile(key, inForce);
        }
        if (stored.isEmpty()) {
            inForce.ifPresent(versions::add);
        }
        boolean written = versions.add(new CalendarVersion(
                key,
                expectedVersion + 1,
                CalendarVersion.Origin.OWNER,
                definition,
                store.shippedSha256(key).orElse(null),
                note,
                by,
                clock.instant()));
        if (!written) {
            throw meanwhile(key, inForce);
        }
        return recomputing.begin(Subject.CALENDAR, key, String.valueOf(expectedVersion + 1), by);
    }

    private static ChangedMeanwhile meanwhile(String key, Optional<CalendarVersion> inForce) {
        return new ChangedMeanwhile(
                "the calendar " + key, inForce.map(CalendarVersion::version).orElse(0));
    }
}
