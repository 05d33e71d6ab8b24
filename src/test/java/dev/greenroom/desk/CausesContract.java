package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What customers ask about, what it costs and how much of everything it is; the same on every database. */
abstract class CausesContract {

    private static final Instant LAST_WEEK = CleanHouse.START.minus(Duration.ofDays(4));

    @Autowired
    private ApplicationContext house;

    private Office office;

    @BeforeEach
    void anEmptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
    }

    private void asked(String process, @Nullable String step, String cause, boolean repeated, Instant at) {
        house.getBean(JdbcTemplate.class)
                .update(
                        "insert into desk_contact (reference, customer_id, process, step, channel, cause, note, person, at,"
                                + " repeated) values ('CL-100001-K', 'C-1', ?, ?, 'phone', ?, 'canary', 'carla', ?, ?)",
                        process,
                        step,
                        cause,
                        at.atOffset(ZoneOffset.UTC),
                        repeated);
    }

    private void someAsked() {
        asked("refund-request", "Task_ReviewRefund", "delay", false, LAST_WEEK);
        asked("refund-request", "Task_ReviewRefund", "delay", true, LAST_WEEK.plusSeconds(60));
        asked("refund-request", "Task_ReviewRefund", "status-check", true, LAST_WEEK.plusSeconds(60));
        asked("refund-request", null, "error", false, LAST_WEEK.plusSeconds(120));
        asked("insurance-claim", "Task_AssessDamage", "status-check", false, CleanHouse.START);
        asked("insurance-claim", "Task_AssessDamage", "status-check", false, LAST_WEEK.minus(Duration.ofDays(200)));
    }

    private JsonNode get(String person, String path) {
        Http.Answer answer = office.as(person).get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Http.Answer put(String person, String path, String body) {
        return office.as(person).put(path, body);
    }

    @Test
    void processesAndStepsAreRankedByTheContactsThatTheyCause() {
        someAsked();

        JsonNode found = get("sven", "/api/desk/causes");

        assertThat(found.get("contacts").asInt()).isEqualTo(5);
        assertThat(found.get("processes").findValuesAsText("process"))
                .containsExactly("refund-request", "insurance-claim");
        assertThat(found.get("steps").findValuesAsText("step"))
                .containsExactly("Task_ReviewRefund", "Task_AssessDamage", "-");
        JsonNode first = found.at("/steps/0");
        assertThat(first.get("contacts").asInt()).isEqualTo(3);
        assertThat(first.get("repeated").asInt()).isEqualTo(2);
        assertThat(first.at("/causes/delay").asInt()).isEqualTo(2);
        assertThat(first.get("stepTitle").asText()).isEqualTo("Review refund");
        assertThat(first.has("cost")).isFalse();
    }

    @Test
    void aCostThatAnOwnerSetsIsTheCostOfEachContact() {
        someAsked();
        assertThat(put("sven", "/api/desk/contact-cost", "{\"amount\": \"6.50\", \"currency\": \"EUR\"}")
                        .status())
                .isEqualTo(403);
        assertThat(put("olga", "/api/desk/contact-cost", "{\"amount\": \"6.505\", \"currency\": \"euro\"}")
                        .json()
                        .get("errors")
                        .findValuesAsText("field"))
                .containsExactly("amount", "currency");
        assertThat(put("olga", "/api/desk/contact-cost", "{\"amount\": \"7\", \"currency\": \"EUR\"}")
                        .status())
                .isEqualTo(200);
        assertThat(put("olga", "/api/desk/contact-cost", "{\"amount\": \"6.50\", \"currency\": \"EUR\"}")
                        .status())
                .isEqualTo(200);

        JsonNode found = get("sven", "/api/desk/causes");

        assertThat(found.at("/costPerContact/amount").asText()).isEqualTo("6.50");
        assertThat(found.at("/costPerContact/setBy").asText()).isEqualTo("Olga");
        assertThat(found.get("cost").asText()).isEqualTo("32.50");
        assertThat(found.at("/steps/0/cost").asText()).isEqualTo("19.50");
    }

    @Test
    void eachRowLeadsToExactlyItsContacts() {
        someAsked();
        JsonNode found = get("sven", "/api/desk/causes");
        found.get("steps").forEach(row -> {
            JsonNode lines = get(
                    "sven",
                    "/api/desk/contacts?process=" + row.get("process").asText() + "&step="
                            + row.get("step").asText());
            assertThat(lines.get("count").asInt()).isEqualTo(row.get("contacts").asInt());
            assertThat(lines.get("items")).hasSize(row.get("contacts").asInt());
            assertThat(lines.toString()).doesNotContain("canary");
        });

        JsonNode first = get("sven", "/api/desk/contacts?process=refund-request&limit=2");
        JsonNode rest = get(
                "sven",
                "/api/desk/contacts?process=refund-request&limit=2&cursor="
                        + first.get("next").asText());
        assertThat(first.get("items").findValuesAsText("cause")).containsExactly("error", "status-check");
        assertThat(rest.get("items").findValuesAsText("cause")).containsExactly("delay", "delay");
        assertThat(rest.has("next")).isFalse();
        assertThat(office.as("sven").get("/api/desk/contacts?cursor=1").status())
                .isEqualTo(400);
    }

    @Test
    void theShareOfContactsIsMeasuredOnceSomebodySaysHowManyThereWere() {
        someAsked();
        assertThat(get("sven", "/api/desk/causes").get("share").has("percent")).isFalse();
        assertThat(put("carla", "/api/desk/contact-volumes", "{\"week\": \"2026-W09\", \"total\": 24}")
                        .status())
                .isEqualTo(403);
        assertThat(put("wim", "/api/desk/contact-volumes", "{\"week\": \"2026-W09\", \"total\": 24}")
                        .status())
                .isEqualTo(403);
        for (String wrong : new String[] {"2026-W12", "2026-W60", "last"}) {
            assertThat(put("sven", "/api/desk/contact-volumes", "{\"week\": \"" + wrong + "\", \"total\": 24}")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        for (int total : new int[] {40, 24}) {
            assertThat(put("sven", "/api/desk/contact-volumes", "{\"week\": \"2026-W09\", \"total\": " + total + "}")
                            .status())
                    .isEqualTo(200);
        }

        JsonNode found = get("sven", "/api/desk/causes");

        assertThat(found.at("/share/percent").asText()).isEqualTo("16.67");
        assertThat(found.at("/share/weeks").asInt()).isEqualTo(1);
        assertThat(found.get("weeks")).hasSize(13);
        assertThat(found.at("/weeks/11/week").asText()).isEqualTo("2026-W09");
        assertThat(found.at("/weeks/11/contacts").asInt()).isEqualTo(4);
        assertThat(found.at("/weeks/12/state").asText()).isEqualTo("running");
    }

    @Test
    void aWeekBeginsOnMondayWhereTheReaderIs() {
        asked("refund-request", null, "delay", false, Instant.parse("2026-03-01T23:30:00Z"));

        assertThat(get("sven", "/api/desk/causes").at("/weeks/11/contacts").asInt())
                .isEqualTo(1);
        assertThat(get("sven", "/api/desk/causes?zone=Europe/Berlin")
                        .at("/weeks/12/contacts")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void savingsRestOnTheMeasuredShareOrSayThatThereIsNone() {
        JsonNode unknown = get("olga", "/api/desk/savings?annualCost=10000000");
        assertThat(unknown.get("shareIs").asText()).isEqualTo("unknown");
        assertThat(unknown.has("aYear")).isFalse();

        JsonNode assumed = get("olga", "/api/desk/savings?annualCost=10000000&share=17&reduction=50");
        assertThat(assumed.get("shareIs").asText()).isEqualTo("assumed");
        assertThat(assumed.get("aYear").asText()).isEqualTo("850000.00");
        assertThat(assumed.get("fiveYears").asText()).isEqualTo("4250000.00");

        for (int i = 0; i < 17; i++) {
            asked("refund-request", null, "delay", false, LAST_WEEK);
        }
        put("olga", "/api/desk/contact-volumes", "{\"week\": \"2026-W09\", \"total\": 100}");
        JsonNode measured = get("olga", "/api/desk/savings?annualCost=10000000");
        assertThat(measured.get("shareIs").asText()).isEqualTo("measured");
        assertThat(measured.get("share").asText()).isEqualTo("17");
        assertThat(measured.get("aYear").asText()).isEqualTo("850000.00");

        JsonNode stillSunday = get("olga", "/api/desk/savings?zone=Pacific/Pago_Pago");
        assertThat(stillSunday.get("measuredTo").asText()).isEqualTo("2026-02-22");
        assertThat(office.as("olga").get("/api/desk/savings?zone=there").status())
                .isEqualTo(400);
        assertThat(office.as("olga").get("/api/desk/savings?share=101").status())
                .isEqualTo(400);
        assertThat(office.as("carla").get("/api/desk/savings").status()).isEqualTo(403);
    }
}
