package dev.greenroom.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk.
 *
 * @param looksKept for how long it stays written down who looked at whose cases
 */
@ConfigurationProperties("greenroom.desk")
record DeskSettings(@DefaultValue("365d") Duration looksKept) {

    /** Who has to hear of an announcement is known by what they looked at lately. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    DeskSettings {
        if (looksKept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("greenroom.desk.looks-kept must be at least 30d");
        }
    }
}
