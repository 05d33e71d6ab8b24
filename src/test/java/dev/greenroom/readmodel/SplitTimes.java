package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.TimeSplit;
import dev.greenroom.sla.TimeSplits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the time split of every case against the time that has passed while it was open. */
final class SplitTimes {

    private final TimeSplits splits;
    private final JdbcClient jdbc;
    private final Clock clock;

    SplitTimes(ApplicationContext house) {
        this.splits = house.getBean(TimeSplits.class);
        this.jdbc = house.getBean(JdbcClient.class);
        this.clock = house.getBean(Clock.class);
    }

    private record Lived(String reference, OffsetDateTime openedAt, @Nullable OffsetDateTime closedAt) {}

    void sumUp(String description) {
        Instant now = clock.instant();
        jdbc.sql("select reference, opened_at, closed_at from case_view")
                .query(Lived.class)
                .list()
                .forEach(lived -> {
                    OffsetDateTime closedAt = lived.closedAt();
                    Instant end = closedAt == null ? now : closedAt.toInstant();
                    TimeSplit split = splits.of(lived.reference()).orElseThrow().until(now);
                    assertThat(split.elapsed())
                            .as("%s, %s, %s", lived.reference(), split, description)
                            .isEqualTo(Duration.between(lived.openedAt().toInstant(), end)
                                    .minus(closed(lived.reference())));
                    assertThat(split.part() == null).isEqualTo(closedAt != null);
                });
    }

    /** How long a case was closed before it was opened again. */
    private Duration closed(String reference) {
        Duration sum = Duration.ZERO;
        Instant closedAt = Instant.MAX;
        for (Line line : jdbc.sql("select kind, at from timeline_entry where reference = :reference"
                        + " and kind in ('case-closed', 'case-reopened') order by seq")
                .param("reference", reference)
                .query(Line.class)
                .list()) {
            if (line.kind().equals("case-closed")) {
                closedAt = line.at().toInstant();
            } else {
                sum = sum.plus(Duration.between(closedAt, line.at().toInstant()));
            }
        }
        return sum;
    }

    private record Line(String kind, OffsetDateTime at) {}
}
