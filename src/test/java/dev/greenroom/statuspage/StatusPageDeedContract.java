package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What customers do on their page; the same on every database. */
abstract class StatusPageDeedContract {

    @Autowired
    ApplicationContext house;

    private Office office;
    private Http nobody;
    private MovableClock clock;

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        nobody = Http.of(house.getEnvironment());
        clock = house.getBean(MovableClock.class);
    }

    private CustomerPage page(String reference) {
        return new CustomerPage(office, nobody, reference);
    }

    private String aClaimWithoutDocuments(String missing) {
        String reference = CustomerPage.aClaim(office, ", \"postcode\": \"10115\", \"language\": \"en\"");
        office.machinesWork();
        office.complete(
                reference,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"missing\", \"missingDocuments\": \"" + missing + "\"}");
        assertThat(office.steps(reference)).contains("Task_AwaitDocuments");
        return reference;
    }

    private List<String> story(String reference) {
        List<String> lines = new ArrayList<>();
        office.story(reference).forEach(line -> lines.add(line.get("text").asText()));
        return lines;
    }

    @Test
    void documentsThatAreAskedForAreSentOneByOneAndTheCaseGoesOnWithTheLast() {
        String reference = aClaimWithoutDocuments("Repair estimate, Police report");
        CustomerPage page = page(reference).knowing("10115");
        assertThat(page.body()).contains("Repair estimate", "Police report", "Documents are missing");

        Http.Answer first = page.sends("repair-estimate", "offer.pdf", "%PDF-1.4 offer");
        assertThat(first.status()).as(first.toString()).isEqualTo(303);
        assertThat(first.header("Location")).endsWith("?said=sent");
        assertThat(page.body())
                .contains("we have it", "still missing", "I have sent everything")
                .doesNotContain("Please send us:");
        assertThat(office.steps(reference)).contains("Task_AwaitDocuments");

        Http.Answer last = page.sends("police-report", "report.txt", "It was the tree.");
        assertThat(last.header("Location")).endsWith("?said=all-sent");
        office.machinesWork();
        assertThat(office.steps(reference)).containsExactly("Task_CheckDocuments");
        assertThat(office.get(reference).at("/variables/documents").asText())
                .isEqualTo("repair-estimate, police-report");
        assertThat(page.body()).doesNotContain("type=\"file\"");
        assertThat(story(reference)).contains("The customer added a document:", "Received: Documents received.");
        JsonNode documents = office.as("anna")
                .get("/api/cases/" + reference + "/documents")
                .json()
                .get("items");
        assertThat(documents.findValuesAsText("name")).containsExactlyInAnyOrder("offer.pdf", "report.txt");
    }

    @Test
    void whoHasSentEverythingSaysSoOnce() {
        String reference = aClaimWithoutDocuments("Repair estimate, Police report");
        CustomerPage page = page(reference).knowing("10115");
        String ofAnother = page.seal("/documents");
        assertThat(page.sends("police-report", "photo.png", "\u0089PNG no picture")
                        .status())
                .as("a name that says something else than the content")
                .isEqualTo(422);
        Http.Answer refused = page.sends("police-report", "run.exe", "MZ");
        assertThat(refused.body()).contains("role=\"alert\"", "Please send a PDF, a picture or plain text.");
        page.sends("police-report", "report.txt", "It was the tree.");
        assertThat(page.posted("/documents-sent", "form=" + ofAnother).status()).isEqualTo(403);
        String seal = page.seal("/documents-sent");

        assertThat(page.posted("/documents-sent", "form=" + seal).header("Location"))
                .endsWith("said=all-sent");
        assertThat(page.posted("/documents-sent", "form=" + seal).header("Location"))
                .endsWith("said=not-awaited");
        assertThat(office.steps(reference)).containsExactly("Task_CheckDocuments");
    }

    @Test
    void nobodySendsWithoutThePostcodeOrWhereNothingIsAwaited() {
        String reference = aClaimWithoutDocuments("Repair estimate");
        CustomerPage knowing = page(reference).knowing("10115");
        CustomerPage stranger = page(reference);

        assertThat(stranger.posted("/documents-sent", "form=" + knowing.seal("/documents"))
                        .header("Location"))
                .isEqualTo(stranger.link());
        assertThat(page(office.aRefundToReview()).body()).doesNotContain("type=\"file\"");
    }

    private JsonNode calls() {
        return office.as("carla").get("/api/cases?process=work-item").json().get("items");
    }

    private Http.Answer asks(CustomerPage page, String phone, String about) {
        return page.posted(
                "/call-back",
                "phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8) + "&about=" + about + "&form="
                        + page.seal("/call-back"));
    }

    @Test
    void aCallThatIsAskedForAgainIsWrittenDownToo() {
        String reference = office.aRefundToReview();
        CustomerPage page = page(reference);

        Http.Answer refused = asks(page, "none", "The+date");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"none\"", ">The date</textarea>");
        assertThat(asks(page, "+31 20 555 0199", "The+date").header("Location")).endsWith("said=call-back");
        clock.advance(Duration.ofMinutes(95));
        Http.Answer again = asks(page, "+31 20 555 0200", "The+bank");
        assertThat(again.header("Location")).endsWith("said=call-back-added");
        assertThat(page.read("?said=call-back-added").body()).contains("We have added this and will call you.");
        office.machinesWork();

        assertThat(calls()).hasSize(1);
        String call = calls().get(0).get("reference").asText();
        assertThat(story(reference))
                .contains(
                        "The customer asks to be called.",
                        "The customer asked once more to be called; added to " + call + ".",
                        "Belongs together with " + call + ".");
        assertThat(office.get(call).at("/variables/description").asText())
                .as("whichever of our languages its readers read")
                .startsWith("Number: +31 20 555 0199 / Nummer: +31 20 555 0199\nThe date\n\nAsked again at ")
                .contains(": / Noch einmal gewünscht um ")
                .endsWith(" Uhr:\nNumber: +31 20 555 0200 / Nummer: +31 20 555 0200\nThe bank");
        assertThat(office.get(call).at("/variables/workGroup").asText()).isEqualTo("front-office");

        done(call);
        assertThat(asks(page, "+31 20 555 0199", "Again").header("Location"))
                .as("the call was made, and another one is wanted")
                .endsWith("said=call-back");
        assertThat(calls()).hasSize(2);
        clock.advance(Duration.ofDays(1));
        assertThat(asks(page, "+31 20 555 0199", "").header("Location")).endsWith("said=call-back");
    }

    private void done(String call) {
        office.complete(call, "Task_DoWork", "carla", "{\"workResult\": \"done\", \"outcomeNote\": \"Called.\"}");
    }

    @Test
    void whoAsksForCallsWithoutEndIsToldWhenNothingMoreIsWrittenDown() {
        CustomerPage page = page(office.aRefundToReview());
        int taken = 0;
        Http.Answer answer = asks(page, "+31 20 555 0199", "x".repeat(1000));
        while (answer.status() == 303 && taken < 20) {
            taken++;
            answer = asks(page, "+31 20 555 0199", "x".repeat(1000));
        }

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("You have asked for a call several times today.");
        assertThat(taken).as("three in each of three pieces of work").isEqualTo(9);
        assertThat(calls()).hasSize(3);
    }

    @Test
    void aCallToMakeIsNoCaseThatItsCustomerSees() {
        String reference = office.aRefundToReview();
        asks(page(reference), "+31 20 555 0199", "");
        office.machinesWork();
        JsonNode call = calls().get(0);
        String desk = "/api/desk/cases/" + call.get("reference").asText();

        assertThat(call.get("channel").asText()).isEqualTo("internal");
        Http.Answer theirs = office.as("carla")
                .with("Idempotency-Key", "internal")
                .post(
                        "/api/cases",
                        "{\"process\": \"refund-request\", \"channel\": \"internal\", \"variables\": {},"
                                + " \"customer\": {\"id\": \"C-1\", \"name\": \"Maria Jansen\"}}");
        assertThat(theirs.status()).isEqualTo(422);
        assertThat(theirs.json().get("errors").findValuesAsText("field")).containsExactly("channel");
        assertThat(office.as("carla")
                        .post(desk + "/status-link", "{}")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("internal-case");
        done(call.get("reference").asText());
        assertThat(office.as("carla")
                        .post(desk + "/satisfaction", "{\"score\": 1}")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("internal-case");
    }
}
