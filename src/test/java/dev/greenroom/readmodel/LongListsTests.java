package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LongListsTests {

    private static final int LONGEST = 12_000;

    /** A machine's nanoseconds may begin anywhere, just before they turn negative too. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final List<Runnable> beside = new ArrayList<>();

    private final LongLists lists = new LongLists(LONGEST, nanos::get, beside::add);

    private boolean isLongAfter(Duration time) {
        long now = nanos.get();
        nanos.addAndGet(time.toNanos());
        boolean has = has();
        nanos.set(now);
        return has;
    }

    private boolean has() {
        return lists.has("all", Visibility.everything());
    }

    private void counted(long items, LongSupplier guess) {
        lists.counted("all", Visibility.everything(), items, guess);
    }

    @Test
    void aListThatNobodyCountedIsNotKnownToBeLong() {
        assertThat(has()).isFalse();
    }

    @Test
    void aLongListIsRememberedWhileItCannotHaveBecomeShort() {
        counted(LONGEST + 1, () -> 0);
        assertThat(isLongAfter(Duration.ofMillis(3_999))).isTrue();
        assertThat(isLongAfter(Duration.ofSeconds(4))).isFalse();
    }

    @Test
    void theLongerItIsTheLongerItIsRemembered() {
        counted(LONGEST + 1, () -> 32_000);
        assertThat(isLongAfter(Duration.ofMillis(7_999))).isTrue();
        assertThat(isLongAfter(Duration.ofSeconds(8))).isFalse();
    }

    @Test
    void noListIsRememberedForMoreThanTenSeconds() {
        counted(LONGEST + 1, () -> Long.MAX_VALUE);
        assertThat(isLongAfter(Duration.ofMillis(9_999))).isTrue();
        assertThat(isLongAfter(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void aGuessMakesNoListShort() {
        counted(LONGEST + 1, () -> 10);
        assertThat(isLongAfter(Duration.ofMillis(3_999))).isTrue();
    }

    @Test
    void aListThatHasBecomeShortIsForgotten() {
        counted(LONGEST + 1, () -> 100_000);
        counted(LONGEST, () -> 100_000);
        assertThat(has()).isFalse();
    }

    @Test
    void nobodyGuessesHowLongAShortListIs() {
        counted(LONGEST, () -> {
            throw new AssertionError("asked");
        });
        assertThat(has()).isFalse();
    }

    private boolean asked() {
        return lists.has("all", Visibility.everything(), () -> counted(LONGEST + 1, () -> 0));
    }

    @Test
    void aListThatIsInUseIsCountedAnewBesideItsReaders() {
        counted(LONGEST + 1, () -> 0);
        nanos.addAndGet(Duration.ofMillis(1_999).toNanos());
        assertThat(asked()).isTrue();
        assertThat(beside).isEmpty();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(asked()).isTrue();
        beside.forEach(Runnable::run);
        assertThat(beside).hasSize(1);
        assertThat(isLongAfter(Duration.ofMillis(3_999))).isTrue();
        assertThat(asked()).isTrue();
        assertThat(beside).hasSize(1);
    }

    @Test
    void aListThatWasLeftIsCountedByWhoeverReadsItNext() {
        counted(LONGEST + 1, () -> 0);
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(asked()).isFalse();
        assertThat(beside).isEmpty();
    }
}
