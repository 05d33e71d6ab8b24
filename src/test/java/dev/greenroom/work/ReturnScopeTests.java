package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a return takes away with it where the work of a case has parted. */
@GreenroomTest
class ReturnScopeTests {

    private final ApplicationContext house;
    private final Forks forks;

    ReturnScopeTests(@Autowired ApplicationContext context) {
        this.house = context;
        this.forks = new Forks(context);
    }

    private void back(String reference, String from, String to) {
        Http.Answer answer = Http.of(house.getEnvironment())
                .as("anna")
                .post(
                        "/api/work/" + forks.items(reference, from).get(0).id() + "/return",
                        "{\"toStep\": \"" + to + "\", \"cause\": \"wrong-data\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void beforeTheFirstForkEveryBranchIsTakenBack() {
        String reference = forks.parted();
        back(reference, "Task_Glance", "Task_Check");
        assertThat(forks.openSteps(reference)).containsExactly("Task_Check");

        forks.done(reference, "Task_Check");
        assertThat(forks.openSteps(reference)).containsExactlyInAnyOrder("Task_Glance", "Task_First");
    }

    @Test
    void aBranchThatWaitsAtTheJoinIsTakenBackToo() {
        String reference = forks.parted();
        forks.done(reference, "Task_First");
        forks.done(reference, "Task_Second");
        back(reference, "Task_Glance", "Task_Check");
        assertThat(forks.openSteps(reference)).containsExactly("Task_Check");
        finish(reference);
    }

    @Test
    void withinABranchTheOtherOneGoesOn() {
        String reference = forks.parted();
        forks.done(reference, "Task_First");
        back(reference, "Task_Second", "Task_First");
        assertThat(forks.openSteps(reference)).containsExactlyInAnyOrder("Task_Glance", "Task_First");
        finish(reference);
    }

    @Test
    void withinASubProcessItStaysOpen() {
        String reference = forks.parted();
        forks.done(reference, "Task_Glance");
        back(reference, "Task_Look", "Task_Glance");
        assertThat(forks.openSteps(reference)).containsExactlyInAnyOrder("Task_Glance", "Task_First");
        finish(reference);
    }

    @Test
    void aListOfEqualItemsGoesBackAsAWhole() {
        String reference = forks.parted();
        forks.done(reference, "Task_Glance");
        forks.done(reference, "Task_Look");
        forks.done(reference, "Task_First");
        forks.done(reference, "Task_Second");
        assertThat(forks.openSteps(reference)).containsExactly("Task_Each", "Task_Each");
        back(reference, "Task_Each", "Task_Check");
        assertThat(forks.openSteps(reference)).containsExactly("Task_Check");
        finish(reference);
    }

    @Test
    void aListOfEqualItemsIsStartedAnewAsAWhole() {
        String reference = forks.parted();
        forks.done(reference, "Task_Glance");
        forks.done(reference, "Task_Look");
        forks.done(reference, "Task_First");
        forks.done(reference, "Task_Second");
        forks.done(reference, "Task_Each");
        back(reference, "Task_Close", "Task_Each");
        assertThat(forks.openSteps(reference)).containsExactly("Task_Each", "Task_Each");
        finish(reference);
    }

    /** Whatever is open is done until the case has ended; too many or too few branches would show. */
    private void finish(String reference) {
        for (int round = 0; round < 10 && forks.isOpen(reference); round++) {
            forks.openSteps(reference).stream().distinct().forEach(step -> forks.done(reference, step));
        }
        assertThat(forks.isOpen(reference)).isFalse();
        assertThat(forks.openSteps(reference)).isEmpty();
    }
}
