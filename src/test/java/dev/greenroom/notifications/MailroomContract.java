package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Office;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** Each test begins with an empty house that sends mails, and one node that sends them. */
abstract class MailroomContract {

    final ApplicationContext house;
    Mailroom room;
    Office office;
    Sender sender;

    MailroomContract(ApplicationContext house) {
        this.house = house;
    }

    @BeforeEach
    final void mailIsSetUp() throws IOException {
        room = new Mailroom(house);
        office = room.office;
        sender = room.node();
    }

    @AfterEach
    final void mailIsGone() throws IOException {
        room.close();
    }

    final String claim(String email, String amount) {
        String claim = office.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "insurance-claim", "channel": "phone",
                         "customer": {"id": "C-8", "name": "Jo", "language": "de"%s},
                         "variables": {"policyNumber": "P-2001", "lossType": "motor", "lossDate": "2026-02-20",
                          "estimatedAmount": %s, "injury": false, "description": "A tree fell on the car.",
                          "iban": "NL91ABNA0417164300"}}"""
                                .formatted(email.isEmpty() ? "" : ", \"email\": \"" + email + "\"", amount))
                .json()
                .get("reference")
                .asText();
        office.machinesWork();
        return claim;
    }

    /** We need something from whoever claims. */
    final void misses(String claim) {
        office.complete(
                claim,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"missing\", \"missingDocuments\": \"Repair estimate\"}");
    }

    /** The first call that somebody is asked to make. */
    final JsonNode toTell() {
        return office.as("carla").get("/api/work/" + room.tellItem()).json();
    }

    /** What is missing could not be written, so that a person is asked to tell it. */
    final String claimWithACall() {
        String claim = claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        room.mood = Postbox.Mood.REFUSES;
        misses(claim);
        sender.drain(room.mail);
        return claim;
    }

    /** What could not be sent goes after all. */
    final void sendAgain() {
        room.mood = Postbox.Mood.TAKES;
        room.jdbc
                .sql("update notice set state = 'waiting', attempts = 0, next_at = created_at where state = 'dead'"
                        + " and kind in ('needs-you', 'late')")
                .update();
        int sent = sent();
        sender.drain(room.mail);
        assertThat(sent()).isGreaterThan(sent);
    }

    private int sent() {
        return room.jdbc
                .sql("select count(*) from notice where state = 'sent'")
                .query(Integer.class)
                .single();
    }
}
