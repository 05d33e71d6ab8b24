package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Changes that customers will feel: who is told, who sees what to say, and what followed; the same on every database. */
abstract class AnnouncementContract {

    private static final String ALL = "/api/announcements";

    private final ApplicationContext house;
    private Office office;

    AnnouncementContract(ApplicationContext house) {
        this.house = house;
    }

    @BeforeEach
    void open() {
        CleanHouse.empty(house);
        office = new Office(house);
    }

    private Http.Answer announce(String who) {
        return announce(UUID.randomUUID().toString(), who);
    }

    private Http.Answer announce(String key, String who) {
        return office.as("olga")
                .with("Idempotency-Key", key)
                .post(
                        ALL,
                        """
                        {"effectiveOn": "2026-04-01", "concerned": %s,
                         "subject": {"en": "New prices", "de": "Neue Preise"},
                         "text": {"en": "Our prices change.", "de": "Unsere Preise ändern sich."},
                         "point": {"en": "Say: two euros more.", "de": "Sagen Sie: zwei Euro mehr."}}"""
                                .formatted(who));
    }

    private JsonNode only() {
        JsonNode items = office.as("olga").get(ALL).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private List<String> toSay(String person, String reference) {
        List<String> points = new ArrayList<>();
        office.as(person)
                .get(ALL + "/cases/" + reference)
                .json()
                .get("items")
                .forEach(each -> points.add(each.get("point").asText()));
        return points;
    }

    @Test
    void customersAreWrittenToBeforeAgentsSeeWhatToSayAndAcknowledge() {
        String concerned = office.aRefundToReview();
        Http.Answer published = announce("{\"process\": \"refund-request\"}");
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        assertThat(published.json().get("state").asText()).isEqualTo("telling");
        assertThat(toSay("carla", concerned)).isEmpty();

        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("state").asText()).isEqualTo("live");
        assertThat(only().get("unaware").toString()).contains("Carla", "Cem");
        assertThat(toSay("carla", concerned)).containsExactly("Say: two euros more.");
        String deed = ALL + "/" + published.json().get("id").asText() + "/acknowledge";
        assertThat(office.as("carla").post(deed, "").status()).isEqualTo(204);
        assertThat(office.as("carla").post(deed, "").status()).isEqualTo(204);
        assertThat(toSay("carla", concerned)).isEmpty();
        assertThat(toSay("cem", concerned)).hasSize(1);
        assertThat(only().get("unaware").toString()).contains("Cem").doesNotContain("Carla");
    }

    @Test
    void onlyWhomItConcernsIsConcernedAndContactsThatFollowAreCounted() {
        String concerned = office.aRefundToReview();
        String other = office.start(
                "refund-request",
                "C-2",
                """
                {"orderNumber": "S-2", "amount": 900, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": false, "iban": "NL91ABNA0417164300"}""");
        String who = "{\"process\": \"refund-request\", \"customers\": [\"C-1\"]}";
        assertThat(office.as("olga").post(ALL + "/count", who).json().toString())
                .contains("\"cases\":1", "\"customers\":1");
        log(concerned);
        announce(who);
        house.getBean(Announcements.class).tellCustomers();

        log(concerned);
        log(other);

        assertThat(only().get("contacts").toString()).isEqualTo("{\"delay\":1}");
        assertThat(toSay("carla", other)).isEmpty();
        String id = only().get("id").asText();
        assertThat(office.as("olga").post(ALL + "/" + id + "/end", "").status()).isEqualTo(200);
        assertThat(office.as("olga").post(ALL + "/" + id + "/end", "").status()).isEqualTo(404);
        assertThat(toSay("carla", concerned)).isEmpty();
        log(concerned);
        assertThat(only().get("contacts").toString()).isEqualTo("{\"delay\":1}");
    }

    private void log(String reference) {
        assertThat(office.as("carla")
                        .post(
                                "/api/desk/cases/" + reference + "/contacts",
                                "{\"channel\": \"phone\", \"cause\": \"delay\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsPublishedTwiceWithOneKeyIsThereOnce() {
        String who = "{\"process\": \"refund-request\"}";
        assertThat(announce("mine", who).status()).isEqualTo(201);
        assertThat(announce("mine", who).status()).isEqualTo(200);
        assertThat(announce("mine", "{\"tier\": \"gold\"}").status()).isEqualTo(409);
        assertThat(announce("", who).status()).isEqualTo(400);
        office.aRefundToReview();

        house.getBean(Announcements.class).tellCustomers();

        assertThat(only().get("unreached").asInt()).isOne();
        assertThat(only().get("written").asInt()).isZero();
    }

    @Test
    void whatIsWrongIsNamedAndNotEverybodyMayAnnounce() {
        Http.Answer everybody = announce("{}");
        assertThat(everybody.status()).isEqualTo(422);
        assertThat(everybody.json().get("errors").toString()).contains("concerned.process");
        Http.Answer empty = office.as("olga")
                .with("Idempotency-Key", "wrong")
                .post(ALL, "{\"effectiveOn\": \"soon\", \"customers\": [1]}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().get("errors").toString())
                .contains("effectiveOn", "concerned", "subject", "text", "point", "customers");
        assertThat(office.as("carla")
                        .post(ALL + "/count", "{\"tier\": \"gold\"}")
                        .status())
                .isEqualTo(403);
    }
}
