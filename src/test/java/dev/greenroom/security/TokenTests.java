package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Http.Answer;
import dev.greenroom.security.Issuer.Claims;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** Sign-in by the tokens of an issuer, at Greenroom's own API and at the engine's. */
@GreenroomTest
@ContextConfiguration(initializers = WithIssuer.class)
class TokenTests {

    private static final String OWN = "/api/work";
    private static final String ENGINE = "/engine-rest/task";

    private static final Claims NORA = Claims.person("nora", "back-office", "credit-officer");

    private final Http http;
    private final JdbcTemplate jdbc;

    TokenTests(@Autowired Environment environment, @Autowired JdbcTemplate jdbc) {
        this.http = Http.of(environment);
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, ENGINE})
    void aGoodTokenSignsIn(String door) {
        Answer answer = with(NORA.token()).get(door);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, "/api/cases", "/api/desk/calls", "/api/presence"})
    void whoAsksForAnythingWasSeenAtWork(String door) {
        String name = "tom" + door.replace('/', '-');
        Claims tom = Claims.person(name, "team-lead", "front-office");
        assertThat(with(tom.token()).get(door).status()).isEqualTo(200);

        assertThat(jdbc.queryForList(
                        "select name from staff_person where name = ? and seen_at is not null", String.class, name))
                .hasSize(1);
    }

    @Test
    void itsClaimsSayWhoCalls() {
        Answer session = with(NORA.token()).get("/api/session");
        assertThat(session.json().at("/user/name").asText()).isEqualTo("nora");
        assertThat(session.json().at("/user/roles").toString()).isEqualTo("[\"back-office\"]");
        assertThat(session.json().at("/user/groups").toString()).isEqualTo("[\"credit-officer\"]");
        assertThat(session.json().has("csrf")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, ENGINE})
    void everyOtherTokenIsRefused(String door) throws Exception {
        List<String> bad = List.of(
                NORA.ended(Duration.ofMinutes(1)),
                NORA.by("strangers"),
                NORA.madeFor("another-service"),
                NORA.unsigned(),
                NORA.forgedKey(),
                NORA.publicKeyAsSecret(),
                Claims.person("", "back-office").token(),
                NORA.token().substring(0, NORA.token().length() - 6) + "AAAAAA",
                "nonsense");
        for (String token : bad) {
            Answer answer = with(token).get(door);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.body()).contains("invalid-token").doesNotContain("Exception", "nimbus", "Jwt");
            assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                    .anyMatch(scheme -> scheme.startsWith("Bearer"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, ENGINE})
    void aTokenWithoutARoleOpensNothing(String door) {
        Claims nobody = new Claims("nobody", List.of("BACK_OFFICE", "admin", "ROLE_back-office"), List.of(), List.of());
        assertThat(with(nobody.token()).get(door).status()).isEqualTo(403);
    }

    @Test
    void aGroupCannotBringARole() {
        Claims sly = new Claims(
                "sly",
                List.of("supervisor"),
                List.of("operator", "process-owner", "camunda-admin", "/claims-lead", "Ünlikely Group"),
                List.of());
        assertThat(with(sly.token())
                        .get("/api/session")
                        .json()
                        .at("/user/groups")
                        .toString())
                .isEqualTo("[\"claims-lead\"]");
    }

    @Test
    void groupsShowTheirOwnWorkOnly() {
        assertThat(with(Claims.person("mia", "back-office", "claims-intake").token())
                        .get(ENGINE)
                        .json())
                .isEmpty();
    }

    @Test
    void aTokenBesideACookieIsWhatCounts() {
        Answer bruno = http.post("/api/session", "{\"name\":\"bruno\",\"password\":\"bruno\"}");
        Http cookie = http.with("Cookie", "GREENROOM_SESSION=" + bruno.cookie("GREENROOM_SESSION"));
        assertThat(cookie.get("/api/session").json().at("/user/name").asText()).isEqualTo("bruno");
        assertThat(cookie.get(ENGINE).status()).isEqualTo(401);
        assertThat(cookie.with("Authorization", "Bearer nonsense").get(OWN).status())
                .isEqualTo(401);
        assertThat(cookie.with("Authorization", "Bearer " + NORA.token())
                        .get("/api/session")
                        .json()
                        .at("/user/name")
                        .asText())
                .isEqualTo("nora");
    }

    @Test
    void aTokenStandsInTheHeaderOnly() {
        assertThat(http.get(OWN + "?access_token=" + NORA.token()).status()).isEqualTo(401);
        assertThat(http.with("Content-Type", "application/x-www-form-urlencoded")
                        .post(ENGINE, "access_token=" + NORA.token())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theDemoStaysBesideWhenASettingSaysSo() {
        assertThat(http.as("bruno").get(ENGINE).status()).isEqualTo(200);
    }

    private Http with(String token) {
        return http.with("Authorization", "Bearer " + token);
    }
}
