package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fifty callers at once; the same on every database. */
abstract class AtOnceContract {

    private static final int MANY = 50;

    private final Loans loans;
    private final JdbcTemplate jdbc;

    AtOnceContract(ApplicationContext context) {
        this.loans = new Loans(context);
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    @Test
    void oneOfManyClaimsAnItemAndTheOthersLearnWho() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = loans.itemAt(reference, "Task_CompleteApplication");

        List<Http.Answer> answers = Crowd.of(
                MANY, number -> loans.as(number % 2 == 0 ? "carla" : "cem").post("/api/work/" + item + "/claim", "{}"));

        JsonNode now = loans.as("carla").get("/api/work/" + item).json();
        String holder = now.get("assignee").asText();
        assertThat(holder).isIn("carla", "cem");
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(MANY - 1)
                .allSatisfy(late -> {
                    assertThat(late.status()).as(late.toString()).isEqualTo(409);
                    assertThat(late.json().get("code").asText()).isEqualTo("task-already-claimed");
                    assertThat(late.json().get("claimedBy").asText()).isEqualTo(holder);
                    assertThat(late.json().get("claimedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
                });
        assertThat(story(reference, "work-claimed")).isEqualTo(1);
    }

    @Test
    void everybodyWhoWritesToTheSamePersonIsHeard() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = loans.itemAt(reference, "Task_CompleteApplication");

        List<Http.Answer> answers = Crowd.of(
                12, number -> loans.as("carla").post("/api/work/" + item + "/notes", "{\"text\": \"@cem look\"}"));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(200));
        assertThat(story(reference, "note")).isEqualTo(12);
        assertThat(loans.as("cem")
                        .get("/api/work?view=told")
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsClaimedAndPassedOnAtOnceIsOneOfBoth() {
        String pass = "{\"group\": \"warehouse\", \"reason\": \"a parcel\"}";
        for (int round = 0; round < 6; round++) {
            String item = loans.itemAt(loans.start(Loans.LARGE_AND_INCOMPLETE), "Task_CompleteApplication");

            List<Integer> answers = Crowd.of(2, number -> (number == 0
                            ? loans.as("cem").post("/api/work/" + item + "/claim", "{}")
                            : loans.as("carla").post("/api/work/" + item + "/transfer", pass))
                    .status());

            assertThat(answers).containsOnlyOnce(200);
            assertThat(answers).allMatch(status -> status == 200 || status == 403 || status == 409);
            JsonNode now = loans.as("sven").get("/api/work/" + item).json();
            assertThat(now.at("/groups/0").asText() + now.path("assignee").asText())
                    .isEqualTo(answers.get(0) == 200 ? "front-officecem" : "warehouse");
        }
    }

    @Test
    void oneOfManyCompletionsCounts() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = loans.itemAt(reference, "Task_CompleteApplication");
        String data =
                """
                {"data": {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}}""";

        List<Integer> answers = Crowd.of(MANY, number -> loans.as("carla")
                .post("/api/work/" + item + "/complete", data)
                .status());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 410);
        assertThat(story(reference, "work-completed")).isEqualTo(1);
    }

    @Test
    void oneKeyStartsOneCase() {
        String key = UUID.randomUUID().toString();
        List<Http.Answer> answers = Crowd.of(
                MANY,
                number -> loans.as("carla").with("Idempotency-Key", key).post("/api/cases", Loans.body(Loans.GOOD)));

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.json().get("reference").asText()))
                .containsOnly(answers.get(0).json().get("reference").asText());
        assertThat(jdbc.queryForObject("select count(*) from case_start where idempotency_key = ?", Integer.class, key))
                .isEqualTo(1);
    }

    @Test
    void aFewKeysStartAsManyCases() {
        List<String> keys = List.of("a-" + UUID.randomUUID(), "b-" + UUID.randomUUID(), "c-" + UUID.randomUUID());
        List<String> references = Crowd.of(MANY, number -> loans.as("carla")
                .with("Idempotency-Key", keys.get(number % keys.size()))
                .post("/api/cases", Loans.body(Loans.GOOD))
                .json()
                .get("reference")
                .asText());

        assertThat(references.stream().distinct()).hasSize(keys.size());
    }

    @Test
    void aMessageSentManyTimesIsAppliedOnce() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String id = UUID.randomUUID().toString();
        List<Http.Answer> answers = Crowd.of(20, number -> loans.as("carla")
                .with("Message-Id", id)
                .post("/api/cases/" + reference + "/messages/withdrawn", "{\"variables\": {\"reason\": \"no need\"}}"));

        assertThat(answers).allMatch(answer -> answer.status() == 202, answers.toString());
        assertThat(loans.get(reference).get("state").asText()).isEqualTo("closed");
        assertThat(story(reference, "message-received")).isEqualTo(1);
    }

    private long story(String reference, String kind) {
        return loans
                .as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("kind")
                .stream()
                .filter(kind::equals)
                .count();
    }
}
