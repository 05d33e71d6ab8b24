package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.cases.Loans;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was told of work that has ended is not kept. */
@GreenroomTest
class ToldRowsTests {

    private static final Told LATE = new Told("late", false, Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void keepsOnlyWhatWasToldOfOpenWork(@Autowired ApplicationContext context, @Autowired JdbcTemplate jdbc) {
        Loans loans = new Loans(context);
        String open = loans.itemAt(loans.start(Loans.LARGE_AND_INCOMPLETE), "Task_CompleteApplication");
        ToldRows told = context.getBean(ToldRows.class);
        told.add(List.of(open, "ended-long-ago"), Set.of("anna", "credit-lead"), LATE);

        told.clean();

        assertThat(jdbc.queryForList("select distinct task_id from work_item_told", String.class))
                .containsExactly(open);
    }
}
