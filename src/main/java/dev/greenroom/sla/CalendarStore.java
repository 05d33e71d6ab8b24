package dev.greenroom.sla;

import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The calendars in force: what owners wrote, and where they wrote nothing, what is in the jar. Kept in memory; what another
 * node changed is seen within {@link #SEEN_AFTER_SECONDS}.
 */
@Component
class CalendarStore implements SmartInitializingSingleton {

    static final int SEEN_AFTER_SECONDS = 1;
    static final String HOUSE = "greenroom";
    private static final Logger LOG = LoggerFactory.getLogger(CalendarStore.class);

    private final CalendarVersions versions;
    private final ShippedCalendars shipped;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot("", Map.of(), Map.of());

    CalendarStore(CalendarVersions versions, ShippedCalendars shipped) {
        this.versions = versions;
        this.shipped = shipped;
    }

    private record Snapshot(
            String mark, Map<String, CalendarVersion> versions, Map<String, BusinessCalendar> calendars) {}

    /** A shipped text that changed becomes a new version, unless an owner's stands in front of it. */
    @Override
    public void afterSingletonsInstantiated() {
        shipped.all().forEach((key, definition) -> {
            Optional<CalendarVersion> latest = versions.latest(key);
            if (latest.isEmpty()) {
                versions.add(shippedVersion(key, 1, Instant.EPOCH));
            } else if (isConflict(latest.get())) {
                LOG.warn("calendars: {}", conflict(latest.get()).orElseThrow());
            }
        });
        refresh();
    }

    /** The version in force. */
    Optional<CalendarVersion> version(String key) {
        return Optional.ofNullable(current().versions().get(key));
    }

    Optional<BusinessCalendar> find(String key) {
        return Optional.ofNullable(current().calendars().get(key));
    }

    /** All of them in force, by key. */
    List<CalendarVersion> all() {
        return List.copyOf(current().versions().values());
    }

    /** Why the shipped calendar of this key is not in force although it changed; empty when nothing is to be told. */
    Optional<String> conflict(CalendarVersion inForce) {
        return isConflict(inForce)
                ? Optional.of("The shipped '" + inForce.key()
                        + "' changed, but an owner's version stands in front of it:" + " save yours again to keep it.")
                : Optional.empty();
    }

    private boolean isConflict(CalendarVersion inForce) {
        return inForce.origin() == CalendarVersion.Origin.OWNER
                && shipped.sha256(inForce.key())
                        .filter(now -> !now.equals(inForce.shippedSha256()))
                        .isPresent();
    }

    /** Shipped calendars whose text in the jar is not the one in force, and that nobody changed here. */
    List<CalendarVersion> shippedAnew(Instant now) {
        return all().stream()
                .filter(inForce -> inForce.origin() == CalendarVersion.Origin.SHIPPED)
                .filter(inForce -> shipped.sha256(inForce.key())
                        .filter(sha -> !sha.equals(inForce.shippedSha256()))
                        .isPresent())
                .map(inForce -> shippedVersion(inForce.key(), inForce.version() + 1, now))
                .toList();
    }

    Optional<String> shippedSha256(String key) {
        return shipped.sha256(key);
    }

    boolean isShipped(String key) {
        return shipped.all().containsKey(key);
    }

    private CalendarVersion shippedVersion(String key, int version, Instant at) {
        return new CalendarVersion(
                key,
                version,
                CalendarVersion.Origin.SHIPPED,
                Objects.requireNonNull(shipped.all().get(key)),
                shipped.sha256(key).orElse(null),
                null,
                HOUSE,
                at);
    }

    private Snapshot current() {
        return snapshot.calendars().isEmpty() ? refresh() : snapshot;
    }

    /** Looks whether somebody changed a calendar. */
    @Scheduled(fixedDelay = SEEN_AFTER_SECONDS, timeUnit = TimeUnit.SECONDS)
    void look() {
        refresh();
    }

    /** What is in force now, as the current transaction sees it. */
    Snapshot refresh() {
        String mark = versions.mark();
        if (mark.equals(snapshot.mark())) {
            return snapshot;
        }
        reading.lock();
        try {
            Map<String, CalendarVersion> known = new TreeMap<>();
            shipped.all().keySet().forEach(key -> known.put(key, shippedVersion(key, 1, Instant.EPOCH)));
            versions.latest().forEach(version -> known.put(version.key(), version));
            Map<String, BusinessCalendar> calendars =
                    known.values().stream().collect(Collectors.toUnmodifiableMap(CalendarVersion::key, this::built));
            snapshot = new Snapshot(mark, known, calendars);
            return snapshot;
        } finally {
            reading.unlock();
        }
    }

    /** Keeps the built calendar of a version that stays: it remembers the holidays it worked out. */
    private BusinessCalendar built(CalendarVersion version) {
        CalendarVersion before = snapshot.versions().get(version.key());
        BusinessCalendar known = snapshot.calendars().get(version.key());
        return known != null && before != null && before.definition().equals(version.definition())
                ? known
                : version.calendar();
    }
}
