package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Office;
import dev.greenroom.readmodel.Difference;
import dev.greenroom.readmodel.ReadModelCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the check of the read model knows of clocks and of the time split. */
@GreenroomTest
class ClockCheckTests {

    private final ApplicationContext context;
    private final ReadModelCheck check;
    private final JdbcClient jdbc;
    private Office office;
    private String reference = "";

    ClockCheckTests(
            @Autowired ApplicationContext context, @Autowired ReadModelCheck check, @Autowired JdbcClient jdbc) {
        this.context = context;
        this.check = check;
        this.jdbc = jdbc;
        this.office = new Office(context);
    }

    @BeforeEach
    void aRefundThatWasReviewedForAnHour() {
        CleanHouse.empty(context);
        office = new Office(context);
        reference = office.aRefundToReview();
        office.pass(Duration.ofHours(1));
        office.as("anna").post("/api/work/" + office.itemAt(reference, "Task_ReviewRefund") + "/claim", "{}");
        office.pass(Duration.ofHours(1));
        assertThat(check.differences()).isEmpty();
    }

    private List<String> found() {
        return check.differences().stream().map(Difference::text).toList();
    }

    private void mended() {
        check.rebuild(cases -> {});
        assertThat(check.differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "due_at        | due_at = due_at + interval '1' hour",
                "due_order     | due_order = due_order + interval '1' hour",
                "warn_at       | warn_at = null",
                "sla_key       | sla_key = 'another'",
                "sla_calendar  | sla_calendar = 'uk-office'",
                "sla_unit      | sla_unit = 'calendar-hours'",
                "sla_since     | sla_since = sla_since - interval '1' day",
                "sla_left      | sla_left = 5",
                "sla_paused_at | sla_paused_at = sla_since",
                "sla_paused_for| sla_paused_for = 'customer'"
            })
    void namesABrokenColumnOfAClockAndMendsIt(String column, String change) {
        for (String table : List.of("case_view", "work_item")) {
            jdbc.sql("update " + table + " set " + change).update();
            assertThat(found()).singleElement().asString().startsWith(reference).contains("clock", column);
            mended();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "part            | part = 'customer'",
                "customer        | customer = customer + 3600000",
                "third-party     | third_party = third_party + 3600000",
                "working, queued | queued = queued + 3600000",
                "since           | since = since + interval '1' hour"
            })
    void namesABrokenPartOfTheTimeSplitAndMendsIt(String part, String change) {
        jdbc.sql("update case_time set " + change).update();

        assertThat(found()).isNotEmpty().allMatch(text -> text.startsWith(reference + ": time split differs in "));
        assertThat(found()).anyMatch(text -> text.endsWith(part));
        mended();
        assertThat(jdbc.sql("select working + queued + customer + third_party + system from case_time")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select datediff('MILLISECOND', c.opened_at, t.since) from case_time t"
                                + " join case_view c on c.reference = t.reference")
                        .query(Long.class)
                        .single());
    }
}
