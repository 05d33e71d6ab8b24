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
    private final Coming coming;
    private final Calls calls;

    Rounds(Announcements announcements, Coming coming, Calls calls) {
        this.calls = calls;
        this.announcements = announcements;
        this.coming = coming;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void tellCustomers() {
        announcements.tellCustomers();
        coming.tell();
        calls.ask();
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void lookThroughAll() {
        coming.lookThroughAll();
    }
}
