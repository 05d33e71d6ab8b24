package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.shared.MovableClock;
import dev.greenroom.sla.Promises;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer's page as a browser without a sign-in gets it; the same on every database. */
abstract class StatusPageContract {

    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    ApplicationContext house;

    private Office office;
    private Http nobody;
    private MovableClock clock;
    private JdbcClient jdbc;

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        nobody = Http.of(house.getEnvironment());
        clock = house.getBean(MovableClock.class);
        jdbc = house.getBean(JdbcClient.class);
        // Each test has minutes of its own, as callers do.
        clock.advance(Duration.ofMinutes(37L * (TESTS.incrementAndGet() % 16)));
    }

    private String link(String reference) {
        return made(reference, "{}").get("path").asText();
    }

    private JsonNode made(String reference, String body) {
        Http.Answer made = office.as("carla").post("/api/desk/cases/" + reference + "/status-link", body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private void isNothing(String path) {
        Http.Answer answer = nobody.get(path);
        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(nobody.get("/s/none").body());
        clock.advance(Duration.ofMinutes(1));
    }

    private Http.Answer posted(String path, String fields, String cookie) {
        return nobody.with("Content-Type", "application/x-www-form-urlencoded")
                .with("Cookie", cookie)
                .send("POST", path, fields);
    }

    private static String seal(Http.Answer page) {
        Matcher found = SEAL.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private void promises(String reference, String date, String reason) {
        Http.Answer given = office.as("berta")
                .post(
                        "/api/cases/" + reference + "/promises",
                        "{\"date\": \"" + date + "\", \"reason\": \"" + reason + "\"}");
        assertThat(given.status()).as(given.toString()).isEqualTo(201);
    }

    @Test
    void theCustomerSeesHowTheCaseStandsInTheirLanguage() {
        String reference = office.aRefundToReview();
        String link = link(reference);

        Http.Answer english = nobody.get(link);
        Http.Answer german = nobody.with("Accept-Language", "de-AT,en;q=0.5").get(link);

        assertThat(english.status()).isEqualTo(200);
        assertThat(english.body())
                .contains(
                        "<html lang=\"en\">",
                        reference,
                        "Monday 16 March 2026",
                        "You do not need to do anything.",
                        "aria-current=\"step\"",
                        "2 March 2026")
                .doesNotContain("Maria", "Jansen", "<script", "Task_", "??", " th:", "null")
                .doesNotContainIgnoringCase("carla")
                .doesNotContainIgnoringCase("anna");
        assertThat(german.body()).contains("<html lang=\"de\">", "Montag, 16. März 2026", "Sie müssen nichts tun.");
        assertThat(nobody.with("Accept-Language", "de").get(link + "?lang=en").body())
                .contains("<html lang=\"en\">");
        assertThat(english.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(30_000);
    }

    @Test
    void aBrowserMayDoNextToNothingWithIt() {
        Http.Answer page = nobody.get(link(office.aRefundToReview()));

        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script-src");
        assertThat(nobody.get("/s/none").header("Content-Security-Policy"))
                .isEqualTo(page.header("Content-Security-Policy"));
    }

    @Test
    void aLaterDateIsShownOnceTheCustomerWasToldOfIt() {
        String reference = office.aRefundToReview();
        String link = link(reference);
        promises(reference, "2026-03-25", "The bank needs longer");

        assertThat(nobody.get(link).body())
                .contains("Monday 16 March 2026", "We are checking this day.")
                .doesNotContain("25 March", "The bank needs longer");

        house.getBean(Promises.class).told(reference, "carla", clock.instant(), "phone");
        assertThat(nobody.get(link).body())
                .contains("Wednesday 25 March 2026", "Monday 16 March 2026", "The bank needs longer")
                .doesNotContain("We are checking this day.");

        promises(reference, "2026-03-20", "It went faster");
        assertThat(nobody.get(link).body())
                .contains("Friday 20 March 2026", "Wednesday 25 March 2026", "It went faster");
    }

    @Test
    void aDayThatHasPassedIsNotPromisedAnyMore() {
        String reference = office.aRefundToReview();
        String link = link(reference);
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-03-16T22:59:00Z")));
        assertThat(nobody.get(link).body()).contains("You will hear from us by", "Monday 16 March 2026");

        clock.advance(Duration.ofMinutes(2));
        assertThat(nobody.get(link).body())
                .contains(
                        "We said Monday 16 March 2026. This day has passed.",
                        "We are sorry: it takes longer. You can ask us below to call you.")
                .doesNotContain("You will hear from us by");
        assertThat(nobody.with("Accept-Language", "de").get(link).body())
                .contains("Unser Termin war Montag, 16. März 2026. Dieser Tag ist vorbei.")
                .doesNotContain("Sie hören von uns bis");
        promises(reference, "2026-03-25", "The bank needs longer");
        assertThat(nobody.get(link).body())
                .contains("We are checking a new day and will tell you.")
                .doesNotContain("25 March", "We are checking this day.");
    }

    @Test
    void aLinkThatIsNotOursIsTheSameNothing() {
        String link = link(office.aRefundToReview());
        int first = "/s/".length();
        for (int at = first; at < link.length(); at += 3) {
            char other = link.charAt(at) == 'A' ? 'B' : 'A';
            isNothing(link.substring(0, at) + other + link.substring(at + 1));
        }
        isNothing(link.substring(0, link.length() - 1) + (link.endsWith("B") ? 'C' : 'B'));
        isNothing(link + "A");
        isNothing(link + "=");
        isNothing(link.substring(0, link.length() - 1));
        isNothing("/s/" + UUID.randomUUID());
        assertThat(nobody.get(link).status()).isEqualTo(200);
    }

    @Test
    void aLinkEndsByItselfOrWhenSomebodySaysSoOrWithItsCustomer() {
        String reference = office.aRefundToReview();
        String link = made(reference, "{\"ttlHours\": 2}").get("path").asText();
        clock.advance(Duration.ofHours(2).minusSeconds(1));
        assertThat(nobody.get(link).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        isNothing(link);

        String second = link(reference);
        assertThat(nobody.get(second).status()).isEqualTo(200);
        assertThat(office.as("carla")
                        .delete("/api/desk/cases/" + reference + "/status-link")
                        .status())
                .isEqualTo(204);
        isNothing(second);

        String third = link(reference);
        jdbc.sql("update status_key set retired_at = made_at").update();
        clock.advance(Duration.ofMinutes(2));
        isNothing(third);

        String fourth = link(reference);
        assertThat(nobody.get(fourth).status()).isEqualTo(200);
        jdbc.sql("update case_view set customer_id = null, customer_name = null where reference = :reference")
                .param("reference", reference)
                .update();
        isNothing(fourth);
    }

    @Test
    void theTableOfLinksHasNoLinkInIt() {
        String link = link(office.aRefundToReview());
        byte[] all = Base64.getUrlDecoder().decode(link.substring("/s/".length()));

        List<String> digests =
                jdbc.sql("select digest from status_link").query(String.class).list();

        assertThat(digests).singleElement().satisfies(digest -> assertThat(link).doesNotContain(digest));
        assertThat(all).hasSize(1 + 18 + 32);
    }

    @Test
    void aHundredThousandGuessesOpenNothingAndSoonGetNoAnswer() {
        String link = link(office.aRefundToReview());
        StatusLinks links = house.getBean(StatusLinks.class);
        Random chance = new Random(7);
        byte[] guess = Base64.getUrlDecoder().decode(link.substring("/s/".length()));
        for (int tried = 0; tried < 100_000; tried++) {
            chance.nextBytes(guess);
            guess[0] = 1;
            assertThat(links.find(Base64.getUrlEncoder().withoutPadding().encodeToString(guess)))
                    .isEmpty();
        }

        for (int tried = 0; tried < 30; tried++) {
            assertThat(nobody.get("/s/guess" + tried).status()).isEqualTo(404);
        }
        Http.Answer refused = nobody.get("/s/guess");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(nobody.get(link).status())
                .as("nobody is locked out by a guesser")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(nobody.get("/s/guess").status()).isEqualTo(404);
    }

    private String aClaim(String postcode) {
        return CustomerPage.aClaim(office, postcode);
    }

    @Test
    void aClaimIsShownToWhoKnowsThePostcode() {
        String reference = aClaim(", \"postcode\": \"1012 AB\"");
        String link = link(reference);
        String other = link(reference);

        Http.Answer asked = nobody.get(link);
        assertThat(asked.body()).contains("Your postcode").doesNotContain(reference, "role=\"alert\"");
        assertThat(posted(link, "postcode=1012AB", "").status())
                .as("a form of another site")
                .isEqualTo(403);
        Http.Answer wrong = posted(link, "postcode=1012AC&form=" + seal(asked), "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("role=\"alert\"").doesNotContain(reference);

        Http.Answer right = posted(
                link, "postcode=" + URLEncoder.encode("1012 ab", StandardCharsets.UTF_8) + "&form=" + seal(asked), "");
        assertThat(right.status()).isEqualTo(303);
        assertThat(right.header("Location")).isEqualTo(link);
        assertThat(right.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=" + link);
        String cookie = "GREENROOM_STATUS=" + right.cookie("GREENROOM_STATUS");
        assertThat(nobody.with("Cookie", cookie).get(link).body()).contains(reference);
        assertThat(nobody.with("Cookie", cookie).get(other).body()).doesNotContain(reference);
        clock.advance(Duration.ofHours(4).minusSeconds(1));
        assertThat(nobody.with("Cookie", cookie).get(link).body()).contains(reference);
        clock.advance(Duration.ofSeconds(1));
        assertThat(nobody.with("Cookie", cookie).get(link).body())
                .contains("role=\"alert\"", "You told us your postcode some hours ago.")
                .doesNotContain(reference);
    }

    @Test
    void tenWrongPostcodesEndTheLink() {
        String link = link(aClaim(", \"postcode\": \"1012 AB\""));
        String seal = seal(nobody.get(link));
        for (int tried = 0; tried < 10; tried++) {
            assertThat(posted(link, "postcode=1012A" + (char) ('C' + tried) + "&form=" + seal, "")
                            .status())
                    .isEqualTo(422);
        }

        isNothing(link);
    }

    @Test
    void aCaseWithoutThePostcodeThatIsAskedForGetsNoLink() {
        Http.Answer refused = office.as("carla").post("/api/desk/cases/" + aClaim("") + "/status-link", "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("postcode-unknown");
    }

    @Test
    void linksAreMadeByThoseWhoDealWithCustomersAndTheStorySaysSo() {
        String reference = office.aRefundToReview();
        made(reference, "{\"ttlHours\": 48}");

        assertThat(office.story(reference).get(0).get("text").asText())
                .isEqualTo("Carla made the customer a link to the status page.");
        String path = "/api/desk/cases/" + reference + "/status-link";
        assertThat(office.as("omar").post(path, "{}").status()).isEqualTo(403);
        Http.Answer wrong = office.as("carla").post(path, "{\"ttlHours\": 0, \"to\": \"me\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").findValuesAsText("field")).contains("ttlHours", "to");
    }

    @Test
    void messagesGetALinkWhereTheHouseKnowsItsAddress() {
        String reference = office.aRefundToReview();
        StatusPageSettings.Page page = house.getBean(StatusPageSettings.class).statusPage();
        StatusPageSettings known = new StatusPageSettings(URI.create("https://service.example/"), page);
        StatusLinks links = new StatusLinks(
                jdbc,
                house.getBean(CaseViews.class),
                house.getBean(CustomerStatuses.class),
                house.getBean(StatusKeys.class),
                known,
                house.getBean(Clock.class));

        URI link = links.linkFor(reference).orElseThrow();

        assertThat(link).hasHost("service.example");
        assertThat(nobody.get(link.getPath()).status()).isEqualTo(200);
        URI again = links.linkFor(reference).orElseThrow();
        assertThat(again).as("each try has its own, and both lead there").isNotEqualTo(link);
        assertThat(nobody.get(again.getPath()).status()).isEqualTo(200);
        assertThat(nobody.get(link.getPath()).status()).isEqualTo(200);
        assertThat(links.linkFor(aClaim(""))).isEmpty();
        assertThat(house.getBean(StatusLinks.class).linkFor(reference)).isEmpty();
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle("words.status", Locale.ROOT, exact);
        ResourceBundle german = ResourceBundle.getBundle("words.status", Locale.GERMAN, exact);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(((PropertyResourceBundle) german).keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            for (String sentence : (english.getString(key) + " " + german.getString(key)).split("[.?!:] ?")) {
                assertThat(sentence.split(" ")).as(key).hasSizeLessThanOrEqualTo(20);
            }
        }
    }
}
