package dev.greenroom.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what came in long ago and is settled; the cases that it led to stay. */
@Component
class IntakeRetention {

    private final MailRows mails;
    private final SeenWork seen;
    private final IntakeSettings settings;
    private final Clock clock;

    IntakeRetention(MailRows mails, SeenWork seen, IntakeSettings settings, Clock clock) {
        this.mails = mails;
        this.seen = seen;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        Instant before = clock.instant().minus(settings.kept());
        mails.forget(before);
        seen.forget(before);
    }
}
