package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;

/** What is done about a low score, and who sees it; the same on every database. */
abstract class StatusPageFollowUpContract extends ClosedRefunds {

    private static final String DONE = "{\"workResult\": \"done\", \"outcomeNote\": \"Called.\"}";

    /** Who takes care of follow-ups of refunds. */
    private Http lead() {
        return office.as("berta");
    }

    private Http.Answer handedIn(String followUp, String data) {
        Http.Answer done = lead().post(
                        "/api/work/" + office.itemAt(followUp, "Task_DoWork") + "/complete",
                        "{\"data\": " + data + "}");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        office.machinesWork();
        return done;
    }

    @Test
    void whoIsNamedInANoteStillSeesWhatIsDoneAboutALowScore() {
        String reference = aClosedRefund();
        pressed(link(reference), "score=1");
        String followUp = followUp(reference);
        String item = office.itemAt(followUp, "Task_DoWork");
        clock.advance(Duration.ofMinutes(1));

        Http.Answer note = lead().post("/api/work/" + item + "/notes", "{\"text\": \"@anna what happened?\"}");

        assertThat(note.status()).as(note.toString()).isBetween(200, 201);
        JsonNode told = office.as("anna").get("/api/work?view=told").json();
        assertThat(told.at("/items")).hasSize(1);
        assertThat(told.at("/items/0/told/stage").asText()).isEqualTo("mentioned");
        assertThat(office.as("anna").get("/api/work/" + item).status()).isEqualTo(200);
    }

    @Test
    void whoWorkedSeesAllThatIsDoneAboutALowScore() {
        String reference = aClosedRefund();
        pressed(link(reference), "score=1");
        String followUp = followUp(reference);
        String first = office.itemAt(followUp, "Task_DoWork");

        handedIn(followUp, "{\"workResult\": \"return\", \"returnCause\": \"wrong-data\"}");
        String clarify = office.itemAt(followUp, "Task_ClarifyWork");
        JsonNode told = office.as("anna").get("/api/work?view=told").json();
        assertThat(told.at("/items")).hasSize(1);
        assertThat(told.at("/items/0/id").asText()).isEqualTo(clarify);
        assertThat(office.as("anna").get("/api/work/" + first).status()).isEqualTo(200);
        assertThat(office.as("anna").get("/api/work/" + clarify).status()).isEqualTo(200);
    }

    @Test
    void aLowScoreOfAStageIsWorkForTheTeamOfThatStageOnce() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=4");
        assertThat(office.get(reference).has("followUp")).isFalse();
        assertThat(satisfaction(reference).has("followUp")).isFalse();

        pressed(link, "phase.received=1");
        String followUp = followUp(reference);
        JsonNode work = office.get(followUp);
        assertThat(work.at("/variables/workGroup").asText()).isEqualTo("front-office");
        assertThat(work.at("/variables/description").asText())
                .isEqualTo("Stage Received: 1 of 5 / Abschnitt Eingegangen: 1 von 5");
        assertThat(work.at("/sla/state").asText()).isEqualTo("on-track");
        assertThat(story(reference)).contains("Belongs together with " + followUp + ".");
        JsonNode told = office.as("anna").get("/api/work?view=told").json();
        assertThat(told.at("/items")).hasSize(1);
        assertThat(told.at("/items/0/id").asText()).isEqualTo(office.itemAt(followUp, "Task_DoWork"));
        assertThat(told.at("/items/0/told/stage").asText()).isEqualTo("low-score");

        pressed(link, "phase.received=2");
        assertThat(office.get(followUp).at("/variables/description").asText()).contains("2 of 5");
        assertThat(works()).isEqualTo(1);
        pressed(link, "score=2");
        assertThat(office.get(followUp(reference)).at("/variables/workGroup").asText())
                .as("the whole is another team's")
                .isEqualTo("refunds-lead");
        assertThat(works()).isEqualTo(2);
    }

    @Test
    void aStageWhoseWorkTheHouseDoesNotKnowIsTheTeamsOfTheWhole() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                StatusPageFollowUpContract.class.getResourceAsStream("/processes/work-item/work-types.dmn"))) {
            String own = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            house.getBean(RepositoryService.class)
                    .createDeployment()
                    .addString("work-types.dmn", own.replace("\"follow-up\"", "\"praise\""))
                    .deploy();
        }
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=4");

        pressed(link, "phase.received=1");

        assertThat(office.get(followUp(reference)).at("/variables/workGroup").asText())
                .isEqualTo("refunds-lead");
    }

    @Test
    void whatTheSameTeamHasInHandNamesTheStage() {
        String reference = aClosedRefund();
        noted(reference, "{\"score\": 1, \"phases\": {\"checking\": 2}}");

        assertThat(works()).isEqualTo(1);
        assertThat(office.get(followUp(reference)).at("/variables/description").asText())
                .contains("Score: 1 of 5", "Stage Checking: 2 of 5 / Abschnitt Prüfung: 2 von 5");

        String whole = followUp(reference);
        handedIn(whole, DONE);
        assertThat(followUp(reference)).as("the last there was").isEqualTo(whole);
        noted(reference, "{\"phases\": {\"checking\": 1}}");
        assertThat(works()).as("it was done with, and this is more").isEqualTo(2);
        assertThat(followUp(reference)).as("what is still to be done").isNotEqualTo(whole);
    }

    private int works() {
        return office.as("berta")
                .get("/api/cases?process=work-item")
                .json()
                .get("items")
                .size();
    }

    @Test
    void whatACustomerSaysAfterItWasTakenCareOfBeginsAnew() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=1");
        String first = followUp(reference);
        handedIn(first, DONE);

        pressed(link, "cause=");
        assertThat(followUp(reference)).isEqualTo(first);
        pressed(link, "words=Still+nothing");
        String second = followUp(reference);
        assertThat(second).isNotEqualTo(first);
        assertThat(office.get(second).at("/variables/description").asText()).contains("Score: 1 of 5");
        assertThat(office.as("anna").get("/api/work?view=told").json().get("items"))
                .hasSize(1);
        pressed(link, "score=5");
        assertThat(office.get(second).at("/variables/description").asText()).contains("Score: 5 of 5");
        handedIn(second, DONE);
        pressed(link, "score=2");
        String third = followUp(reference);
        handedIn(third, DONE);
        pressed(link, "score=1");
        assertThat(followUp(reference))
                .as("somebody took care of it three times")
                .isEqualTo(third)
                .isNotEqualTo(second);
    }
}
