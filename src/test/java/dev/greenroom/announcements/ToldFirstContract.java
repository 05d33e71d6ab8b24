package dev.greenroom.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Office;
import dev.greenroom.notifications.HouseMail;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers read of a change before agents see what to say; the same on every database. */
abstract class ToldFirstContract {

    private static final String ALL = "/api/announcements";

    private final ApplicationContext house;

    ToldFirstContract(ApplicationContext house) {
        this.house = house;
    }

    @Test
    void agentsSeeWhatToSayOnceTheMessagesHaveGone() throws IOException {
        CleanHouse.empty(house);
        Office office = new Office(house);
        String reference = office.aRefundToReview();
        house.getBean(JdbcClient.class)
                .sql("update case_view set customer_email = 'kim@customer.example'")
                .update();
        Announcements announcements = house.getBean(Announcements.class);
        try (HouseMail mail = new HouseMail(house)) {
            office.as("olga")
                    .with("Idempotency-Key", "first")
                    .post(
                            ALL,
                            """
                            {"effectiveOn": "2026-04-01", "concerned": {"process": "refund-request"},
                             "subject": {"en": "Prices", "de": "Preise"}, "text": {"en": "More.", "de": "Mehr."},
                             "point": {"en": "Two euros.", "de": "Zwei Euro."}}""");
            announcements.tellCustomers();
            announcements.tellCustomers();
            assertThat(all(office).at("/0/state").asText()).isEqualTo("telling");
            assertThat(toSay(office, reference)).isEmpty();

            mail.send();
            announcements.tellCustomers();

            assertThat(all(office).at("/0/state").asText()).isEqualTo("live");
            assertThat(all(office).at("/0/written").asInt()).isEqualTo(1);
            assertThat(toSay(office, reference)).hasSize(1);
        }
    }

    private static JsonNode all(Office office) {
        return office.as("olga").get(ALL).json().get("items");
    }

    private static JsonNode toSay(Office office, String reference) {
        return office.as("carla").get(ALL + "/cases/" + reference).json().get("items");
    }
}
