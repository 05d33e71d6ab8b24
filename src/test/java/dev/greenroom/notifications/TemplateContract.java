package dev.greenroom.notifications;

import static dev.greenroom.notifications.Mailroom.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseViews;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Texts of messages that process owners write; the same on every database. */
abstract class TemplateContract extends MailroomContract {

    private static final String TEMPLATES = "/api/notices/templates";

    TemplateContract(ApplicationContext house) {
        super(house);
    }

    private static String change(int version, String subject, String body) {
        return """
               {"process": "refund-request", "kind": "received", "language": "en", "expectedVersion": %d,
                "subject": %s, "body": %s}"""
                .formatted(version, subject, body);
    }

    private JsonNode received() {
        JsonNode lines = room.office
                .as("olga")
                .get(TEMPLATES + "?process=refund-request")
                .json()
                .get("items");
        for (JsonNode each : lines) {
            if (each.get("kind").asText().equals("received")
                    && each.get("language").asText().equals("en")) {
                return each;
            }
        }
        throw new AssertionError("No text in " + lines);
    }

    @Test
    void anOwnersTextIsSentAndCanBeGivenBack() throws MessagingException, IOException {
        Http olga = room.office.as("olga");
        assertThat(received().get("from").asText()).isEqualTo("shipped");
        assertThat(olga.put(TEMPLATES, change(0, "\"Hello {name}\"", "\"We have it.\\nBy {date}\\n{reason}\""))
                        .status())
                .isEqualTo(200);
        assertThat(received().get("from").asText()).isEqualTo("own");
        String reference = room.refund("jan@customer.example", "en");
        room.node().drain(room.mail);
        assertThat(room.letter(0).getSubject()).isEqualTo("Hello Änne <Meyer>");
        assertThat(part(room.letter(0), 0))
                .isEqualToNormalizingNewlines(
                        "We have it.\nBy Monday, 16 March 2026\n\nSee at any time how it stands: https://house.example/s/"
                                + reference + "\n");

        Http.Answer outdated = olga.put(TEMPLATES, change(0, "\"Other\"", "\"Text\""));
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.json().get("version").asInt()).isEqualTo(1);
        assertThat(olga.put(TEMPLATES, change(1, "null", "null")).status()).isEqualTo(200);

        assertThat(received().get("from").asText()).isEqualTo("shipped");
        JsonNode versions = olga.get(TEMPLATES + "/versions?process=refund-request&kind=received&language=en")
                .json()
                .get("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).get("subject").asText()).isEqualTo("Hello {name}");
        assertThat(versions.get(1).get("changedBy").asText()).isEqualTo("Olga");
    }

    private static String still(String process, String language, String body) {
        return """
               {"process": "%s", "kind": "still-working", "language": "%s", "expectedVersion": 0,
                "subject": "Still there", "body": "%s"}"""
                .formatted(process, language, body);
    }

    @ParameterizedTest
    @CsvSource({"insurance-claim,en", "insurance-claim,de", "*,en", "*,de"})
    void aTextThatHasToSayWhyIsRefusedWithoutTheReason(String process, String language) {
        Http olga = room.office.as("olga");
        for (String without : List.of("We are at it.", "We are at it: {reason}, by {date}.")) {
            Http.Answer refused = olga.put(TEMPLATES, still(process, language, without));
            assertThat(refused.status()).as(without).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("body");
            assertThat(refused.json().at("/errors/0/message").asText()).contains("{reason}", "{process}");
        }
        assertThat(olga.put(TEMPLATES, still("refund-request", language, "We are at it."))
                        .status())
                .isEqualTo(200);
        Http.Answer saved = olga.put(TEMPLATES, still(process, language, "We are at it.\\n{process}: {reason}"));
        assertThat(saved.status()).isEqualTo(200);
        saved.json().get("items").forEach(each -> assertThat(each.get("needs"))
                .hasSize(each.get("kind").asText().equals("still-working") ? 1 : 0));
    }

    @Test
    void anOlderTextWithoutTheReasonIsSentWithIt() throws MessagingException, IOException {
        older(NoticeKind.STILL_WORKING, "Wir sind noch dabei.");
        claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        room.clock.advance(Duration.ofDays(28));

        room.bean(StillWorking.class).tellSilent();
        sender.drain(room.mail);

        assertThat(part(room.letter(1), 0))
                .contains("Wir sind noch dabei.", "Warum es noch nicht fertig ist: Wir prüfen Ihre Unterlagen.");
    }

    @ParameterizedTest
    @CsvSource({
        "Fertig bis {date}: {reason}",
        "Neu seit {before}: {reason}",
        "{reason} Mehr hier: {link}",
        // As whoever corrects a comma of an older text puts it in force: with the line that was added for them to read.
        "'Fertig bis {date}: {reason}\n\nWarum es noch nicht fertig ist: {reason}'"
    })
    void anOlderTextThatNamesTheReasonBesideSomethingElseGivesItOnce(String older)
            throws MessagingException, IOException {
        older(NoticeKind.STILL_WORKING, older);
        claim("jo@customer.example", "12000");
        sender.drain(room.mail);
        room.clock.advance(Duration.ofDays(28));

        room.bean(StillWorking.class).tellSilent();
        sender.drain(room.mail);

        assertThat(part(room.letter(1), 0)).containsOnlyOnce("Wir prüfen Ihre Unterlagen.");
    }

    @ParameterizedTest
    @CsvSource({"Neuer Termin: {date}, 0", "Neuer Termin: {date} Grund: {reason}, 1"})
    void onlyADateWhoseTextSaysWhyBeginsTheDaysAnew(String text, int quietOnes) {
        older(NoticeKind.DATE_MOVED, text);
        String claim = claim("jo@customer.example", "12000");
        room.clock.advance(Duration.ofDays(20));
        assertThat(office.as("sven")
                        .post(
                                "/api/cases/" + claim + "/promises",
                                "{\"date\": \"2026-08-27\", \"reason\": \"The expert is ill\"}")
                        .status())
                .isEqualTo(201);
        room.clock.advance(Duration.ofDays(8));

        room.bean(StillWorking.class).tellSilent();

        assertThat(room.states())
                .filteredOn(state -> state.startsWith("still-working"))
                .hasSize(1 - quietOnes);
    }

    /** As it was written before such a text had to name the reason. */
    private void older(NoticeKind kind, String body) {
        assertThat(room.bean(NoticeTemplates.class)
                        .add(
                                new NoticeTemplates.Place("insurance-claim", kind, "de"),
                                0,
                                "Noch dabei",
                                body,
                                "olga",
                                room.clock.instant()))
                .isTrue();
    }

    @Test
    void aPlaceholderThatDoesNotExistIsNamed() {
        Http.Answer refused =
                room.office.as("olga").put(TEMPLATES, change(0, "\"Hello {nmae}\"", "\"Pay {iban} now }\""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").toString())
                .contains("{nmae}", "{iban}", "} is no placeholder", "missing");
        assertThat(refused.json().get("errors")).hasSize(3);
        assertThat(room.office
                        .as("berta")
                        .put(TEMPLATES, change(0, "\"a\"", "\"b\""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTextIsTriedOnARealCase() {
        String reference = room.refund("jan@customer.example", "en");
        String trial =
                """
                {"process": "refund-request", "kind": "date-moved", "language": "de", "subject": "Neu: {reference}",
                 "body": "{name}, {before} → {date}\\n{link}" %s}""";

        JsonNode newest = room.office
                .as("olga")
                .post(TEMPLATES + "/preview", trial.formatted(""))
                .json();
        assertThat(newest.get("subject").asText()).isEqualTo("Neu: " + reference);
        assertThat(newest.get("text").asText())
                .contains("Änne <Meyer>, Freitag, 13. März 2026 → Montag, 16. März 2026", "https://");
        Http.Answer unknown =
                room.office.as("olga").post(TEMPLATES + "/preview", trial.formatted(", \"caseReference\": \"RF-1-1\""));
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void anAnnouncementIsWrittenToACustomerOnceWhicheverCasesItConcerns() throws MessagingException, IOException {
        var transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        for (String language : List.of("de", "en")) {
            String reference = room.refund("jan@customer.example", language);
            var told = room.bean(ToldCases.class)
                    .tell(room.bean(CaseViews.class).byReference(reference).orElseThrow(), Locale.ENGLISH);
            transaction.executeWithoutResult(status -> room.bean(Announcing.class)
                    .queue(told, "1", LocalDate.parse("2026-04-01"), "New prices", "Two lines:\none and two."));
        }
        assertThat(room.bean(Announcing.class).areWaiting("1")).isTrue();
        assertThat(room.bean(Announcing.class).areWaiting("2")).isFalse();
        room.node().drain(room.mail);

        assertThat(room.states())
                .filteredOn(state -> state.startsWith("announcement"))
                .containsExactly("announcement sent");
        assertThat(room.letter(2).getSubject()).isEqualTo("New prices");
        assertThat(part(room.letter(2), 0))
                .contains(
                        "Guten Tag Änne <Meyer>,", "Two lines:\none and two.", "Das gilt ab Mittwoch, 1. April 2026.");
        assertThat(room.bean(Announcing.class).areWaiting("1")).isFalse();
    }

    @Test
    void agentsWaitForMessagesThatWereNotTriedNotForThoseThatArePutOff() throws IOException {
        String reference = room.refund("jan@customer.example", "en");
        var told = room.bean(ToldCases.class)
                .tell(room.bean(CaseViews.class).byReference(reference).orElseThrow(), Locale.ENGLISH);
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> room.bean(Announcing.class)
                        .queue(told, "1", LocalDate.parse("2026-04-01"), "New prices", "They change."));
        try (Socket refusing = new Socket()) {
            refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            room.node().drain(room.way(refusing.getLocalPort(), Duration.ofSeconds(5)));
        }
        assertThat(room.bean(Announcing.class).areWaiting("1"))
                .as("nobody has read it while the server is away")
                .isTrue();

        room.mood = Postbox.Mood.OBJECTS;
        room.clock.advance(Duration.ofMinutes(10));
        room.node().drain(room.mail);

        assertThat(room.states()).contains("announcement waiting");
        assertThat(room.bean(Announcing.class).areWaiting("1")).isFalse();
    }
}
