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

    @Test
    void aCallIsAskedForOnceADay() {
        String reference = office.aRefundToReview();
        CustomerPage page = page(reference);
        String fields = "phone=" + URLEncoder.encode("+31 20 555 0199", StandardCharsets.UTF_8)
                + "&about=The+date&form=" + page.seal("/call-back");

        assertThat(page.posted("/call-back", fields.replaceFirst("phone=[^&]*", "phone=none"))
                        .status())
                .isEqualTo(422);
        assertThat(page.posted("/call-back", fields).header("Location")).endsWith("said=call-back");
        assertThat(page.posted("/call-back", fields).header("Location")).endsWith("said=call-back-today");
        clock.advance(Duration.ofHours(3));
        office.machinesWork();

        JsonNode calls =
                office.as("carla").get("/api/cases?process=work-item").json().get("items");
        assertThat(calls).hasSize(1);
        String call = calls.get(0).get("reference").asText();
        assertThat(story(reference)).contains("The customer asks to be called.", "Belongs together with " + call + ".");
        assertThat(office.get(call).at("/variables/description").asText())
                .isEqualTo("Number: +31 20 555 0199\nThe date");
        assertThat(office.get(call).at("/variables/workGroup").asText()).isEqualTo("front-office");
        clock.advance(Duration.ofDays(1));
        assertThat(page.posted("/call-back", fields.replaceFirst("form=.*", "form=" + page.seal("/call-back")))
                        .header("Location"))
                .endsWith("said=call-back");
    }
}
