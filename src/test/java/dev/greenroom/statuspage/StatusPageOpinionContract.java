package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers think of a closed case, and what becomes of it; the same on every database. */
abstract class StatusPageOpinionContract extends ClosedRefunds {

    @Test
    void onePressOnThePageSaysItAndTheRestFollows() {
        String reference = aClosedRefund();
        String link = link(reference);
        assertThat(nobody.get(link).body())
                .contains("Are you content with us?", "One press is enough.", "Received")
                .doesNotContain("to come");

        assertThat(pressed(link, "score=4").header("Location")).endsWith("said=thanks");
        assertThat(satisfaction(reference).get("score").asInt()).isEqualTo(4);
        assertThat(satisfaction(reference).has("followUp")).isFalse();
        pressed(link, "cause=slow&words=The+bank%21&phase.received=5&phase.nothing=1");

        JsonNode said = satisfaction(reference);
        assertThat(said.get("score").asInt()).isEqualTo(4);
        assertThat(said.get("cause").asText()).isEqualTo("slow");
        assertThat(said.get("words").asText()).isEqualTo("The bank!");
        assertThat(said.get("phases").toString()).isEqualTo("{\"received\":5}");
        assertThat(said.get("through").asText()).isEqualTo("status-page");
        assertThat(story(reference).get(0)).isEqualTo("The customer is content (4 of 5).");
        assertThat(nobody.get(link).body())
                .contains("You gave us 4 of 5. You can change it until 16 March 2026.", "The bank!")
                .doesNotContain("??");
    }

    @Test
    void aLowScoreBeginsWorkForTheTeamThatCanActAndIsToldToWhoWorked() {
        String reference = aClosedRefund();
        String link = link(reference);

        pressed(link, "score=1");
        pressed(link, "cause=not-reached&words=Nobody+called");

        String followUp = followUp(reference);
        JsonNode work = office.get(followUp);
        assertThat(work.at("/variables/workGroup").asText()).isEqualTo("refunds-lead");
        assertThat(work.at("/variables/description").asText())
                .contains(
                        "Score: 1 of 5 / Bewertung: 1 von 5",
                        "They could not reach us. / Wir waren nicht zu erreichen.")
                .contains("their words stand with " + reference)
                .doesNotContain("Nobody called");
        assertThat(work.at("/sla/state").asText()).isEqualTo("on-track");
        assertThat(work.at("/customer/id").asText()).isEqualTo("C-1");
        assertThat(story(reference))
                .contains("Belongs together with " + followUp + ".", "The customer is not content at all (1 of 5).")
                .noneMatch(line -> line.contains("Nobody called"));
        isSeenByWhoWorked(followUp);
        assertThat(office.as("carla").get("/api/cases?process=work-item").json().get("items"))
                .hasSize(1);
    }

    /** Anna is not of the team that takes care of it, and neither is Carla, who did nothing in the case. */
    private void isSeenByWhoWorked(String followUp) {
        String item = office.itemAt(followUp, "Task_DoWork");
        JsonNode told = office.as("anna").get("/api/work?view=told").json();
        assertThat(told.at("/items")).hasSize(1);
        assertThat(told.at("/count").asInt()).isEqualTo(1);
        assertThat(told.at("/items/0/id").asText()).isEqualTo(item);
        assertThat(told.at("/items/0/told/stage").asText()).isEqualTo("low-score");
        assertThat(office.as("anna").get("/api/work/" + item).status()).isEqualTo(200);
        for (String part : List.of("", "/timeline", "/position", "/documents", "/promises")) {
            assertThat(office.as("anna").get("/api/cases/" + followUp + part).status())
                    .as(part)
                    .isEqualTo(200);
        }
        assertThat(office.as("anna")
                        .post("/api/work/" + item + "/complete", "{\"data\": {\"workResult\": \"done\"}}")
                        .status())
                .isEqualTo(403);
        assertThat(office.as("carla").get("/api/work?view=told").json().get("items"))
                .isEmpty();
        assertThat(office.as("carla").get("/api/work/" + item).status()).isEqualTo(403);
    }

    @Test
    void noLinkFillsTheStory() {
        String reference = aClosedRefund();
        String link = link(reference);
        String seal = seal(link);
        clock.advance(Duration.ofMinutes(1));
        for (int pressed = 0; pressed < 20; pressed++) {
            assertThat(posted(link, "score=" + (4 + pressed % 2), seal).status())
                    .isEqualTo(303);
        }

        assertThat(posted(link, "score=4", seal).status()).isEqualTo(429);
        assertThat(satisfaction(reference).get("score").asInt()).isEqualTo(5);
        clock.advance(Duration.ofMinutes(1));
        assertThat(posted(link, "score=4", seal).status()).isEqualTo(303);
    }

    @Test
    void whoAddsToAScoreHasNotGivenIt() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=4");

        noted(reference, "{\"phases\": {\"received\": 2}}");
        noted(reference, "{\"cause\": \"slow\"}");

        assertThat(nobody.get(link).body()).contains("You gave us 4 of 5.");
        assertThat(satisfaction(reference).get("through").asText()).isEqualTo("status-page");
        assertThat(satisfaction(reference).has("notedBy")).isFalse();
        assertThat(satisfaction(reference).get("phases").toString()).isEqualTo("{\"received\":2}");
        assertThat(story(reference).get(0)).isEqualTo("Carla noted on the phone what the customer thinks of it.");
    }

    @Test
    void whoChangesTheScoreForTheCustomerIsNamedToColleagues() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=4");

        JsonNode noted = noted(reference, "{\"score\": 3, \"phases\": {\"received\": 3}}")
                .json();

        assertThat(noted.get("through").asText()).isEqualTo("phone");
        assertThat(noted.get("notedBy").asText()).isEqualTo("carla");
        assertThat(noted.get("notedByName").asText()).isEqualTo("Carla");
        assertThat(story(reference).get(0))
                .isEqualTo("Carla noted on the phone: the customer is halfway content (3 of 5).");
        assertThat(nobody.get(link).body())
                .contains("You told us on the phone: 3 of 5.")
                .doesNotContainIgnoringCase("carla");
        pressed(link, "score=5");
        assertThat(satisfaction(reference).get("through").asText()).isEqualTo("status-page");
        assertThat(satisfaction(reference).has("notedBy")).isFalse();
        noted(reference, "{\"cause\": \"slow\"}");
        assertThat(story(reference).get(0)).isEqualTo("Carla noted on the phone what the customer thinks of it.");
    }

    @Test
    void whatACustomerWroteIsTakenBackByThemOrByUs() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=2");
        pressed(link, "cause=slow&words=My+secret");
        assertThat(nobody.get(link).body()).contains("My secret", "empty this field");

        pressed(link, "cause=&words=");
        assertThat(satisfaction(reference).has("words")).isFalse();
        assertThat(satisfaction(reference).has("cause")).isFalse();
        assertThat(satisfaction(reference).get("score").asInt()).isEqualTo(2);
        assertThat(story(reference).get(0)).isEqualTo("The customer took back what the customer wrote about it.");

        pressed(link, "words=My+secret");
        clock.advance(Duration.ofDays(40));
        String path = "/api/desk/cases/" + reference + "/satisfaction/words";
        assertThat(office.as("omar").delete(path).status()).isEqualTo(403);
        assertThat(office.as("carla").delete(path).status()).isEqualTo(204);
        assertThat(office.as("carla").delete(path).status()).isEqualTo(204);
        assertThat(satisfaction(reference).has("words")).isFalse();
        assertThat(story(reference).get(0)).isEqualTo("Carla took back what the customer wrote about it.");
        assertThat(story(reference)).containsOnlyOnce("Carla took back what the customer wrote about it.");
        assertThat(house.getBean(JdbcClient.class)
                        .sql("select count(*) from case_variable where value_json like '%secret%'")
                        .query(Integer.class)
                        .single())
                .as("copies that nobody takes back")
                .isZero();
    }

    @Test
    void aCaseThatClosesAgainIsAskedAboutAgain() {
        String reference = aClosedRefund();
        String link = link(reference);
        pressed(link, "score=1");
        pressed(link, "words=Not+fair");
        String first = followUp(reference);
        String seal = seal(link);
        Http.Answer reopened =
                office.as("carla").post("/api/cases/" + reference + "/reopen", "{\"cause\": \"wrong-decision\"}");
        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);
        assertThat(nobody.get(link).body()).doesNotContain("Are you content with us?");
        assertThat(satisfaction(reference).get("words").asText())
                .as("who opened it again reads why")
                .isEqualTo("Not fair");
        assertThat(satisfaction(reference).get("earlier").asBoolean()).isTrue();
        assertThat(followUp(reference)).isEqualTo(first);
        assertThat(posted(link, "score=3", seal).body()).contains("We are working on your case again.");
        office.machinesWork();
        office.withdraw(reference);

        assertThat(nobody.get(link).body())
                .contains("Are you content with us?", "One press is enough.")
                .doesNotContain("You gave us");
        assertThat(posted(link, "cause=slow", seal).body()).contains("Please press a number first");
        assertThat(pressed(link, "score=2").header("Location")).endsWith("said=thanks");
        assertThat(satisfaction(reference).get("score").asInt()).isEqualTo(2);
        assertThat(satisfaction(reference).get("earlier").asBoolean()).isFalse();
        assertThat(followUp(reference)).isNotEqualTo(first);
        assertThat(office.as("sven")
                        .get("/api/reports/satisfaction")
                        .json()
                        .at("/items/0/scores")
                        .toString())
                .isEqualTo("[1,1,0,0,0]");
    }

    @Test
    void agentsNoteItOnThePhoneForClosedCasesAlone() {
        String open = office.aRefundToReview();
        assertThat(noted(open, "{\"score\": 3}").json().get("code").asText()).isEqualTo("case-still-open");
        office.withdraw(open);

        assertThat(noted(open, "{\"cause\": \"slow\"}").json().get("code").asText())
                .isEqualTo("satisfaction-no-score");
        Http.Answer wrong =
                noted(open, "{\"score\": 6, \"cause\": \"weather\", \"phases\": {\"received\": 0, \"x\": 1}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("score", "cause", "phases.received", "phases.x");
        Http.Answer fine = noted(open, "{\"score\": 2, \"words\": \"Slow\", \"phases\": {\"received\": 3}}");
        assertThat(fine.status()).as(fine.toString()).isEqualTo(201);
        assertThat(fine.json().get("through").asText()).isEqualTo("phone");
        assertThat(fine.json().has("followUp")).isTrue();
        assertThat(office.as("omar")
                        .get("/api/desk/cases/" + open + "/satisfaction")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void itIsSaidAndChangedForTwoWeeksAfterTheCaseWasClosed() {
        String reference = aClosedRefund();
        assertThat(office.as("carla")
                        .get("/api/desk/cases/" + reference + "/satisfaction")
                        .status())
                .isEqualTo(204);
        noted(reference, "{\"score\": 5}");
        clock.advance(Duration.ofDays(14));
        assertThat(noted(reference, "{\"score\": 3}").status()).isEqualTo(201);
        String link = link(reference);
        String seal = seal(link);
        clock.advance(Duration.ofSeconds(1));

        assertThat(noted(reference, "{\"score\": 1}").json().get("code").asText())
                .isEqualTo("satisfaction-settled");
        assertThat(posted(link, "score=1", seal).status()).isEqualTo(422);
        assertThat(nobody.get(link).body()).doesNotContain("Are you content with us?", "/satisfaction");
        assertThat(satisfaction(reference).get("score").asInt()).isEqualTo(3);
    }

    @Test
    void resultsAreCountedByProcessAndStage() {
        noted(aClosedRefund(), "{\"score\": 5, \"phases\": {\"received\": 4}}");
        noted(aClosedRefund(), "{\"score\": 2, \"cause\": \"mistake\", \"phases\": {\"received\": 1}}");

        JsonNode items =
                office.as("sven").get("/api/reports/satisfaction").json().get("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).has("phase")).isFalse();
        assertThat(items.get(0).get("average").asDouble()).isEqualTo(3.5);
        assertThat(items.get(0).get("low").asInt()).isEqualTo(1);
        assertThat(items.get(0).get("scores").toString()).isEqualTo("[0,1,0,0,1]");
        assertThat(items.get(0).get("causes").toString()).isEqualTo("{\"mistake\":1}");
        assertThat(items.get(1).get("phase").asText()).isEqualTo("received");
        assertThat(items.get(1).get("average").asDouble()).isEqualTo(2.5);
        assertThat(office.as("sven")
                        .get("/api/reports/satisfaction?from=2020-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(office.as("carla").get("/api/reports/satisfaction").status()).isEqualTo(403);
    }
}
