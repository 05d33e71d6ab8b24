package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.shared.DatabaseAway;
import dev.greenroom.shared.MovableClock;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What the page does not take, and how it says so; the same on every database. */
abstract class StatusPageRefusalContract {

    private static final String POSTCODE = ", \"postcode\": \"10115\"";

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    ApplicationContext house;

    private Office office;
    private Http nobody;
    private MovableClock clock;

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        nobody = Http.of(house.getEnvironment());
        clock = house.getBean(MovableClock.class);
        // Each test has minutes of its own, as callers do.
        clock.advance(Duration.ofMinutes(37L * (TESTS.incrementAndGet() % 16)));
    }

    private CustomerPage page(String reference) {
        return new CustomerPage(office, nobody, reference);
    }

    @Test
    void whatIsSentAfterThePassHasEndedIsSaidToBeLost() {
        CustomerPage page = page(CustomerPage.aClaim(office, POSTCODE)).knowing("10115");
        String seal = page.seal("/call-back");
        clock.advance(Duration.ofHours(4));

        Http.Answer late = page.posted("/call-back", "phone=0301234567&form=" + seal);

        assertThat(late.header("Location")).isEqualTo(page.link() + "?said=not-sent");
        assertThat(page.read("?said=not-sent").body())
                .contains("role=\"alert\"", "so nothing was sent", "Your postcode");
        assertThat(nobody.get(page.link() + "?said=not-sent").body()).doesNotContain("role=\"alert\"");
    }

    @Test
    void postcodesThatAreAllStillLookedAtAreNotMoreThanTen() {
        CustomerPage page = page(CustomerPage.aClaim(office, POSTCODE));
        StatusLinks links = house.getBean(StatusLinks.class);
        StatusLink link = links.find(page.link().substring("/s/".length())).orElseThrow();

        assertThat(IntStream.range(0, 25).filter(tried -> links.mayTry(link))).hasSize(10);
        links.right(link);
        assertThat(links.mayTry(link)).as("the right one begins anew").isTrue();
    }

    @Test
    void whoComesWhileAllTriesAreLookedAtIsAskedToWait() {
        CustomerPage page = page(CustomerPage.aClaim(office, POSTCODE));
        String seal = page.seal("");
        StatusLinks links = house.getBean(StatusLinks.class);
        StatusLink link = links.find(page.link().substring("/s/".length())).orElseThrow();
        IntStream.range(0, 10).forEach(tried -> links.mayTry(link));

        assertThat(page.posted("", "postcode=10115&form=" + seal).status()).isEqualTo(429);
        links.wrong(link);
        assertThat(page.posted("", "postcode=10115&form=" + seal).status()).isEqualTo(404);
    }

    @Test
    void manyPostcodesAtOnceAreNotMoreThanTen() throws Exception {
        CustomerPage page = page(CustomerPage.aClaim(office, POSTCODE));
        String seal = page.seal("");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int tried = 0; tried < 25; tried++) {
            String fields = "postcode=" + (20_000 + tried) + "&form=" + seal;
            tries.add(() -> page.posted("", fields).status());
        }
        List<Integer> answers = new ArrayList<>();
        ExecutorService many = Executors.newFixedThreadPool(25);
        try {
            for (Future<Integer> each : many.invokeAll(tries)) {
                answers.add(each.get());
            }
        } finally {
            many.shutdown();
        }

        assertThat(answers.stream().filter(status -> status == 422)).hasSize(10);
        assertThat(answers).isSubsetOf(422, 429, 404);
        assertThat(house.getBean(JdbcClient.class)
                        .sql("select wrong from status_link")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void whateverElseIsAskedThereIsTheSameNothing() {
        String link = page(office.aRefundToReview()).link();
        String nothing = nobody.get("/s/none").body();

        for (String place :
                List.of("/s", "/s/", "/s/none/documents", "/s/none/nothing", link + "/nothing", link + "/")) {
            assertThat(nobody.get(place).status()).as(place).isEqualTo(404);
            assertThat(nobody.get(place).body()).as(place).isEqualTo(nothing);
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            assertThat(nobody.send(method, "/s/none/nothing", null).body())
                    .as(method)
                    .isEqualTo(nothing);
        }
        Http.Answer head = nobody.send("HEAD", "/s/none", null);
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.header("WWW-Authenticate")).isEmpty();
        assertThat(head.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(nobody.send("HEAD", link, null).status()).isEqualTo(200);
        assertThat(nobody.send("DELETE", link, null).body()).isEqualTo(nothing);
        Http.Answer again = nobody.get(link + "/call-back?lang=de");
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo(link + "?lang=de");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInTheCustomersWords() {
        String link = page(office.aRefundToReview()).link();
        String large = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.pdf\"\r\n\r\n%PDF-1.4 "
                + "x".repeat(12 * 1024 * 1024) + "\r\n--cut--\r\n";
        Http sender = nobody.with("Content-Type", "multipart/form-data; boundary=cut");

        Http.Answer refused = sender.with("Accept-Language", "de").send("POST", link + "/documents?lang=de", large);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.body())
                .contains(
                        "<html lang=\"de\">",
                        "Eine Datei darf höchstens 10 MB haben.",
                        "href=\"" + link + "?lang=de\"",
                        "Zurück zu meinem Fall")
                .doesNotContain("??");
        assertThat(sender.send("POST", "/s/none/documents", large).body())
                .isEqualTo(nobody.get("/s/none").body());
    }

    /** What the page answers when this goes wrong while it is looked up whose link it is. */
    private MockHttpServletResponse answered(RuntimeException failure) throws Exception {
        StatusLinks links =
                new StatusLinks(
                        house.getBean(JdbcClient.class),
                        house.getBean(CaseViews.class),
                        house.getBean(CustomerStatuses.class),
                        house.getBean(StatusKeys.class),
                        house.getBean(StatusPageSettings.class),
                        clock) {
                    @Override
                    Optional<StatusLink> find(String token) {
                        throw failure;
                    }
                };
        HandlerExceptionResolver resolver = house.getBean("handlerExceptionResolver", HandlerExceptionResolver.class);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/s/token");
        request.addHeader("Accept-Language", "de");
        new StatusDoor(links, house.getBean(Nowhere.class), resolver).doFilter(request, answer, new MockFilterChain());
        return answer;
    }

    @Test
    void thatTheDatabaseIsAwayIsSaidInTheCustomersWords() throws Exception {
        MockHttpServletResponse away = answered(new DataAccessResourceFailureException("away"));

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getContentAsString(StandardCharsets.UTF_8))
                .contains("<html lang=\"de\">", "Wir können im Moment nicht antworten.")
                .doesNotContain("Es wurde nichts geändert");
        assertThat(answered(new DataAccessResourceFailureException("ended", new SQLException("ended", "57014")))
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void ourOwnFaultsAreNotTheDatabases() throws Exception {
        RuntimeException engine =
                new IllegalStateException("engine", new SQLTransientConnectionException("no connection"));

        assertThat(DatabaseAway.isMeantBy(engine)).isTrue();
        assertThat(DatabaseAway.isMeantBy(new DuplicateKeyException("twice"))).isFalse();
        assertThat(DatabaseAway.isMeantBy(new DataIntegrityViolationException("too long")))
                .isFalse();
        assertThat(answered(new DataIntegrityViolationException("too long")).getStatus())
                .isEqualTo(500);
    }

    @Test
    void aFormThatCannotBeReadIsRefusedInTheCustomersWords() {
        String link = page(office.aRefundToReview()).link();

        Http.Answer broken =
                nobody.with("Content-Type", "multipart/form-data").send("POST", link + "/documents", "no parts");
        Http.Answer large = nobody.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", link + "/call-back", "about=" + "x".repeat(2 * 1024 * 1024));
        Http.Answer json = nobody.post(link + "/call-back", "{\"phone\": 1}");

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.body()).contains("We could not read what you sent.", "href=\"" + link + "\"");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body()).contains("What you sent is too large.");
        assertThat(json.status()).isEqualTo(403);
        assertThat(json.body()).contains("<html lang=\"en\">", "Please try again.");
    }
}
