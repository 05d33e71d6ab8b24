package dev.greenroom.work;

import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works here, for whoever has something to tell them. */
@Component
public class Colleagues {

    private static final Duration LATELY = Duration.ofDays(7);

    private final Staff staff;
    private final StandIns standIns;
    private final Callers callers;
    private final Clock clock;

    Colleagues(Staff staff, StandIns standIns, Callers callers, Clock clock) {
        this.staff = staff;
        this.standIns = standIns;
        this.callers = callers;
        this.clock = clock;
    }

    /** Somebody by name; {@code isHere}: of the house itself, or at work lately, as far as only a sign-in makes them known. */
    public record Known(String name, String displayName, Set<String> roles, boolean isHere) {

        public Known {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Somebody who hears of escalations by mail: at this address, in this language, of what is told to any of these.
     *
     * @param own those of them that are not somebody's for whom they stand in
     */
    public record Reader(
            String name, String displayName, String address, String language, Set<String> told, Set<String> own) {

        public Reader {
            told = Set.copyOf(told);
            own = Set.copyOf(own);
        }
    }

    /** Whoever hears of escalations by mail, is of the house or was at work lately, and is not away; who stands in for others hears what they would hear. */
    public List<Reader> readers() {
        Set<String> seen = staff.seenSince(lately());
        return staff.everybody().values().stream()
                .filter(each -> isHere(each, seen))
                .flatMap(each -> reader(each).stream())
                .toList();
    }

    /** The same for one of them. */
    public Optional<Reader> reader(String name) {
        return staff.find(name)
                .filter(person -> isOfTheHouse(name) || staff.wasSeenSince(name, lately()))
                .flatMap(this::reader);
    }

    /** The same for whoever stands in for somebody who is away now. */
    public Optional<Reader> standIn(String away) {
        return standIns.standIn(away).flatMap(this::reader);
    }

    /** Who has left is not written to for ever, though nobody says so of those whom only their sign-in makes known. */
    private boolean isHere(Person person, Set<String> seen) {
        return isOfTheHouse(person.name()) || seen.contains(person.name());
    }

    private boolean isOfTheHouse(String name) {
        return callers.person(name).isPresent();
    }

    private Instant lately() {
        return clock.instant().minus(LATELY);
    }

    private Optional<Reader> reader(Person person) {
        Person.Messages messages = person.messages();
        String address = messages == null || !messages.reachThem() ? null : messages.address();
        if (messages == null || address == null || standIns.isAway(person.name())) {
            return Optional.empty();
        }
        Set<String> own = new HashSet<>(person.teams());
        own.add(person.name());
        if (person.roles().contains(Role.SUPERVISOR.key())) {
            own.add(Visibility.SUPERVISORS);
        }
        Set<String> told = new HashSet<>(own);
        told.addAll(standIns.standsInFor(person.name()));
        told.addAll(standIns.teams(person.name(), person.teams()));
        if (standIns.standsInForSupervisor(person.name())) {
            told.add(Visibility.SUPERVISORS);
        }
        return Optional.of(new Reader(person.name(), person.displayName(), address, messages.escalations(), told, own));
    }

    /** Everybody who is known: people of the house itself, and whoever has signed in by a token. */
    public List<Known> everybody() {
        Set<String> seen = staff.seenSince(lately());
        return staff.everybody().values().stream()
                .map(each -> new Known(each.name(), each.displayName(), each.roles(), isHere(each, seen)))
                .toList();
    }
}
