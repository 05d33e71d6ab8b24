package dev.greenroom.work;

import dev.greenroom.security.Caller;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
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

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
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
        Set<String> groups = new HashSet<>(caller.groups());
        now(caller.name()).forEach(absence -> groups.addAll(absence.teams()));
        return new Colleague(caller.name(), groups, staff.skillsOf(caller.name()));
    }

    private Stream<Staff.Absence> now(String substitute) {
        return absences.stream()
                .filter(absence -> absence.substitute().equals(substitute))
                .filter(absence -> !absence.from().isAfter(clock.instant())
                        && absence.until().isAfter(clock.instant()));
    }
}
