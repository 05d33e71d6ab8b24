package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.readmodel.QueueStay;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemLedgerTests {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final List<TimelineEntry> story = new ArrayList<>();

    private static Instant minute(int minute) {
        return NINE.plusSeconds(minute * 60L);
    }

    private static TaskView item(@Nullable Integer doneAt) {
        return new TaskView(
                "T-1",
                "RF-1",
                "I-1",
                "I-1",
                "E-1",
                "A-1",
                "D-1",
                "refund-request",
                "Task_ReviewRefund",
                "Review refund",
                null,
                null,
                50,
                doneAt == null ? TaskView.State.OPEN : TaskView.State.COMPLETED,
                NINE,
                doneAt == null ? null : minute(doneAt),
                doneAt == null ? null : "anna",
                null,
                null,
                null,
                null,
                List.of("refunds"),
                Map.of(),
                List.of(),
                null,
                0,
                1);
    }

    private void line(int minute, String kind, String step, String task, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("task", task);
        story.add(new TimelineEntry(story.size(), minute(minute), kind, step, "anna", data));
    }

    private void line(int minute, String kind) {
        line(minute, kind, "Task_ReviewRefund", "T-1", Map.of());
    }

    private void held(int minute, String kind, String to) {
        line(minute, kind, "Task_ReviewRefund", "T-1", Map.of("to", to));
    }

    private ItemLedger ledger(@Nullable Integer doneAt, String waitingFor) {
        return ItemLedger.of(
                item(doneAt),
                story,
                List.of(new QueueStay("refunds", NINE, "new", doneAt == null ? null : minute(doneAt), "done")),
                waitingFor,
                minute(100));
    }

    @Test
    void timeIsWorkedWhileSomebodyHasItAndWaitedOtherwise() {
        held(10, "work-claimed", "anna");
        line(30, "work-parked");
        line(50, "work-woken");
        line(60, "work-skipped");
        line(60, "work-released");
        held(70, "work-assigned", "bruno");
        line(90, "work-completed");

        ItemLedger ledger = ledger(90, "us");

        assertThat(ledger.firstTouchedAt()).isEqualTo(minute(10));
        assertThat(ledger.worked()).isEqualTo((20 + 10 + 20) * 60);
        assertThat(ledger.waited()).isEqualTo(Map.of("queue", 20 * 60L, "parked", 20 * 60L));
        assertThat(ledger.reassigned()).isEqualTo(1);
        assertThat(ledger.skipped()).isEqualTo(1);
        assertThat(ledger.parked()).isEqualTo(1);
        assertThat(ledger.finishedAt()).isEqualTo(minute(90));
    }

    @Test
    void aStepThatWaitsForTheCustomerSaysSoOfItsTime() {
        assertThat(ledger(null, "customer").waited()).isEqualTo(Map.of("customer", 100 * 60L));
    }

    @Test
    void aReturnCountsAgainstTheLastWorkAtTheStepWhereTheErrorArose() {
        line(20, "work-completed");
        line(
                40,
                "returned",
                "Task_ApproveRefund",
                "T-2",
                Map.of("from", "Task_ApproveRefund", "to", "Task_ReviewRefund", "cause", "wrong-data"));

        ItemLedger ledger = ledger(20, "us");

        assertThat(ledger.returned()).isNull();
        assertThat(ledger.sentBack())
                .isEqualTo(
                        new ItemLedger.Returned(minute(40), "wrong-data", "Task_ApproveRefund", "Task_ReviewRefund"));
    }

    @Test
    void whatWasDoneAgainBeforeTheReturnIsNotToBlame() {
        line(20, "work-completed");
        line(30, "work-completed", "Task_ReviewRefund", "T-9", Map.of());
        line(40, "returned", "Task_ApproveRefund", "T-2", Map.of("to", "Task_ReviewRefund", "cause", "wrong-data"));

        assertThat(ledger(20, "us").sentBack()).isNull();
    }
}
