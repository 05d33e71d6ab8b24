package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.readmodel.ReadModelCheck;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/** Work that is put aside and comes back, and work that came to the wrong team. */
@GreenroomTest
class ParkingHttpTests {

    private static final String TOMORROW = "{\"reason\": \"calls back\", \"until\": \"2026-03-03T09:00:00+01:00\"}";

    private final ApplicationContext context;
    private final MovableClock clock;
    private QueueModel queue;

    ParkingHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(MovableClock.class);
        this.queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    private String item() {
        return queue.item(QueueModel.PLAIN, 50, 0);
    }

    private JsonNode park(String item, String body) {
        Http.Answer answer = as("carla").post("/api/work/" + item + "/park", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private int count(String person, String view) {
        return as(person).get("/api/work?view=" + view).json().get("count").asInt();
    }

    private String story(JsonNode item) {
        return as("sven")
                .get("/api/cases/" + item.get("caseReference").asText() + "/timeline")
                .body();
    }

    private void isBack(String item) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !as("carla").get("/api/work/" + item).json().has("parked"));
    }

    @Test
    void whatIsPutAsideLeavesMineAndComesBackOnItsDay() {
        String item = item();

        JsonNode parked = park(item, TOMORROW);

        assertThat(parked.get("assignee").asText()).isEqualTo("carla");
        assertThat(parked.at("/parked/until").asText()).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(parked.at("/parked/reason").asText()).isEqualTo("calls back");
        assertThat(parked.at("/parked/byName").asText()).isEqualTo("Carla");
        assertThat(count("carla", "mine")).isZero();
        assertThat(count("carla", "parked")).isEqualTo(1);
        assertThat(as("carla")
                        .get("/api/work/counts")
                        .json()
                        .at("/counts/parked/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(as("anna").get("/api/work?view=parked").json().get("count").asInt())
                .isZero();
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(story(parked)).contains("Carla put “Do it” aside until 3 March 2026.", "calls back");

        clock.moveTo(CleanHouse.START.plus(Duration.ofDays(1)));
        isBack(item);

        assertThat(count("carla", "mine")).isEqualTo(1);
        assertThat(count("carla", "parked")).isZero();
        assertThat(story(parked)).contains("The day has come: “Do it” is work again.");
        assertThat(context.getBean(ReadModelCheck.class).differences()).isEmpty();
    }

    @Test
    void whatCannotWakeKeepsNothingElseAsleep() {
        String stuck = item();
        park(stuck, TOMORROW);
        String other = item();
        park(other, TOMORROW);
        AtomicBoolean broken = new AtomicBoolean(true);
        ApplicationListener<ApplicationEvent> breaks = event -> {
            if (broken.get()
                    && event instanceof PayloadApplicationEvent<?> told
                    && told.getPayload() instanceof ReadModelChanged changed
                    && changed.taskIds().contains(stuck)) {
                throw new IllegalStateException("cannot be told");
            }
        };
        ApplicationEventMulticaster teller = context.getBean(ApplicationEventMulticaster.class);
        teller.addApplicationListener(breaks);
        try {
            clock.moveTo(CleanHouse.START.plus(Duration.ofDays(1)));
            isBack(other);
            assertThat(as("carla").get("/api/work/" + stuck).json().has("parked"))
                    .isTrue();
            broken.set(false);
            isBack(stuck);
        } finally {
            teller.removeApplicationListener(breaks);
        }
    }

    @Test
    void whatComesToBeAtRiskComesBackBeforeItsDay() {
        String item = queue.item(QueueModel.PATIENT, 50, 0);
        park(item, "{\"reason\": \"on holiday\", \"until\": \"2027-02-01T08:00:00Z\"}");

        JsonNode before = as("carla").get("/api/work/" + item).json();
        clock.moveTo(Instant.parse(before.at("/sla/warnAt").asText()).plusSeconds(1));
        isBack(item);

        assertThat(story(before)).contains("“Do it” is at risk and is work again.");
    }

    @Test
    void itsHolderAndItsSupervisorTakeItUpAgain() {
        String item = item();
        park(item, "{\"reason\": \"waits\"}");
        assertThat(as("cem").post("/api/work/" + item + "/unpark", "{}").status())
                .isEqualTo(403);
        assertThat(as("cem").post("/api/work/" + item + "/park", TOMORROW).status())
                .isEqualTo(409);

        Http.Answer answer = as("sven").post("/api/work/" + item + "/unpark", "{}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().has("parked")).isFalse();
        assertThat(story(answer.json())).contains("Sven took “Do it” up again.");
    }

    @Test
    void throughAnyDoorOneWhoGetsItGetsItAwake() {
        String item = item();
        park(item, TOMORROW);

        context.getBean(TaskService.class).setAssignee(item, "cem");

        assertThat(count("cem", "mine")).isEqualTo(1);
        assertThat(count("sven", "parked")).isZero();
    }

    @Test
    void aWrongDayAndAMissingReasonAreNamed() {
        String item = item();
        for (String until : new String[] {"tomorrow", "2026-03-02T08:00:00Z", "2031-01-01T08:00:00Z"}) {
            Http.Answer refused =
                    as("carla").post("/api/work/" + item + "/park", "{\"until\": \"" + until + "\", \"colour\": 1}");
            assertThat(refused.status()).as(until).isEqualTo(422);
            assertThat(refused.json().get("errors").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("reason", "until", "colour");
        }
        assertThat(as("anna").post("/api/work/" + item + "/park", TOMORROW).status())
                .isEqualTo(403);
    }

    @Test
    void whatCameToTheWrongTeamGoesToAnotherWithTheReason() {
        String item = item();
        as("carla").post("/api/work/" + item + "/claim", "{}");
        String order = "{\"group\": \"%s\", \"reason\": \"it is about a parcel\"}";
        String door = "/api/work/" + item + "/transfer";
        assertThat(as("cem").post(door, order.formatted("warehouse")).status()).isEqualTo(409);
        assertThat(as("berta").post(door, order.formatted("warehouse")).status())
                .isEqualTo(403);
        assertThat(as("carla").post(door, order.formatted("moon-desk")).status())
                .isEqualTo(422);

        Http.Answer answer = as("carla").post(door, order.formatted("warehouse"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("groups")).extracting(JsonNode::asText).containsExactly("warehouse");
        assertThat(answer.json().has("assignee")).isFalse();
        assertThat(story(answer.json())).contains("Carla passed “Do it” on to Warehouse.", "it is about a parcel");
        assertThat(as("walter").post("/api/work/next", "{}").json().get("id").asText())
                .isEqualTo(item);
        assertThat(as("carla").get("/api/work/groups").json().get("items").findValuesAsText("label"))
                .contains("Warehouse", "Front office");
        assertThat(context.getBean(ReadModelCheck.class).differences()).isEmpty();
    }

    @Test
    void aChangedPriorityIsTold() {
        String item = item();
        String order = "{\"priority\": 80, \"reason\": \"gold customer\"}";
        assertThat(as("carla").post("/api/work/" + item + "/priority", order).status())
                .isEqualTo(403);

        Http.Answer answer = as("sven").post("/api/work/" + item + "/priority", order);

        assertThat(answer.json().get("priority").asInt()).isEqualTo(80);
        assertThat(story(answer.json())).contains("Sven set the priority of “Do it” to 80.", "gold customer");
    }
}
