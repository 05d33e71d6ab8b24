package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What a caller reads when the database fails beneath the engine. */
class EngineFailuresTests {

    @ParameterizedTest
    @CsvSource({
        "55P03, 503, 5",
        "HYT00, 503, 5",
        "57014, 504,",
        "57P01, 503, 5",
        "08006, 503, 5",
        "25006, 503, 5",
        "40P01, 409,",
        "40001, 409,",
        "42P01, 500,"
    })
    void theDatabasesFailureIsToldByItsState(String state, int status, String again) {
        ProcessEngineException failure = new ProcessEngineException(
                "flush failed", new IllegalStateException(new SQLException("secret", state)));
        ResponseEntity<ProblemDetail> answer = new EngineProblems().failed(failure);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(again);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("secret");
        Response beneath = new EngineRestSetup.Failures().toResponse(failure);
        assertThat(beneath.getStatus()).isEqualTo(status);
        assertThat(beneath.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo(again);
        assertThat(String.valueOf(beneath.getEntity())).doesNotContain("secret");
    }
}
