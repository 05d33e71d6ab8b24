package dev.greenroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GreenroomTest
class ProblemsTests {

    private final Http http;

    ProblemsTests(@Autowired Environment environment) {
        this.http = Http.of(environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"name\":\"\",\"password\":\"x\"}; name",
                "{\"password\":\"x\"}; name",
                "{\"name\":\"carla\",\"password\":\"carla\",\"admin\":true}; admin",
                "{\"name\":[],\"password\":\"carla\"}; name"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        Answer answer = http.post("/api/session", body);
        assertProblem(answer, 400);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void namesThePlaceInBrokenJson() {
        Answer answer = http.post("/api/session", "{\"name\":\n \"carla\" oops}");
        assertProblem(answer, 400);
        assertThat(answer.json().path("code").asText()).isEqualTo("unreadable-json");
        assertThat(answer.json().path("detail").asText()).contains("line 2");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        String large = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";
        assertProblem(http.post("/api/session", large), 413);
    }

    @Test
    void refusesAMethodAndATypeItDoesNotKnow() {
        assertProblem(http.as("carla").with("Content-Type", "application/xml").post("/api/session", "<a/>"), 415);
        assertProblem(http.as("carla").get("/assets/nothing.js"), 404);
    }

    @Test
    void everyAnswerCarriesARequestId() {
        assertThat(http.get("/api/personas").header("X-Request-Id")).isNotEmpty();
        assertThat(http.with("X-Request-Id", "abc-1").get("/api/personas").header("X-Request-Id"))
                .isEqualTo("abc-1");
        assertThat(http.with("X-Request-Id", "a b").get("/api/personas").header("X-Request-Id"))
                .isNotEqualTo("a b");
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "dev.greenroom", "org.springframework", "\tat ");
    }
}
