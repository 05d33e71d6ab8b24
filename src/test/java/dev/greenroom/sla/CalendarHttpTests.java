package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Olga changes when the office works; Otto was quicker, Anna may only look. */
@GreenroomTest
class CalendarHttpTests {

    private static final String CLOSED_ON_MONDAY =
            """
            {"zone": "Europe/Amsterdam", "weekly": {"monday-friday": ["09:00-12:30", "13:00-17:00"]},
             "holidays": [{"named": "nl"}, {"date": "12-24", "name": "Christmas Eve"}],
             "exceptions": [{"date": "2026-03-09", "open": [], "name": "Moving house"}]}""";

    private final ApplicationContext context;
    private final CalendarStore store;
    private final Http http;

    CalendarHttpTests(@Autowired ApplicationContext context, @Autowired CalendarStore store) {
        this.context = context;
        this.store = store;
        this.http = Http.of(context.getEnvironment());
    }

    @BeforeEach
    @AfterEach
    void asShipped() {
        CleanHouse.empty(context);
        store.refresh();
    }

    private static String change(int expected, String calendar) {
        return "{\"expectedVersion\": " + expected + ", \"calendar\": " + calendar + ", \"note\": \"we move\"}";
    }

    @Test
    void everybodyReadsTheShippedCalendars() {
        JsonNode items = http.as("anna").get("/api/calendars").json().get("items");

        assertThat(items.findValuesAsText("key"))
                .containsExactly("24x7", "de-office", "nl-office", "uk-office", "us-office");
        JsonNode dutch = http.as("anna").get("/api/calendars/nl-office").json();
        assertThat(dutch.get("version").asInt()).isEqualTo(1);
        assertThat(dutch.at("/calendar/weekly/wednesday/0").asText()).isEqualTo("09:00-17:00");
        assertThat(dutch.at("/calendar/weekly/sunday")).isEmpty();
        assertThat(dutch.at("/calendar/holidays/0/named").asText()).isEqualTo("nl");
        assertThat(http.as("anna").get("/api/calendars/moon").status()).isEqualTo(404);
    }

    @Test
    void aPreviewWorksExamplesOutAndChangesNothing() {
        JsonNode preview = http.as("olga")
                .post(
                        "/api/calendars/nl-office/preview",
                        """
                        {"calendar": %s, "examples": [
                          {"openedAt": "2026-03-06T14:00:00Z", "target": 1, "unit": "business-days"},
                          {"openedAt": "2026-03-06T14:00:00Z", "target": 4, "unit": "business-hours"},
                          {"openedAt": "2026-03-06T14:00:00Z", "target": 30000, "unit": "business-hours"}]}"""
                                .formatted(CLOSED_ON_MONDAY))
                .json();

        assertThat(preview.get("version").asInt()).isEqualTo(1);
        assertThat(preview.at("/examples/0/dueNow").asText()).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(preview.at("/examples/0/dueThen").asText()).isEqualTo("2026-03-10T16:00:00Z");
        assertThat(preview.at("/examples/1/dueThen").asText()).isEqualTo("2026-03-10T10:00:00Z");
        assertThat(preview.at("/examples/2/problem").asText()).contains("10 years");
        assertThat(http.as("olga")
                        .get("/api/calendars/nl-office")
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everyDayOfAYearIsOpenClosedAHolidayOrASingleDay() {
        JsonNode days = http.as("anna")
                .get("/api/calendars/nl-office/years/2026")
                .json()
                .get("days");
        assertThat(days).hasSize(365);
        assertThat(days.get(0).toString())
                .isEqualTo("{\"date\":\"2026-01-01\",\"kind\":\"holiday\",\"open\":[],\"name\":\"New Year's Day\"}");
        assertThat(days.get(1).toString())
                .isEqualTo("{\"date\":\"2026-01-02\",\"kind\":\"open\",\"open\":[\"09:00-17:00\"]}");
        assertThat(days.get(2).get("kind").asText()).isEqualTo("closed");

        JsonNode changed = http.as("olga")
                .post("/api/calendars/nl-office/preview", "{\"year\": 2026, \"calendar\": " + CLOSED_ON_MONDAY + "}")
                .json()
                .at("/year/days");
        assertThat(changed.get(1).get("open").toString()).isEqualTo("[\"09:00-12:30\",\"13:00-17:00\"]");
        assertThat(changed.get(67).toString())
                .isEqualTo("{\"date\":\"2026-03-09\",\"kind\":\"exception\",\"open\":[],\"name\":\"Moving house\"}");
        assertThat(changed.get(357).get("name").asText()).isEqualTo("Christmas Eve");
        assertThat(http.as("anna").get("/api/calendars/nl-office/years/1").status())
                .isEqualTo(422);
        assertThat(http.as("anna").get("/api/calendars/nl-office/years/soon").status())
                .isEqualTo(400);
    }

    @Test
    void refusesInTheCallersLanguage() {
        String overlapping =
                "{\"zone\": \"Europe/Berlin\", \"weekly\": {\"monday\": [\"09:00-12:00\", \"11:00-14:00\"]}}";
        String nowhere = "{\"zone\": \"Moon/Sea\", \"weekly\": {\"monday\": [\"09:00-12:00\"]}}";
        String closed = "{\"zone\": \"Europe/Berlin\", \"weekly\": {}}";

        assertThat(refusal("en", overlapping))
                .isEqualTo("The openings 09:00–12:00 and 11:00–14:00 overlap. Give each minute of a day once.");
        assertThat(refusal("de", overlapping))
                .isEqualTo("Die Öffnungen 09:00–12:00 und 11:00–14:00 überschneiden sich."
                        + " Geben Sie jede Minute eines Tages einmal an.");
        assertThat(refusal("de-AT", nowhere))
                .isEqualTo("Die Zeitzone Moon/Sea gibt es nicht. Zeitzonen heißen etwa Europe/Berlin.");
        assertThat(refusal("fr", nowhere)).startsWith("There is no time zone Moon/Sea.");
        assertThat(refusal("de", closed)).contains("keine offene Minute");
    }

    private String refusal(String language, String calendar) {
        Http.Answer refused =
                http.as("olga").with("Accept-Language", language).put("/api/calendars/nl-office", change(1, calendar));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().get("detail").asText())
                .isEqualTo(refused.json().at("/errors/0/message").asText());
        return refused.json().get("detail").asText();
    }

    @Test
    void anOwnersVersionIsInForceAtOnceAndTheFormerOnesAreKept() {
        Http.Answer changed = http.as("olga").put("/api/calendars/nl-office", change(1, CLOSED_ON_MONDAY));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().at("/calendar/version").asInt()).isEqualTo(2);
        assertThat(changed.json().at("/calendar/changedByName").asText()).isEqualTo("Olga");
        assertThat(store.find("nl-office").orElseThrow().openings(LocalDate.of(2026, 3, 9)))
                .isEmpty();
        JsonNode versions =
                http.as("anna").get("/api/calendars/nl-office/versions").json().get("items");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.at("/0/note").asText()).isEqualTo("we move");
        assertThat(versions.at("/0/calendar/exceptions/0/name").asText()).isEqualTo("Moving house");
        assertThat(versions.at("/1/calendar/weekly/monday/0").asText()).isEqualTo("09:00-17:00");
    }

    @Test
    void whoReadAnOlderVersionIsToldSo() {
        http.as("otto").put("/api/calendars/nl-office", change(1, CLOSED_ON_MONDAY));

        Http.Answer late = http.as("olga").put("/api/calendars/nl-office", change(1, CLOSED_ON_MONDAY));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asText()).isEqualTo("changed-meanwhile");
        assertThat(late.json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aNewCalendarBeginsAtZero() {
        assertThat(http.as("olga")
                        .put("/api/calendars/night-shift", change(1, CLOSED_ON_MONDAY))
                        .status())
                .isEqualTo(409);
        JsonNode made = http.as("olga")
                .put(
                        "/api/calendars/night-shift",
                        change(0, "{\"zone\": \"UTC\", \"weekly\": {\"monday\": [\"00:00-24:00\"]}}"))
                .json();
        assertThat(made.at("/calendar/version").asInt()).isEqualTo(1);
        assertThat(made.at("/calendar/shipped").asBoolean()).isFalse();
        assertThat(made.at("/calendar/calendar/weekly/monday/0").asText()).isEqualTo("00:00-24:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone | {'zone': 'Mars/Olympus', 'weekly': {'monday': ['09:00-17:00']}} | Mars",
                "zone | {'weekly': {'monday': ['09:00-17:00']}} | missing",
                "weekly | {'zone': 'UTC', 'weekly': {'monday': []}} | no open minute",
                "weekly | {'zone': 'UTC'} | no open minute",
                "weekly.MONDAY | {'zone': 'UTC', 'weekly': {'monday': ['09:00-13:00', '12:00-17:00']}} | overlap",
                "weekly.monday | {'zone': 'UTC', 'weekly': {'monday': ['x']}} | 09:00-17:00",
                "weekly.monday | {'zone': 'UTC', 'weekly': {'monday': [null]}} | none of them empty",
                "holidays | {'zone': 'UTC', 'weekly': {'monday': ['09:00-17:00']}, 'holidays': [{'named': 'xx'}]} | xx",
                "holidays | {'zone': 'UTC', 'weekly': {'monday': ['09:00-17:00']}, 'holidays': [null]} | none of them",
                "exceptions | {'zone': 'UTC', 'weekly': {'monday': ['09:00-17:00']}, 'exceptions': [{}]} | date",
                "holidays | {'zone': 'UTC', 'weekly': {'monday': ['09:00-17:00']}, 'holidays': [{'nth': 1}]} | month",
                "calendar | null | Hand in",
            })
    void whatCannotBeRightIsRefusedWithTheField(String field, String calendar, String words) {
        String json = calendar.replace('\'', '"');
        for (Http.Answer answer : new Http.Answer[] {
            http.as("olga").put("/api/calendars/nl-office", change(1, json)),
            http.as("olga").post("/api/calendars/nl-office/preview", "{\"calendar\": " + json + "}")
        }) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
            assertThat(answer.json().at("/errors/0/message").asText()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "examples[0].target | {'openedAt': '2026-03-06T14:00:00Z', 'target': -1, 'unit': 'business-days'}",
                "examples[0].target | {'openedAt': '2026-03-06T14:00:00Z', 'target': 4000, 'unit': 'business-days'}",
                "examples[0].target | {'openedAt': '2026-03-06T14:00:00Z', 'target': 1.5, 'unit': 'business-days'}",
                "examples[0].target | {'openedAt': '2026-03-06T14:00:00Z', 'unit': 'business-days'}",
                "examples[0].unit | {'openedAt': '2026-03-06T14:00:00Z', 'target': 1, 'unit': 'moons'}",
                "examples[0].openedAt | {'target': 1, 'unit': 'business-days'}",
            })
    void anExampleThatMakesNoSenseIsRefusedWithTheField(String field, String example) {
        Http.Answer answer = http.as("olga")
                .post(
                        "/api/calendars/nl-office/preview",
                        "{\"calendar\": " + CLOSED_ON_MONDAY + ", \"examples\": [" + example.replace('\'', '"') + "]}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void aPreviewNeedsNoExamples() {
        Http.Answer answer =
                http.as("olga").post("/api/calendars/nl-office/preview", "{\"calendar\": " + CLOSED_ON_MONDAY + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().get("examples")).isEmpty();
    }

    @Test
    void onlyProcessOwnersChangeCalendars() {
        for (String person : new String[] {"anna", "carla", "sven", "omar", "ada"}) {
            assertThat(http.as(person)
                            .put("/api/calendars/nl-office", change(1, CLOSED_ON_MONDAY))
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
    }
}
