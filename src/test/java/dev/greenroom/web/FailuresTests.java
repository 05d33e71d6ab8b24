package dev.greenroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of failures that no request can provoke on purpose. */
class FailuresTests {

    @RestController
    static final class Failing {

        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @GetMapping("/fail")
        String fail() {
            throw failure;
        }
    }

    static final class Refused extends Refusal {

        private static final long serialVersionUID = 1L;

        Refused(Kind kind) {
            super(
                    kind,
                    "no-way",
                    "Not like this.",
                    List.of(new FieldProblem("amount", "is odd")),
                    Map.of("by", "anna"));
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.Kind.class)
    void aRefusalKeepsItsCodeItsFieldsAndItsFacts(Refusal.Kind kind) throws Exception {
        JsonNode problem = answer(new Refused(kind), -1);
        assertThat(problem.path("code").asText()).isEqualTo("no-way");
        assertThat(problem.path("detail").asText()).isEqualTo("Not like this.");
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("amount");
        assertThat(problem.path("by").asText()).isEqualTo("anna");
        assertThat(problem.path("status").asInt()).isBetween(400, 503);
    }

    @Test
    void aDatabaseThatIsAwayIs503() throws Exception {
        assertThat(answer(new CannotCreateTransactionException("no"), 503)
                        .path("code")
                        .asText())
                .isEqualTo("unavailable");
        answer(new CannotGetJdbcConnectionException("no", new SQLException("secret host")), 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "HYT00", "57P01", "08006"})
    void aDatabaseThatIsBusyOrAwayIs503HoweverItSaysSo(String state) throws Exception {
        JsonNode busy = answer(
                new UncategorizedSQLException("insert", "into secret_table", new SQLException("secret", state)), 503);
        assertThat(busy.path("code").asText()).isEqualTo("unavailable");
        assertThat(busy.path("detail").asText()).contains("busy", "try again");
    }

    @Test
    void aStatementThatWasEndedForItsLengthIs504AndNotToBeTriedAgain() throws Exception {
        SQLException ended = new SQLException("secret", "57014");
        for (RuntimeException failure : List.of(
                new UncategorizedSQLException("select", "from secret_table", ended),
                new DataAccessResourceFailureException("secret", ended),
                new QueryTimeoutException("secret", ended))) {
            JsonNode tooLong = answer(failure, 504);
            assertThat(tooLong.path("code").asText()).isEqualTo("took-too-long");
            assertThat(tooLong.path("detail").asText())
                    .contains("took too long", "Nothing was changed", "less")
                    .doesNotContain("try again");
        }
    }

    @Test
    void aStatementThatIsWrongIs500() throws Exception {
        answer(new UncategorizedSQLException("insert", "into secret_table", new SQLException("secret", "42P01")), 500);
    }

    @Test
    void aLockThatIsTakenIs409() throws Exception {
        answer(new CannotAcquireLockException("insert into secret_table"), 409);
    }

    @Test
    void anythingElseTellsNothing() throws Exception {
        answer(new IllegalStateException("secret at dev.greenroom.Inside"), 500);
        answer(new RuntimeException(new IOException("secret")), 500);
    }

    private static JsonNode answer(RuntimeException failure, int status) throws Exception {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new Problems())
                .build();
        MockHttpServletResponse response =
                mvc.perform(MockMvcRequestBuilders.get("/fail")).andReturn().getResponse();
        assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo(status == 503 ? "5" : null);
        if (status > 0) {
            assertThat(response.getStatus()).isEqualTo(status);
        }
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).doesNotContain("secret", "Exception", "dev.greenroom");
        return new JsonMapper().readTree(response.getContentAsString());
    }
}
