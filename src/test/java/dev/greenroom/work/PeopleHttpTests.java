package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sven says what people can and who stands in for whom; the work follows. */
@GreenroomTest
class PeopleHttpTests {

    private static final String AWAY =
            """
            {"away": {"from": "2026-03-02T00:00:00Z", "until": "2026-03-09T00:00:00Z", "substitute": "walter"}}""";

    private final ApplicationContext context;
    private final MovableClock clock;
    private QueueModel queue;

    PeopleHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(MovableClock.class);
        this.queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        context.getBean(StandIns.class).look();
        queue = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office");
    }

    @AfterEach
    void nobodyIsAway() {
        CleanHouse.empty(context);
        context.getBean(StandIns.class).look();
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    @Test
    void whoSignsInByATokenWasSeenOnTheirLastDay() {
        Staff staff = context.getBean(Staff.class);
        Caller tom = new Caller("tom-by-token", "Tom", Set.of(Role.TEAM_LEAD), Set.of(), Set.of());
        staff.remember(tom);
        Instant week = clock.instant();
        assertThat(staff.seenSince(week)).contains(tom.name());

        clock.advance(Duration.ofDays(7));
        assertThat(staff.seenSince(week.plusSeconds(1))).doesNotContain(tom.name());
        staff.remember(tom);
        assertThat(staff.seenSince(week.plusSeconds(1))).contains(tom.name());
    }

    private Http.Answer change(String name, String body) {
        return as("sven").put("/api/people/" + name, body);
    }

    @Test
    void aSupervisorSaysWhatSomebodyCanAndWhenTheyAreHere() {
        Http.Answer changed = change(
                "carla",
                """
                {"skills": {"motor": 2, "english": 5}, "calendar": "nl-office",
                 "hours": {"monday": ["09:00-12:30", "13:00-17:00"]}, "version": 0}""");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        JsonNode carla = as("carla").get("/api/people/me").json();
        assertThat(((ObjectNode) carla).remove("mailLeaves").asBoolean(true)).isFalse();
        assertThat(carla).isEqualTo(changed.json());
        assertThat(carla.at("/skills/motor").asInt()).isEqualTo(2);
        assertThat(carla.at("/hours/monday/1").asText()).isEqualTo("13:00-17:00");
        assertThat(carla.get("version").asInt()).isEqualTo(1);
        assertThat(carla.get("teams")).extracting(JsonNode::asText).containsExactly("front-office");
        assertThat(change("carla", "{\"skills\": {}, \"version\": 0}").status()).isEqualTo(409);
        assertThat(as("carla").put("/api/people/carla", "{\"skills\": {}}").status())
                .isEqualTo(403);
        assertThat(as("carla").get("/api/people/cem").status()).isEqualTo(403);
        assertThat(as("carla").get("/api/people").status()).isEqualTo(403);
        assertThat(change("nobody", "{}").status()).isEqualTo(404);
    }

    @Test
    void everyFieldThatCannotBeRightIsNamed() {
        Http.Answer refused = change(
                "carla",
                """
                {"skills": {"Motor!": 2, "english": 6}, "calendar": "moon",
                 "hours": {"monday": ["09:00-08:00"], "someday": []},
                 "away": {"from": "2026-03-09T00:00:00Z", "until": "2026-03-02T00:00:00Z", "substitute": "carla"},
                 "salary": 1}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "salary",
                        "calendar",
                        "skills.Motor!",
                        "skills.english",
                        "hours.monday",
                        "hours.someday",
                        "away.until",
                        "away.substitute");
    }

    @Test
    void whoHasTheSkillIsOfferedTheItemWithTheReason() {
        String motor = queue.item(QueueModel.MOTOR, 50, 0);
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        change("carla", "{\"skills\": {\"motor\": 1}}");
        assertThat(as("carla").post("/api/work/next", "{}").status()).isEqualTo(204);
        change("carla", "{\"skills\": {\"motor\": 2}}");

        JsonNode given = as("carla").post("/api/work/next", "{}").json();

        assertThat(given.get("id").asText()).isEqualTo(motor);
        assertThat(given.get("reasons")).extracting(JsonNode::asText).contains("needs motor");
        assertThat(as("sven").get("/api/people/carla").json().at("/load/items").asInt())
                .isEqualTo(1);
    }

    @Test
    void aSubstituteIsOfferedTheWorkOfTheAbsentAndMayTakeOverWhatTheyHold() {
        String held = queue.item(QueueModel.PLAIN, 50, 0);
        as("carla").post("/api/work/" + held + "/claim", "{}");
        String free = queue.item(QueueModel.PLAIN, 50, 0);
        assertThat(as("walter").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(as("walter").post("/api/work/" + held + "/claim", "{}").status())
                .isEqualTo(403);

        assertThat(change("carla", AWAY).status()).isEqualTo(200);

        JsonNode mine = as("walter").get("/api/work?view=mine").json().get("items");
        assertThat(mine).hasSize(1);
        assertThat(mine.at("/0/id").asText()).isEqualTo(held);
        assertThat(mine.at("/0/mayTakeOver").asBoolean()).isTrue();
        assertThat(as("walter")
                        .get("/api/work/counts")
                        .json()
                        .at("/counts/mine/count")
                        .asInt())
                .isEqualTo(1);
        Http.Answer taken = as("walter").post("/api/work/" + held + "/claim", "{}");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
        assertThat(taken.json().get("assignee").asText()).isEqualTo("walter");
        assertThat(as("walter").post("/api/work/next", "{}").json().get("id").asText())
                .isEqualTo(free);
        assertThat(as("anna").post("/api/work/next", "{}").status()).isEqualTo(204);
    }

    @Test
    void aSubstituteSeesWhatTheAbsentWereToldOf() {
        String held = queue.item(QueueModel.PLAIN, 50, 0);
        as("carla").post("/api/work/" + held + "/claim", "{}");
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(ToldRows.class)
                        .add(List.of(new ToldRows.Telling(
                                List.of(held), Set.of("carla"), new Told("late", false, clock.instant())))));
        assertThat(as("walter").get("/api/work?view=told").json().get("items")).isEmpty();
        change("carla", AWAY);
        assertThat(as("walter")
                        .get("/api/work?view=told")
                        .json()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(held);
    }

    @Test
    void whoIsAwayHearsNothingByMailAndWhoStandsInHearsItInstead() {
        change("walter", "{\"messages\": {\"address\": \"w@house.example\", \"escalations\": \"en\"}}");
        String sven = "{\"messages\": {\"address\": \"s@house.example\", \"escalations\": \"en\"}%s}";
        change("sven", sven.formatted(""));
        assertThat(told("sven")).contains("sven", "supervisors");
        assertThat(told("walter")).contains("walter").doesNotContain("sven", "supervisors");

        String away = ", \"away\": {\"from\": \"2026-03-02T00:00:00Z\", \"until\": \"2026-03-09T00:00:00Z\"%s}";
        change("sven", sven.formatted(away.formatted(", \"substitute\": \"walter\"")));
        assertThat(told("sven")).isEmpty();
        assertThat(told("walter")).contains("walter", "sven", "supervisors");

        change("sven", sven.formatted(away.formatted("")));
        assertThat(told("sven")).as("nobody stands in").isEmpty();
        assertThat(told("walter")).doesNotContain("sven", "supervisors");
        clock.advance(Duration.ofDays(7));
        assertThat(told("sven")).contains("sven", "supervisors");
    }

    @Test
    void mailAddressesAreChecked() {
        for (String wrong :
                List.of("berta", "Berta <berta@house.example>", "a@b@c", "a b@house.example", "a@house..example")) {
            Http.Answer answer =
                    change("berta", "{\"messages\": {\"address\": \"%s\", \"escalations\": \"en\"}}".formatted(wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("messages.address");
        }
    }

    /** What somebody hears of by mail. */
    private Set<String> told(String name) {
        return context.getBean(Colleagues.class).readers().stream()
                .filter(reader -> reader.name().equals(name))
                .flatMap(reader -> reader.told().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void whoIsBackIsNotStoodInForAnyMore() {
        queue.item(QueueModel.PLAIN, 50, 0);
        change("carla", AWAY);
        clock.advance(Duration.ofDays(7));
        assertThat(as("walter").post("/api/work/next", "{}").status()).isEqualTo(204);
    }

    @Test
    void whatNobodyWantsThreeTimesGoesToTheLeadOfItsTeam() {
        QueueModel.deployed(context.getBean(ProcessEngine.class), "refunds");
        String item = queue.item(QueueModel.PLAIN, 50, 0);
        for (String person : new String[] {"anna", "berta", "sven"}) {
            Http.Answer skipped = as(person).post("/api/work/" + item + "/skip", "{\"reason\": \"too hard\"}");
            assertThat(skipped.status()).as(skipped.toString()).isEqualTo(200);
        }

        JsonNode now = as("sven").get("/api/work/" + item).json();

        assertThat(now.get("groups")).extracting(JsonNode::asText).contains("refunds-lead");
        assertThat(now.get("priority").asInt()).isEqualTo(70);
        assertThat(as("sven")
                        .get("/api/cases/" + now.get("caseReference").asText() + "/timeline")
                        .body())
                .contains("was skipped three times and goes to Refunds leads");
        clock.advance(Duration.ofHours(5));
        assertThat(as("anna").post("/api/work/next", "{}").status()).isEqualTo(204);
        assertThat(as("berta").post("/api/work/next", "{}").json().get("id").asText())
                .isEqualTo(item);
    }
}
