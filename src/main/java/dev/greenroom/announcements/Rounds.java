package dev.greenroom.announcements;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes to customers by itself; tests do when they say so. */
@Component("announcementRounds")
@ConditionalOnProperty(name = "greenroom.notifications.sending", havingValue = "true", matchIfMissing = true)
class Rounds {

    private final Announcements announcements;

    Rounds(Announcements announcements) {
        this.announcements = announcements;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void tellCustomers() {
        announcements.tellCustomers();
    }
}
