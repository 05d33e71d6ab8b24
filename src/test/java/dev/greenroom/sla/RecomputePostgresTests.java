package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomPostgresTest;
import java.time.Duration;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * Also with many cases; {@code -Dgreenroom.recompute.cases=100000 -Dsurefire.jvm=-XX:+UseParallelGC} for as many as a big
 * house has, on a quiet machine.
 */
@GreenroomPostgresTest
class RecomputePostgresTests extends RecomputeContract {

    private static final int CASES = Integer.getInteger("greenroom.recompute.cases", 600);
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final String OPEN_ON_TUESDAY =
            """
            {"zone": "Europe/Amsterdam", "weekly": {"monday-friday": ["09:00-17:00"]}, "holidays": [{"named": "nl"}]}""";

    @Test
    void aHolidayMovesWhatItTouchesInManyCasesWithinAMinute() {
        loans(1);
        ClonedCases clones = new ClonedCases(jdbc);
        clones.copy(CASES, "LN-");
        // Begun on six days; the dates are none that follow from that, so that the first change writes every one of
        // them.
        jdbc.update("update sla_row set since = since + shift, warn_at = warn_at + shift + interval '1 minute',"
                + " due_at = due_at + shift + interval '1 minute' from (select id as shifted,"
                + " (ascii(right(id, 1)) % 6) * interval '1 day' as shift from sla_row) s where id = shifted");
        jdbc.execute("analyze");
        done(change(1, OPEN_ON_TUESDAY), MOST.multipliedBy(5));
        long began = System.nanoTime();
        JsonNode told = preview();
        Duration previewed = Duration.ofNanos(System.nanoTime() - began);

        began = System.nanoTime();
        JsonNode outcome = done(change(2, CLOSED_ON_TUESDAY), MOST.multipliedBy(5));
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf(
                "%d cases, %s clocks, %s moved (the preview told %s) in %.1f s; preview in %.1f s%n",
                CASES,
                outcome.get("total"),
                outcome.get("moved"),
                told.get("count"),
                took.toMillis() / 1000.0,
                previewed.toMillis() / 1000.0);
        assertThat(told.get("count").asLong())
                .isPositive()
                .isLessThan(outcome.get("total").asLong());
        assertThat(outcome.get("moved").asLong()).isEqualTo(told.get("count").asLong());
        assertThat(outcome.get("checked").asLong())
                .isEqualTo(outcome.get("total").asLong());
        assertThat(took).isLessThan(MOST);
        everyDateIsRight();
        everyTimerWaitsForTheFirstEnd();
        clones.removeAll();
    }

    private void everyTimerWaitsForTheFirstEnd() {
        assertThat(number(
                        """
                        select count(*) from act_ru_job j join (select root_instance_id, min(due_at) as due from sla_row
                            where closed_at is null and late_at is null group by root_instance_id) s
                        on s.root_instance_id = j.process_instance_id_ where j.handler_cfg_ = 'SubProcess_Late'
                        and j.duedate_ at time zone '%s' <> s.due"""
                                .formatted(TimeZone.getDefault().getID())))
                .isZero();
    }
}
