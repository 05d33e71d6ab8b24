package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
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
        assertThat(answer.json().get("notTold")).extracting(JsonNode::asText).containsExactly("Walter");
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
