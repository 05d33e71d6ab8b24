package dev.greenroom.work;

import dev.greenroom.security.Callers;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works here, for whoever has something to tell them. */
@Component
public class Colleagues {

    private final Staff staff;
    private final Callers callers;

    Colleagues(Staff staff, Callers callers) {
        this.staff = staff;
        this.callers = callers;
    }

    /** Somebody by name; {@code isOfTheHouse} unless only a sign-in made them known. */
    public record Known(String name, String displayName, Set<String> roles, boolean isOfTheHouse) {

        public Known {
            roles = Set.copyOf(roles);
        }
    }

    /** Everybody who is known: people of the house itself, and whoever has signed in by a token. */
    public List<Known> everybody() {
        return staff.everybody().values().stream()
                .map(each -> new Known(
                        each.name(),
                        each.displayName(),
                        each.roles(),
                        callers.person(each.name()).isPresent()))
                .toList();
    }
}
