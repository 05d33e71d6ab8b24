package dev.greenroom.notifications;

import static dev.greenroom.notifications.Mailroom.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.TellCustomer;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.CaseViews;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** What customers are told by message, and who tells them when none reaches them; the same on every database. */
abstract class NoticeContract extends MailroomContract {

    NoticeContract(ApplicationContext house) {
        super(house);
    }

    @Test
    void aNewCaseIsAnsweredOnceInTheCustomersLanguage() throws MessagingException, IOException {
        String reference = room.refund("aenne@customer.example", "de");

        sender.drain(room.mail);
        sender.drain(room.mail);

        assertThat(room.server.taken()).hasSize(1);
        MimeMessage letter = room.letter(0);
        assertThat(letter.getAllRecipients()[0]).hasToString("aenne@customer.example");
        assertThat(letter.getSubject()).isEqualTo("Wir haben Ihr Anliegen erhalten (" + reference + ")");
        assertThat(part(letter, 0))
                .contains(
                        "Guten Tag Änne <Meyer>,",
                        "Sie hören von uns bis Montag, 16. März 2026.",
                        "So steht es jederzeit: https://house.example/s/" + reference)
                .doesNotContain("{");
        assertThat(part(letter, 1))
                .contains(
                        "Änne &lt;Meyer&gt;",
                        "<html lang=\"de\">",
                        "<a href=\"https://house.example/s/" + reference + "\">");
        assertThat(room.states()).containsExactly("received sent");
        assertThat(office.story(reference))
                .anySatisfy(line -> assertThat(line.get("text").asText()).contains("message: we have received it"));
    }

    @Test
    void aMovedDateIsQueuedBeforeItIsShownAndNeedsNobodysCall() throws MessagingException, IOException {
        String reference = room.refund("jan@customer.example", "en");

        room.promise(reference, "2026-03-25");

        assertThat(room.states()).containsExactly("received waiting", "date-moved waiting");
        assertThat(room.tellItems()).isZero();
        sender.drain(room.mail);
        assertThat(part(room.letter(1), 0))
                .contains(
                        "New date: Wednesday, 25 March 2026",
                        "Date until now: Monday, 16 March 2026",
                        "Why: The bank needs longer");
        JsonNode ledger =
                office.as("carla").get("/api/cases/" + reference + "/promises").json();
        assertThat(ledger.get("items").get(0).get("told").get("through").asText())
                .isEqualTo("mail");
    }

    @Test
    void whoHasNoAddressOrWantsNoMessagesIsToldByAPerson() {
        String without = room.refund("", "en");
        room.promise(without, "2026-03-25");
        assertThat(room.tellItems()).isOne();

        String wish = "/api/notices/customers/C-7";
        assertThat(office.as("carla").put(wish, "{}").status()).isEqualTo(422);
        assertThat(office.as("carla").put(wish, "{\"wantsMessages\": \"no\"}").status())
                .isEqualTo(422);
        assertThat(office.as("carla").get(wish).json().get("wantsMessages").asBoolean())
                .isTrue();
        assertThat(office.as("carla").put(wish, "{\"wantsMessages\": false}").status())
                .isEqualTo(200);
        assertThat(office.story(without))
                .anySatisfy(line -> assertThat(line.get("text").asText()).contains("wants no messages"));
        String unwilling = room.refund("jan@customer.example", "en");
        room.promise(unwilling, "2026-03-25");

        assertThat(room.tellItems()).isEqualTo(2);
        assertThat(room.states()).isEmpty();
    }

    @Test
    void aCustomerStopsTheMailsOnTheirPageAndWantsThemAgain() {
        String reference = room.refund("jan@customer.example", "en");
        String link = office.as("carla")
                .post("/api/desk/cases/" + reference + "/status-link", "{}")
                .json()
                .get("path")
                .asText();

        assertThat(presses(link, "off").header("Location")).endsWith("said=mails-off");
        assertThat(page(link)).contains("You get no e-mails from us.").doesNotContain("jan@customer.example");
        assertThat(office.story(reference).get(0).get("text").asText())
                .isEqualTo("The customer noted that the customer wants no messages.");
        room.promise(reference, "2026-03-25");
        assertThat(room.tellItems()).as("a person tells it").isOne();
        assertThat(presses(link, "on").header("Location")).endsWith("said=mails-on");
        assertThat(page(link)).contains("We write you an e-mail when something changes.");
        assertThat(room.states()).containsExactly("received waiting");
        String without = office.as("carla")
                .post("/api/desk/cases/" + room.refund("", "en") + "/status-link", "{}")
                .json()
                .get("path")
                .asText();
        assertThat(page(without)).doesNotContain("News by e-mail");
    }

    private String page(String link) {
        return Http.of(house.getEnvironment()).get(link).body();
    }

    private Http.Answer presses(String link, String mails) {
        Matcher seal = Pattern.compile("/mails\">\\s*<input type=\"hidden\" name=\"form\" value=\"([^\"]+)")
                .matcher(page(link));
        assertThat(seal.find()).isTrue();
        return Http.of(house.getEnvironment())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", link + "/mails", "mails=" + mails + "&form=" + seal.group(1));
    }

    @Test
    void nobodyIsWrittenToAboutWorkOfOurOwn() {
        String reference = room.refund("jan@customer.example", "en");
        house.getBean(CustomerDeeds.class)
                .callMe(house.getBean(CaseViews.class).byReference(reference).orElseThrow(), "030 1234567", null);
        office.machinesWork();
        String call = office.as("carla")
                .get("/api/cases?process=work-item")
                .json()
                .at("/items/0/reference")
                .asText();

        for (String date : new String[] {"2026-03-25", "2026-03-27"}) {
            assertThat(office.as("sven")
                            .post(
                                    "/api/cases/" + call + "/promises",
                                    "{\"date\": \"" + date + "\", \"reason\": \"Nobody answers\"}")
                            .status())
                    .isEqualTo(201);
        }
        office.complete(call, "Task_DoWork", "carla", "{\"workResult\": \"done\", \"outcomeNote\": \"Called.\"}");

        assertThat(room.states()).containsExactly("received waiting");
        assertThat(room.tellItems()).isZero();
    }

    @Test
    void whatTheServerRefusesIsListedAndTheDateIsToldByAPerson() {
        String reference = room.refund("gone@customer.example", "en");
        room.mood = Postbox.Mood.REFUSES;
        room.promise(reference, "2026-03-25");

        sender.drain(room.mail);

        assertThat(room.states()).containsExactly("received dead", "date-moved dead");
        assertThat(room.tellItems()).isOne();
        assertThat(office.as("carla").get("/api/notices/unsent").status()).isEqualTo(403);
        JsonNode list = office.as("omar").get("/api/notices/unsent").json().get("items");
        assertThat(list).hasSize(2);
        JsonNode unsent = list.get(1);
        assertThat(unsent.get("caseReference").asText()).isEqualTo(reference);
        assertThat(unsent.get("problem").asText()).isEqualTo("refused-550");
        assertThat(unsent.get("reason").asText()).contains("550");
        assertThat(unsent.toString()).doesNotContain("customer.example");
        room.mood = Postbox.Mood.TAKES;
        String resend = "/api/notices/" + unsent.get("id").asText() + "/resend";
        assertThat(office.as("omar").post(resend, "").status()).isEqualTo(204);
        sender.drain(room.mail);
        assertThat(room.server.taken()).hasSize(1);
        assertThat(office.as("omar").post(resend, "").status()).isEqualTo(404);
        assertThat(office.story(reference))
                .anySatisfy(line -> assertThat(line.get("text").asText()).contains("had a message sent again"));
    }

    @Test
    void whatIsNotSoAnyMoreIsNotSentAgainAndATeamSettlesItsOwn() {
        String reference = room.refund("gone@customer.example", "en");
        room.mood = Postbox.Mood.REFUSES;
        room.promise(reference, "2026-03-25");
        sender.drain(room.mail);
        room.promise(reference, "2026-03-27");
        JsonNode moved = office.as("berta")
                .get("/api/notices/unsent")
                .json()
                .get("items")
                .get(0);
        assertThat(moved.get("kind").asText()).isEqualTo("date-moved");
        String deed = "/api/notices/" + moved.get("id").asText();

        assertThat(office.as("berta").post(deed + "/resend", "").status()).isEqualTo(409);

        room.jdbc.sql("update work_item_group set group_key = 'warehouse'").update();
        room.jdbc.sql("update work_item set assignee = null, done_by = null").update();
        assertThat(office.as("berta").get("/api/notices/unsent").json().get("items"))
                .isEmpty();
        assertThat(office.as("berta")
                        .post(deed + "/drop", "{\"reason\": \"old\"}")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("omar")
                        .post(deed + "/drop", "{\"reason\": \"old\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void allThatCouldNotBeSentIsSentAgainEachForItself() {
        String good = room.refund("gone@customer.example", "en");
        String old = room.refund("gone@customer.example", "en");
        room.mood = Postbox.Mood.REFUSES;
        room.promise(old, "2026-03-25");
        sender.drain(room.mail);
        room.promise(old, "2026-03-27");
        assertThat(office.as("carla").post("/api/notices/unsent/resend", "").status())
                .isEqualTo(403);

        JsonNode first =
                office.as("omar").post("/api/notices/unsent/resend?limit=2", "").json();
        JsonNode rest = office.as("omar")
                .post(
                        "/api/notices/unsent/resend?limit=2&cursor="
                                + first.get("next").asText(),
                        "")
                .json();

        assertThat(first.get("done").asInt()).isOne();
        assertThat(first.get("refused").asInt()).isOne();
        JsonNode refused = first.get("items").get(0);
        assertThat(refused.get("caseReference").asText()).isEqualTo(old);
        assertThat(refused.get("code").asText()).isEqualTo("notice-outdated");
        assertThat(refused.get("detail").asText()).isEqualTo("What it says is not so any more.");
        assertThat(rest.get("items").get(0).get("caseReference").asText()).isEqualTo(good);
        assertThat(rest.has("next")).isFalse();
        assertThat(room.states())
                .containsExactly("received waiting", "received waiting", "date-moved dead", "date-moved waiting");
    }

    @Test
    void anEndedCaseSaysHowAndTheSilentAreRemembered() throws MessagingException, IOException {
        String quiet = room.refund("quiet@customer.example", "en");
        String ended = room.refund("jan@customer.example", "en");
        office.withdraw(ended);
        sender.drain(room.mail);
        assertThat(room.states()).containsExactly("received sent", "received sent", "decided sent");
        assertThat(part(room.letter(2), 0)).contains("Your request was closed at your wish.");

        room.clock.advance(Duration.ofDays(14));
        room.bean(StillWorking.class).tellSilent();
        room.bean(StillWorking.class).tellSilent();

        assertThat(room.jdbc
                        .sql("select reference from notice where kind = 'still-working'")
                        .query(String.class)
                        .list())
                .containsExactly(quiet);
    }

    @Test
    void oneThatCannotBeToldKeepsNoneOfTheOthersAndOldCasesAreRememberedToo() {
        String broken = room.refund("broken@customer.example", "en");
        room.clock.advance(Duration.ofMinutes(1));
        String fine = room.refund("fine@customer.example", "en");
        room.jdbc.sql("delete from notice_case").update();
        room.jdbc
                .sql("update case_view set definition_id = 'gone:1:1' where reference = :reference")
                .param("reference", broken)
                .update();
        StillWorking freshlySetUp = new StillWorking(
                room.bean(Outbox.class),
                room.ways(),
                room.bean(CaseViews.class),
                room.bean(ToldCases.class),
                room.bean(ProcessCatalog.class),
                room.bean(TellCustomer.class),
                room.clock,
                room.bean(PlatformTransactionManager.class));

        freshlySetUp.tellSilent();
        assertThat(room.states()).containsExactly("received waiting", "received waiting");
        room.clock.advance(Duration.ofDays(14));
        freshlySetUp.tellSilent();

        assertThat(room.jdbc
                        .sql("select reference from notice where kind = 'still-working'")
                        .query(String.class)
                        .list())
                .containsExactly(fine);
    }
}
