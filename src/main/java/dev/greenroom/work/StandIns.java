package dev.greenroom.work;

import dev.greenroom.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who stands in for whom right now. Few are away, so all absences are kept at hand and looked for every second. */
@Component
class StandIns {

    private final Staff staff;
    private final Clock clock;
    private volatile List<Staff.Absence> absences = List.of();

    StandIns(Staff staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    /** One after the other: who has looked before somebody was said to be away must not say so after them. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        absences = staff.absences(clock.instant());
    }

    /** The people whose work this person may take over. */
    Set<String> standsInFor(String person) {
        return absences.isEmpty()
                ? Set.of()
                : now(person).map(Staff.Absence::person).collect(Collectors.toSet());
    }

    /** What a person is offered: the work of their teams, and of the teams of whom they stand in for. */
    Colleague colleague(Caller caller) {
        return new Colleague(caller.name(), teams(caller.name(), caller.groups()), staff.skillsOf(caller.name()));
    }

    /** Somebody's own teams, and those of whom they stand in for. */
    Set<String> teams(String person, Set<String> own) {
        Set<String> groups = new HashSet<>(own);
        now(person).forEach(absence -> groups.addAll(absence.teams()));
        return groups;
    }

    /** Whether this person stands in for a supervisor. */
    boolean standsInForSupervisor(String person) {
        return now(person).anyMatch(Staff.Absence::isSupervisor);
    }

    /** Whether this person is away now, whether or not somebody stands in for them. */
    boolean isAway(String person) {
        return absences.stream().anyMatch(absence -> absence.person().equals(person) && isNow(absence));
    }

    /** Who stands in for somebody who is away now. */
    Optional<String> standIn(String away) {
        return absences.stream()
                .filter(absence -> absence.person().equals(away) && isNow(absence))
                .flatMap(absence -> Stream.ofNullable(absence.substitute()))
                .findFirst();
    }

    private Stream<Staff.Absence> now(String substitute) {
        return absences.stream().filter(absence -> substitute.equals(absence.substitute()) && isNow(absence));
    }

    private boolean isNow(Staff.Absence absence) {
        Instant now = clock.instant();
        return !absence.from().isAfter(now) && absence.until().isAfter(now);
    }
}
