package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Http.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GreenroomTest
class SessionTests {

    private static final String COOKIE = "GREENROOM_SESSION";
    private static final String CARLA = "{\"name\":\"carla\",\"password\":\"carla\"}";

    private final Http http;

    SessionTests(@Autowired Environment environment) {
        this.http = Http.of(environment);
    }

    @Test
    void nobodyIsToldToSignInWithoutABrowserDialog() {
        Answer answer = http.with("Accept", "application/json").get("/api/session");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("not-signed-in");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.cookie("XSRF-TOKEN")).isNotEmpty();
    }

    @Test
    void signsInByCookieAndOut() {
        Answer signedIn = http.post("/api/session", CARLA);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().at("/user/name").asText()).isEqualTo("carla");
        assertThat(signedIn.json().at("/user/roles/0").asText()).isEqualTo("front-office");
        assertThat(signedIn.json().at("/demo").asBoolean()).isTrue();
        assertThat(signedIn.json().at("/csrf/token").asText()).isEqualTo(signedIn.cookie("XSRF-TOKEN"));

        Http browser = browser(signedIn);
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
        assertThat(browser.delete("/api/session").status()).isEqualTo(403);
        assertThat(withToken(browser, signedIn).delete("/api/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aNewSessionIsANewCookie() {
        Answer first = http.post("/api/session", CARLA);
        Answer second = withToken(browser(first), first).post("/api/session", CARLA);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.cookie(COOKIE)).isNotEmpty().isNotEqualTo(first.cookie(COOKIE));
        assertThat(browser(first).get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void anAuthorizationHeaderNeedsNoTokenAndSetsNoCookie() {
        Answer answer = http.as("carla").get("/api/session");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.json().has("csrf")).isFalse();
        assertThat(http.as("carla").delete("/api/session").status()).isEqualTo(204);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        Answer wrong = http.post("/api/session", "{\"name\":\"anna\",\"password\":\"x\"}");
        Answer unknown = http.post("/api/session", "{\"name\":\"nobody\",\"password\":\"x\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(http.as("anna", "x").get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aFormOfAnotherPageCannotSignAnybodyIn() {
        assertThat(http.with("Content-Type", "text/plain")
                        .post("/api/session", CARLA)
                        .status())
                .isEqualTo(403);
        assertThat(http.with("Sec-Fetch-Site", "cross-site")
                        .post("/api/session", CARLA)
                        .status())
                .isEqualTo(403);
        assertThat(http.with("Origin", "https://evil.example")
                        .post("/api/session", CARLA)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsThePersonasThatPeopleMayChoose() {
        Answer answer = http.get("/api/personas");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/items").findValuesAsText("name"))
                .contains("anna", "bruno", "berta", "carla", "sven", "olga", "omar", "ada")
                .doesNotContain("wim");
    }

    @Test
    void answersForbidScriptsAndFramesFromElsewhere() {
        Answer answer = http.get("/api/personas");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private Http browser(Answer signedIn) {
        return http.with(
                "Cookie", COOKIE + "=" + signedIn.cookie(COOKIE) + "; XSRF-TOKEN=" + signedIn.cookie("XSRF-TOKEN"));
    }

    private static Http withToken(Http browser, Answer signedIn) {
        return browser.with("X-XSRF-TOKEN", signedIn.json().at("/csrf/token").asText());
    }
}
