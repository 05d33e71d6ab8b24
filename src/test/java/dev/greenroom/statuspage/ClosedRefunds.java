package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Refunds that are closed, and what their customers say of them on their page and on the phone. */
abstract class ClosedRefunds {

    @Autowired
    ApplicationContext house;

    Office office;
    Http nobody;
    MovableClock clock;

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        nobody = Http.of(house.getEnvironment());
        clock = house.getBean(MovableClock.class);
    }

    /** Anna has worked on it, and the customer took it back. */
    String aClosedRefund() {
        String reference = office.aRefundToReview();
        Http.Answer returned = office.tryCompleting(
                reference,
                "Task_ReviewRefund",
                "anna",
                "{\"reviewResult\": \"return\", \"returnCause\": \"wrong-data\"}");
        assertThat(returned.status()).as(returned.toString()).isEqualTo(200);
        office.withdraw(reference);
        return reference;
    }

    Http.Answer noted(String reference, String body) {
        return office.as("carla").post("/api/desk/cases/" + reference + "/satisfaction", body);
    }

    String link(String reference) {
        return office.as("carla")
                .post("/api/desk/cases/" + reference + "/status-link", "{}")
                .json()
                .get("path")
                .asText();
    }

    Http.Answer pressed(String link, String fields) {
        return posted(link, fields, seal(link));
    }

    Http.Answer posted(String link, String fields, String seal) {
        return nobody.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", link + "/satisfaction", fields + "&form=" + seal);
    }

    String seal(String link) {
        Matcher seal = Pattern.compile("/satisfaction\">\\s*<input type=\"hidden\" name=\"form\" value=\"([^\"]+)")
                .matcher(nobody.get(link).body());
        assertThat(seal.find()).isTrue();
        return seal.group(1);
    }

    List<String> story(String reference) {
        List<String> lines = new ArrayList<>();
        office.story(reference).forEach(line -> lines.add(line.get("text").asText()));
        return lines;
    }

    JsonNode satisfaction(String reference) {
        return office.as("carla")
                .get("/api/desk/cases/" + reference + "/satisfaction")
                .json();
    }

    /** The case of what is done about it. */
    final String followUp(String reference) {
        return satisfaction(reference).get("followUp").asText();
    }
}
