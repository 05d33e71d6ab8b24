package dev.greenroom.work;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a colleague is ready for right now, for who wants to ask them something. */
@Component
public class Whereabouts {

    private final Presences presences;

    Whereabouts(Presences presences) {
        this.presences = presences;
    }

    /**
     * What somebody is ready for.
     *
     * @param state available, back-office, on-call or away
     */
    public record Seen(String state, Instant since) {}

    /** Empty for somebody who never said. */
    public Optional<Seen> of(String person) {
        return presences.of(person).map(each -> new Seen(each.state().word(), each.since()));
    }
}
