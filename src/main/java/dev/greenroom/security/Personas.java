package dev.greenroom.security;

import java.util.List;
import org.springframework.stereotype.Component;

/** The people of the demo, in words for a console. */
@Component
public class Personas {

    private final People people;

    Personas(People people) {
        this.people = people;
    }

    /** One line per person: name, then roles; empty without the demo. */
    public List<String> lines() {
        return people.personas().stream().map(Personas::line).toList();
    }

    private static String line(Caller caller) {
        String roles = String.join(
                ", ",
                caller.roles().stream()
                        .sorted()
                        .map(role -> role.key().replace('-', ' '))
                        .toList());
        return String.format("%-8s %s", caller.name(), roles);
    }
}
