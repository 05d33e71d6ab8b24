package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What colleagues write for each other about a piece of work. */
@GreenroomTest
class NotesHttpTests {

    private final ApplicationContext context;
    private String item = "";

    NotesHttpTests(@Autowired ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void begin() {
        CleanHouse.empty(context);
        item = QueueModel.deployed(context.getBean(ProcessEngine.class), "front-office")
                .item(QueueModel.PLAIN, 50, 0);
    }

    private Http as(String person) {
        return Http.of(context.getEnvironment()).as(person);
    }

    private Http.Answer note(String person, String text) {
        return as(person).post("/api/work/" + item + "/notes", "{\"text\": \"" + text + "\"}");
    }

    @Test
    void whoIsNamedIsToldIfTheyMaySeeTheItem() {
        Http.Answer answer = note("carla", "@Cem, she calls again; @walter knows the parcel, @nobody a@cem.example");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("told")).extracting(JsonNode::asText).containsExactly("Cem");
        assertThat(answer.json().get("notTold")).extracting(JsonNode::asText).containsExactly("Walter", "nobody");
        JsonNode cem = as("cem").get("/api/work?view=told").json();
        assertThat(cem.get("count").asInt()).isEqualTo(1);
        assertThat(cem.at("/items/0/told/stage").asText()).isEqualTo("mentioned");
        assertThat(as("carla").get("/api/work?view=told").json().get("count").asInt())
                .isZero();
        assertThat(as("walter").get("/api/work?view=told").json().get("count").asInt())
                .isZero();
        String reference = cem.at("/items/0/caseReference").asText();
        assertThat(as("sven").get("/api/cases/" + reference + "/timeline").body())
                .contains("Carla noted for Cem:", "she calls again");
    }

    @Test
    void whoSignsInByATokenIsNamedByWhatPeopleCallThemAndGivenWork() {
        String name = UUID.randomUUID().toString();
        context.getBean(Staff.class)
                .remember(new Caller(name, "Nadia Vos", Set.of(Role.FRONT_OFFICE), Set.of("front-office"), Set.of()));

        JsonNode heard = note("carla", "@nadia.vos please call").json();
        Http.Answer given = as("sven").post("/api/work/" + item + "/assign", "{\"user\": \"" + name + "\"}");

        assertThat(heard.get("told")).extracting(JsonNode::asText).containsExactly("Nadia Vos");
        assertThat(heard.get("notTold")).isEmpty();
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        assertThat(given.json().get("assignee").asText()).isEqualTo(name);
    }

    @Test
    void whatIsOfferedIsWhatIsAllowed() {
        assertThat(may("carla")).contains("claim", "complete", "return", "park", "transfer", "notes", "documents");
        assertThat(may("carla")).doesNotContain("assign", "priority", "release", "unpark");
        assertThat(may("sven")).contains("claim", "assign", "priority", "transfer");
        assertThat(may("omar")).isEmpty();
        assertThat(may("ada")).isEmpty();
        as("cem").post("/api/work/" + item + "/claim", "{}");
        assertThat(may("carla")).containsExactly("documents", "notes");
        assertThat(may("cem")).contains("complete", "release", "park").doesNotContain("claim");
        assertThat(may("sven")).contains("release", "assign", "transfer").doesNotContain("complete", "park");
    }

    private List<String> may(String person) {
        List<String> may = new ArrayList<>();
        as(person).get("/api/work/" + item).json().get("may").forEach(each -> may.add(each.asText()));
        return may;
    }

    @Test
    void whoOnlyLooksFiltersByEveryTeamAndNobodyPassesWorkToWhereNobodyWorks() {
        assertThat(as("omar").get("/api/work/groups").json().get("items").findValuesAsText("id"))
                .contains("warehouse", "front-office")
                .doesNotContain("operators", "process-owners");
        assertThat(as("carla")
                        .post("/api/work/" + item + "/transfer", "{\"group\": \"operators\", \"reason\": \"odd\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatNoKeyboardTypesIsRefused() {
        assertThat(note("carla", "a\\u0000b").status()).isEqualTo(422);
        assertThat(as("carla").get("/api/work?q=a%00b").status()).isEqualTo(400);
        assertThat(as("carla").get("/api/work?customer=a%00b").status()).isEqualTo(400);
    }

    @Test
    void whoMayNotSeeTheItemWritesNothingAboutIt() {
        assertThat(note("walter", "hello").status()).isEqualTo(403);
        assertThat(note("omar", "hello").status()).isEqualTo(403);
        assertThat(note("carla", "  ").status()).isEqualTo(422);
        assertThat(note("carla", "x".repeat(2001)).status()).isEqualTo(422);
        assertThat(as("carla")
                        .post("/api/work/none/notes", "{\"text\": \"hi\"}")
                        .status())
                .isEqualTo(404);
    }
}
