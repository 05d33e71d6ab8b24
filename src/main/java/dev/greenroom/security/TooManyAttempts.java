package dev.greenroom.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Wrong passwords came too fast; says how long to wait. */
public class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyAttempts(Duration wait) {
        super("Too many wrong passwords.");
        this.seconds = Math.max(1, wait.toSeconds());
    }

    /** Seconds until the next attempt is heard. */
    public long seconds() {
        return seconds;
    }
}
