package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which looks are written down, and for how long; the same on every database. */
abstract class LookupsContract {

    private static final String CALLS = "/api/desk/calls";

    @Autowired
    private ApplicationContext house;

    @Autowired
    private MovableClock clock;

    @Autowired
    private LookRetention retention;

    private Office office;
    private JdbcTemplate jdbc;

    @BeforeEach
    void anEmptyHouse() {
        CleanHouse.empty(house);
        office = new Office(house);
        jdbc = house.getBean(JdbcTemplate.class);
    }

    private String toCall(int number) {
        return CasesAtRisk.promised(
                house, number, "C-" + number, LocalDate.of(2026, 3, 3), CleanHouse.START.minusSeconds(60));
    }

    private void look(String person, String path) {
        got(office.as(person).get(path));
    }

    /** As a screen does by itself, whose person has not turned to anything else. */
    private void lookAgain(String person, String path) {
        got(office.as(person).with("Look-Again", "true").get(path));
    }

    private static void got(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private List<String> looks() {
        return jdbc.queryForList(
                "select concat(person, ' ', kind, ' ', shown) from desk_lookup order by id", String.class);
    }

    @Test
    void aScreenThatReadsAgainWhatItShowsIsNoNewLook() {
        String first = toCall(1);
        look("carla", CALLS);
        lookAgain("carla", CALLS);
        assertThat(looks()).containsExactly("carla calls " + first);

        String second = toCall(2);
        lookAgain("carla", CALLS);
        assertThat(looks()).as("somebody new was shown").hasSize(2);
        assertThat(looks().get(1)).startsWith("carla calls ").contains(first).contains(second);

        lookAgain("carla", CALLS);
        assertThat(looks()).hasSize(2);
        look("carla", CALLS);
        assertThat(looks()).as("opened once more").hasSize(3);
    }

    @Test
    void thatItIsTheSameLookIsForTheHouseToKnow() {
        String reference = office.aRefundToReview();
        jdbc.update("delete from desk_lookup");

        lookAgain("carla", "/api/desk/cases/" + reference);
        assertThat(looks()).as("nothing was written down before").containsExactly("carla answer " + reference);
        lookAgain("cem", "/api/desk/cases/" + reference);
        assertThat(looks()).as("somebody else's look").hasSize(2).contains("cem answer " + reference);
        lookAgain("carla", "/api/cases/" + reference);
        assertThat(looks()).as("another way to look").hasSize(3).contains("carla case " + reference);
        lookAgain("carla", "/api/desk/search?q=" + reference);
        lookAgain("carla", "/api/desk/search?q=" + reference);
        assertThat(looks()).as("each search").hasSize(5);
        lookAgain("berta", "/api/cases?q=nobody");
        lookAgain("berta", "/api/cases?q=nobody");
        assertThat(looks()).as("a list in which nobody was").hasSize(6).contains("berta list ");

        got(
                office.as("carla")
                        .with("Look-Again", "true")
                        .post("/api/desk/cases/" + reference + "/status-link", "{}"),
                201);
        assertThat(looks()).as("a deed").hasSize(7);
    }

    private static void got(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void aScreenThatStaysOpenIsWrittenDownNowAndThen() {
        String reference = office.aRefundToReview();
        jdbc.update("delete from desk_lookup");
        look("carla", "/api/desk/cases/" + reference);
        clock.advance(Duration.ofHours(4).minusSeconds(1));
        lookAgain("carla", "/api/desk/cases/" + reference);
        assertThat(looks()).hasSize(1);
        clock.advance(Duration.ofSeconds(2));
        lookAgain("carla", "/api/desk/cases/" + reference);
        assertThat(looks()).hasSize(2);
    }

    @Test
    void looksAreForgottenAfterAYear() {
        List<Object[]> rows = IntStream.range(0, Lookups.AT_ONCE * 2 + 1)
                .mapToObj(n -> new Object[] {CleanHouse.START.atOffset(java.time.ZoneOffset.UTC)})
                .toList();
        jdbc.batchUpdate(
                "insert into desk_lookup (at, person, kind, shown) values (?, 'carla', 'answer', 'RF-1')", rows);
        clock.advance(Duration.ofDays(365));
        String reference = office.aRefundToReview();
        look("carla", "/api/desk/cases/" + reference);

        retention.clean();
        assertThat(looks()).as("a year to the second").hasSizeGreaterThan(rows.size());
        clock.advance(Duration.ofSeconds(1));
        retention.clean();

        assertThat(looks()).contains("carla answer " + reference).doesNotContain("carla answer RF-1");
    }

    @Test
    void looksAreKeptForAMonthAtLeast() {
        assertThatThrownBy(() -> new DeskSettings(Duration.ofDays(29))).hasMessageContaining("looks-kept");
        assertThat(new DeskSettings(Duration.ofDays(30)).looksKept()).isEqualTo(Duration.ofDays(30));
    }
}
