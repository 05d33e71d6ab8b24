package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlaClockTests {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant WARN = NINE.plusSeconds(75);
    private static final Instant DUE = NINE.plusSeconds(100);

    @Test
    void isOnTrackUntilTheWarningPoint() {
        SlaClock clock = SlaClock.running(DUE, WARN, WARN.minusMillis(1));

        assertThat(clock.state()).isEqualTo(SlaClock.State.ON_TRACK);
        assertThat(clock.running()).isTrue();
        assertThat(clock.remainingSeconds()).isEqualTo(25);
    }

    @Test
    void isAtRiskFromTheWarningPointOn() {
        assertThat(SlaClock.running(DUE, WARN, WARN).state()).isEqualTo(SlaClock.State.AT_RISK);
        assertThat(SlaClock.running(DUE, WARN, DUE.minusMillis(1)).state()).isEqualTo(SlaClock.State.AT_RISK);
    }

    @Test
    void isLateFromTheDueDateOnAndCountsOn() {
        SlaClock clock = SlaClock.running(DUE, WARN, DUE.plusSeconds(60));

        assertThat(SlaClock.running(DUE, WARN, DUE).state()).isEqualTo(SlaClock.State.LATE);
        assertThat(clock.state()).isEqualTo(SlaClock.State.LATE);
        assertThat(clock.remainingSeconds()).isEqualTo(-60);
    }

    @Test
    void isMetWhenTheStepEndedInTime() {
        SlaClock clock = SlaClock.ended(DUE, WARN, DUE);

        assertThat(clock.state()).isEqualTo(SlaClock.State.MET);
        assertThat(clock.running()).isFalse();
    }

    @Test
    void staysLateWhenTheStepEndedTooLate() {
        SlaClock clock = SlaClock.ended(DUE, WARN, DUE.plusSeconds(1));

        assertThat(clock.state()).isEqualTo(SlaClock.State.LATE);
        assertThat(clock.remainingSeconds()).isEqualTo(-1);
    }

    @Test
    void hasNoStateWithoutATarget() {
        assertThat(SlaClock.running(null, null, NINE)).isEqualTo(SlaClock.none());
        assertThat(SlaClock.ended(null, null, NINE)).isEqualTo(SlaClock.none());
        assertThat(SlaClock.none().dueAt()).isNull();
    }
}
