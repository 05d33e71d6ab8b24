package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What comes in wrong goes out as a problem that names it, and nothing has changed. */
@GreenroomTest
class BadInputTests {

    private static final String CUSTOMER = "\"customer\": {\"id\": \"C-1\", \"name\": \"Maria Jansen\"}";

    private final Loans loans;
    private final JdbcTemplate jdbc;

    BadInputTests(@Autowired ApplicationContext context) {
        this.loans = new Loans(context);
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    record Bad(String body, int status, String code, List<String> fields) {

        static Bad of(String body, int status, String code, String... fields) {
            return new Bad(body, status, code, List.of(fields));
        }

        @Override
        public String toString() {
            return code + " " + String.join(",", fields);
        }
    }

    static Stream<Bad> badVariables() {
        String good = Loans.GOOD;
        return Stream.of(
                Bad.of(Loans.body(good).replace("loan-application", "no-such"), 404, "unknown-process"),
                Bad.of(
                        Loans.body("{}"),
                        422,
                        "invalid-input",
                        "amount",
                        "termMonths",
                        "purpose",
                        "monthlyIncome",
                        "employment"),
                Bad.of(Loans.body(good.replace("20000", "\"20000\"")), 422, "invalid-input", "amount"),
                Bad.of(Loans.body(good.replace("20000", "-1")), 422, "invalid-input", "amount"),
                Bad.of(Loans.body(good.replace("20000", "1e999")), 422, "invalid-input", "amount"),
                Bad.of(Loans.body(good.replace("\"car\"", "\"yacht\"")), 422, "invalid-input", "purpose"),
                Bad.of(Loans.body(good.replace("NL91", "nope")), 422, "invalid-input", "iban"),
                Bad.of(
                        Loans.body(good.replace("}", ", \"approved\": true, \"customerId\": \"C-2\"}")),
                        422,
                        "invalid-input",
                        "approved",
                        "customerId"),
                Bad.of(
                        Loans.body(good.replace("\"car\"", "{\"$type\": \"java.lang.Runtime\"}")),
                        422,
                        "invalid-input",
                        "purpose"));
    }

    static Stream<Bad> badRequests() {
        String good = Loans.GOOD;
        return Stream.of(
                Bad.of(Loans.body(good).replace("\"channel\"", "\"chanel\""), 422, "invalid-input", "chanel"),
                Bad.of(Loans.body(good).replace("\"phone\",", "\"NOT A CHANNEL\","), 422, "invalid-input", "channel"),
                Bad.of(Loans.body(good).replace("\"C-1001\"", "42"), 422, "invalid-input", "customer.id"),
                Bad.of(Loans.body(good).replace("maria@example.org", "maria"), 422, "invalid-input", "customer.email"),
                Bad.of(Loans.body(good).replace("\"tier\"", "\"vip\""), 422, "invalid-input", "customer.vip"),
                Bad.of(
                        "{\"process\": \"loan-application\", " + CUSTOMER + ", \"priority\": 1000}",
                        422,
                        "invalid-input",
                        "priority"),
                Bad.of("{" + CUSTOMER + "}", 422, "invalid-input", "process"),
                Bad.of(
                        "{\"process\": \"loan-application\", \"variables\": []}",
                        422,
                        "invalid-input",
                        "customer",
                        "variables"),
                Bad.of("{\"process\": ", 400, ""),
                Bad.of("[]", 400, ""),
                Bad.of("", 400, ""),
                Bad.of(Loans.body(good.replace("car", "x".repeat(1024 * 1024))), 413, ""));
    }

    @ParameterizedTest
    @MethodSource({"badVariables", "badRequests"})
    void aBadStartNamesWhatIsWrongAndStartsNothing(Bad bad) {
        Map<String, Long> before = rows();
        Http.Answer answer = loans.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/cases", bad.body());

        assertProblem(answer, bad.status(), bad.code());
        if (!bad.fields().isEmpty()) {
            assertThat(answer.json().get("errors").findValuesAsText("field"))
                    .containsExactlyInAnyOrderElementsOf(bad.fields());
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aStartNeedsAKey() {
        Map<String, Long> before = rows();
        assertProblem(loans.as("carla").post("/api/cases", Loans.body(Loans.GOOD)), 400, "idempotency-key-missing");
        assertProblem(
                loans.as("carla").with("Idempotency-Key", "x".repeat(256)).post("/api/cases", Loans.body(Loans.GOOD)),
                400,
                "idempotency-key-missing");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoIsNotSignedInOrHasTheWrongRoleChangesNothing() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = loans.itemAt(reference, "Task_CompleteApplication");
        Map<String, Long> before = rows();
        String[] changes = {
            "/api/cases",
            "/api/cases/" + reference + "/withdraw",
            "/api/cases/" + reference + "/messages/withdrawn",
            "/api/work/" + item + "/claim",
            "/api/work/" + item + "/complete",
            "/api/work/" + item + "/release"
        };
        for (String path : changes) {
            Http nobody = Http.of(context()).with("Idempotency-Key", "k").with("Message-Id", "m");
            assertProblem(nobody.post(path, "{}"), 401, "");
            for (String person : new String[] {"wim", "olga", "omar", "ada"}) {
                assertProblem(nobody.as(person).post(path, "{}"), 403, "");
            }
        }
        for (String path : new String[] {"/api/cases", "/api/cases/" + reference, "/api/work", "/api/work/" + item}) {
            assertProblem(loans.as("wim").get(path), 403, "");
        }
        assertProblem(loans.as("bruno").post("/api/work/" + item + "/claim", "{}"), 403, "not-of-your-groups");
        assertProblem(loans.as("bruno").get("/api/work/" + item), 403, "not-of-your-groups");
        assertProblem(loans.as("bruno").post("/api/work/" + item + "/complete", "{}"), 403, "not-of-your-groups");
        assertProblem(loans.as("carla").post("/api/work/" + item + "/priority", "{\"priority\": 90}"), 403, "");
        assertThat(rows()).isEqualTo(before);
    }

    private org.springframework.core.env.Environment context() {
        return loans.environment();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/cases/LN-999999-X, 404, unknown-case",
        "GET, /api/cases/nonsense, 404, unknown-case",
        "GET, /api/cases/LN-999999-X/timeline, 404, unknown-case",
        "GET, /api/cases/LN-999999-X/position, 404, unknown-case",
        "POST, /api/cases/LN-999999-X/withdraw, 404, unknown-case",
        "GET, /api/work/no-such-id, 404, unknown-work-item",
        "POST, /api/work/no-such-id/claim, 404, unknown-work-item",
        "POST, /api/work/no-such-id/release, 404, unknown-work-item",
        "GET, /api/processes/no-such/diagram, 404, unknown-process",
        "GET, /api/work?view=nowhere, 400, bad-parameter",
        "GET, /api/work?view=nonsense, 400, bad-parameter",
        "GET, /api/work?sla=hopeless, 400, bad-parameter",
        "GET, /api/work?sort=name, 400, bad-parameter",
        "GET, /api/work?limit=0, 400, bad-parameter",
        "GET, /api/work?limit=many, 400, invalid-request",
        "GET, /api/work?cursor=forged, 400, bad-parameter",
        "GET, /api/work?priority=high, 400, invalid-request",
        "GET, /api/cases?state=lost, 400, bad-parameter",
        "GET, /api/cases?limit=201, 400, bad-parameter",
        "GET, /api/cases?cursor=forged, 400, bad-parameter"
    })
    void unknownIdsAndParametersAreNamed(String method, String path, int status, String code) {
        String body = method.equals("GET") ? null : "{\"reason\": \"because\"}";
        assertProblem(loans.as("carla").send(method, path, body), status, code);
    }

    @Test
    void oneWrongCharacterNamesNoOtherCase() {
        String reference = loans.start(Loans.GOOD);
        char last = reference.charAt(reference.length() - 1);
        String wrong = reference.substring(0, reference.length() - 1) + (last == 'A' ? 'B' : 'A');

        assertProblem(loans.as("carla").get("/api/cases/" + wrong), 404, "unknown-case");
    }

    private static void assertProblem(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("code").asText()).isNotBlank();
        if (!code.isEmpty()) {
            assertThat(problem.get("code").asText()).isEqualTo(code);
        }
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "dev.greenroom", "org.camunda", "select ");
    }

    /** How many rows each table has that a refused request must not touch. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : new String[] {
            "case_view",
            "case_instance",
            "case_start",
            "case_message",
            "case_variable",
            "case_step",
            "work_item",
            "timeline_entry",
            "sla_row",
            "act_ru_execution",
            "act_ru_variable",
            "act_ru_task",
            "act_ru_job"
        }) {
            rows.put(
                    table,
                    jdbc.queryForList("select count(*) from " + table, Long.class)
                            .get(0));
        }
        return rows;
    }
}
