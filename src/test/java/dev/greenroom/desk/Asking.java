package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.Office;

/** Carla has a customer on the line. */
record Asking(Office office) {

    private static final String HURRY = "{\"reason\": \"customer-waits\", \"note\": \"canary of the desk\"}";

    JsonNode answer(String reference) {
        return office.as("carla").get("/api/desk/cases/" + reference).json();
    }

    Http.Answer nudge(String reference) {
        return office.as("carla").post("/api/desk/cases/" + reference + "/nudges", HURRY);
    }

    long ask(String reference, String text) {
        Http.Answer asked =
                office.as("carla").post("/api/desk/cases/" + reference + "/questions", "{\"text\": \"" + text + "\"}");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        return asked.json().at("/forColleagues/questions/0/id").asLong();
    }

    Http.Answer told(String reference, String date) {
        return office.as("carla").post("/api/desk/cases/" + reference + "/told", "{\"date\": \"" + date + "\"}");
    }

    void moves(String reference, String date) {
        Http.Answer moved = office.as("berta")
                .post(
                        "/api/cases/" + reference + "/promises",
                        "{\"date\": \"" + date + "\", \"reason\": \"The shop answers late.\"}");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
    }
}
