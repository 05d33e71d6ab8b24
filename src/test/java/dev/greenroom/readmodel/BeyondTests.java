package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A list of more rows than anybody counts is not counted again and again. */
class BeyondTests {

    private static final long MORE = Page.Count.LIMIT + 1;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final Beyond beyond = new Beyond(nanos::get);

    private Page.Count count(String group, Instant at) {
        Where where = new Where()
                .and("w.group_key = any(:groups)")
                .and("w.due_at <= :now")
                .with("groups", new String[] {group})
                .with("now", at);
        return beyond.of(where, () -> {
            asked.incrementAndGet();
            return rows.get();
        });
    }

    @Test
    void whatHasTooManyRowsIsAskedOnceInAWhile() {
        rows.set(MORE);
        assertThat(count("a", Instant.EPOCH)).isEqualTo(new Page.Count(Page.Count.LIMIT, false));
        assertThat(count("a", Instant.EPOCH.plusMillis(250))).isEqualTo(new Page.Count(Page.Count.LIMIT, false));
        assertThat(asked).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        rows.set(7);
        assertThat(count("a", Instant.EPOCH.plusSeconds(4))).isEqualTo(new Page.Count(7, true));
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatCanBeCountedIsCountedEveryTime() {
        rows.set(Page.Count.LIMIT);
        assertThat(count("a", Instant.EPOCH).exact()).isTrue();
        rows.set(MORE);
        assertThat(count("a", Instant.EPOCH).exact()).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anotherQuestionHasAnAnswerOfItsOwn() {
        rows.set(MORE);
        count("a", Instant.EPOCH);
        rows.set(3);
        assertThat(count("b", Instant.EPOCH)).isEqualTo(new Page.Count(3, true));
    }
}
