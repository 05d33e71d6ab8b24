package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.notifications.HouseMail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;

/** A house that tells customers of changes, and what its tests ask of it. */
abstract class AnnouncedContract {

    static final String ALL = "/api/announcements";
    static final String REFUNDS = "{\"process\": \"refund-request\"}";

    final ApplicationContext house;
    Office office;
    HouseMail mail;

    AnnouncedContract(ApplicationContext house) throws IOException {
        this.house = house;
        this.office = new Office(house);
        this.mail = new HouseMail(house);
    }

    @BeforeEach
    void mailsLeave() throws IOException {
        mail.close();
        CleanHouse.empty(house);
        office = new Office(house);
        mail = new HouseMail(house);
    }

    @AfterEach
    void mailsStay() throws IOException {
        mail.close();
    }

    void rounds() {
        house.getBean(Announcements.class).tellCustomers();
        house.getBean(Coming.class).tell();
        house.getBean(Calls.class).ask();
    }

    void announce(String subject, String who) {
        Http.Answer published = office.as("olga")
                .with("Idempotency-Key", subject)
                .post(
                        ALL,
                        """
                        {"effectiveOn": "2026-04-01", "concerned": %s,
                         "subject": {"en": "%s", "de": "Neu"}, "text": {"en": "More.", "de": "Mehr."},
                         "point": {"en": "%s!", "de": "Neu!"}}"""
                                .formatted(who, subject, subject));
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
    }

    String refund(String customer, String mailbox) {
        String address = mailbox.isEmpty() ? "" : ", \"email\": \"" + mailbox + "@customer.example\"";
        String reference = Office.refund(
                office.as("carla"),
                "{\"id\": \"%s\", \"name\": \"Kim\", \"language\": \"en\"%s}".formatted(customer, address));
        office.machinesWork();
        return reference;
    }

    void sendAgain() {
        JsonNode unsent = office.as("omar").get("/api/notices/unsent").json().get("items");
        assertThat(unsent.toString()).contains("announcement");
        unsent.forEach(each -> assertThat(office.as("omar")
                        .post("/api/notices/" + each.get("id").asText() + "/resend", "")
                        .status())
                .isLessThan(300));
    }

    /** What customers were written to about changes, in order. */
    List<String> changes() {
        return mail.subjects().stream()
                .filter(List.of("Prices", "Rules", "Hours")::contains)
                .toList();
    }

    /** What is to be told by somebody who calls. */
    List<String> calls() {
        List<String> all = new ArrayList<>();
        office.as("carla")
                .get("/api/work?view=all&process=tell-customer")
                .json()
                .get("items")
                .forEach(item -> all.add(office.as("carla")
                        .get("/api/work/" + item.get("id").asText())
                        .body()));
        return all;
    }

    JsonNode only() {
        JsonNode items = office.as("olga").get(ALL).json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    /** As the case itself says it, and as a list of cases does. */
    List<String> toSay(String reference) {
        List<String> said = pointsAt("/cases/" + reference);
        assertThat(pointsAt("/cases?case=" + reference)).isEqualTo(said);
        return said;
    }

    private List<String> pointsAt(String path) {
        return office.as("carla").get(ALL + path).json().findValuesAsText("point");
    }
}
