package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Http;
import dev.greenroom.Http.Answer;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What each door of the engine's API lets through, on every database. */
abstract class EngineRestContract {

    private static final String REST = "/engine-rest";

    private final ProcessEngine engine;
    private final MovableClock clock;
    private final Http http;

    EngineRestContract(
            @Autowired ProcessEngine engine, @Autowired MovableClock clock, @Autowired Environment environment) {
        this.engine = engine;
        this.clock = clock;
        this.http = Http.of(environment);
    }

    @BeforeEach
    void models() {
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addString("rest.bpmn", Models.userTask("rest", "Look"))
                .addString("eyes.bpmn", Models.fourEyes("rest-eyes"))
                .addString(
                        "worked.bpmn",
                        Models.around(
                                "rest-worked",
                                "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='payment.test'/>"))
                .deploy();
    }

    @Test
    void isClosedWithoutASignInAndToCookies() {
        Answer nobody = http.get(REST + "/task");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic");
        Answer signedIn = http.post("/api/session", "{\"name\":\"bruno\",\"password\":\"bruno\"}");
        Http cookie = http.with("Cookie", "GREENROOM_SESSION=" + signedIn.cookie("GREENROOM_SESSION"))
                .with("X-XSRF-TOKEN", signedIn.cookie("XSRF-TOKEN"));
        assertThat(cookie.get(REST + "/task").status()).isEqualTo(401);
        Answer basic = http.as("bruno").get(REST + "/task");
        assertThat(basic.status()).isEqualTo(200);
        assertThat(basic.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /user, ada",
        "GET, /group, ada",
        "GET, /authorization, ada",
        "POST, /identity/verify, ada",
        "GET, /filter, ada",
        "POST, /filter/create, ada",
        "GET, /engine, ada",
        "GET, /engine/default/task, ada",
        "POST, /process-instance/x/modification, omar",
        "POST, /modification/execute, omar",
        "POST, /migration/execute, olga",
        "DELETE, /process-instance/x, omar",
        "POST, /message, olga",
        "POST, /task/create, bruno",
        "POST, /task/x/assignee, berta",
        "DELETE, /deployment/x, olga",
        "GET, /task, carla",
        "GET, /task, wim",
        "POST, /external-task/fetchAndLock, bruno",
        "POST, /deployment/create, bruno",
        "GET, /process-instance, bruno",
        "GET, /t%61sk/%2e%2e/user, ada"
    })
    void theRestIsCutForEveryRole(String method, String path, String person) {
        assertThat(http.as(person)
                        .send(method, REST + path, method.equals("GET") ? null : "{}")
                        .status())
                .isIn(400, 403);
    }

    @Test
    void peopleSeeAndDoTheTasksOfTheirGroupsOnly() {
        String task = task(start("rest"));
        assertThat(http.as("bruno")
                        .get(REST + "/task?processDefinitionKey=rest")
                        .json())
                .isNotEmpty();
        assertThat(http.as("anna").get(REST + "/task?processDefinitionKey=rest").json())
                .isEmpty();
        assertThat(http.as("anna")
                        .post(REST + "/task/" + task + "/claim", "{\"userId\":\"anna\"}")
                        .status())
                .isEqualTo(403);
        assertThat(http.as("bruno")
                        .post(REST + "/task/" + task + "/claim", "{\"userId\":\"berta\"}")
                        .status())
                .isEqualTo(400);
        assertThat(http.as("bruno")
                        .post(REST + "/task/" + task + "/claim", "{\"userId\":\"bruno\"}")
                        .status())
                .isEqualTo(204);
        Answer late = http.as("berta").post(REST + "/task/" + task + "/claim", "{\"userId\":\"berta\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("bruno");
        assertThat(http.as("berta")
                        .post(REST + "/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(http.as("bruno")
                        .post(REST + "/t%61sk/" + task + "/complete", variables("approved"))
                        .status())
                .isEqualTo(400);
        assertThat(http.as("bruno")
                        .post(REST + "/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void peoplePutTheirOwnTaskBackAndNobodyElses() {
        String task = task(start("rest"));
        http.as("bruno").post(REST + "/task/" + task + "/claim", "{\"userId\":\"bruno\"}");
        String unclaim = REST + "/task/" + task + "/unclaim";
        assertThat(http.as("berta").post(unclaim, "{}").status()).isEqualTo(409);
        assertThat(http.as("bruno").post(unclaim, "{}").status()).isEqualTo(204);
        Answer next = http.as("berta").post(REST + "/task/" + task + "/claim", "{\"userId\":\"berta\"}");
        assertThat(next.status()).as(next.toString()).isEqualTo(204);
    }

    @Test
    void theNextCallerOnTheSameThreadIsSomebodyElse() {
        start("rest");
        for (int i = 0; i < 40; i++) {
            assertThat(http.as("bruno")
                            .get(REST + "/task?processDefinitionKey=rest")
                            .json())
                    .isNotEmpty();
            assertThat(http.as("walter")
                            .get(REST + "/task?processDefinitionKey=rest")
                            .json())
                    .isEmpty();
        }
    }

    @Test
    void fourEyesHoldHere() {
        String instance = start("rest-eyes");
        assertThat(http.as("berta")
                        .post(REST + "/task/" + task(instance) + "/complete", "{}")
                        .status())
                .isEqualTo(204);
        Answer claim = http.as("berta").post(REST + "/task/" + task(instance) + "/claim", "{\"userId\":\"berta\"}");
        assertThat(claim.status()).isEqualTo(403);
        assertThat(claim.json().path("type").asText()).isEqualTo("four-eyes");
        assertThat(http.as("berta")
                        .post(REST + "/task/" + task(instance) + "/complete", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(http.as("bruno")
                        .post(REST + "/task/" + task(instance) + "/complete", "{}")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${1}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                "{\"orQueries\":[{\"a\":{\"b\":[{\"candidateGroupsExpression\":\"${1}\"}]}}]}",
                "{\"ASSIGNEEEXPRESSION\":\"${1}\"}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\"}]}",
                "{\"__proto__\":{}}",
                "{\"deserializeValues\":true}",
                "{broken"
            })
    void aQueryWithAnExpressionIsRefused(String body) {
        for (String path : new String[] {"/task", "/task/count"}) {
            Answer answer = http.as("bruno").post(REST + path, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "org.camunda", "dev.greenroom");
        }
        assertThat(http.as("bruno").get(REST + "/task?dueAfterExpression=x").status())
                .isEqualTo(400);
    }

    @Test
    void anOwnerStartsWithDeclaredVariablesOnly() {
        String path = REST + "/process-definition/key/rest/start";
        assertThat(http.as("olga").post(path, "{}").status()).isEqualTo(200);
        assertThat(http.as("olga").post(path, variables("approved")).status()).isEqualTo(400);
        assertThat(http.as("olga").post(path, "{\"startInstructions\":[]}").status())
                .isEqualTo(400);
        Answer object = http.as("olga")
                .post(path, "{\"variables\":{\"x\":{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{}}}}");
        assertThat(object.status()).isEqualTo(400);
        assertThat(http.as("olga")
                        .post(REST + "/process-definition/key/nothing/start", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aHostileModelIsRefusedWithItsElement() {
        Answer answer = deploy(Models.around("hostile-rest", "<bpmn:scriptTask id='step' scriptFormat='juel'/>"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("'step'").contains("scriptTask").doesNotContain("Exception");
        assertThat(engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentName("by-rest")
                        .count())
                .isZero();
        Answer good = deploy(Models.userTask("good-rest", "Good"));
        assertThat(good.status()).as(good.body()).isEqualTo(200);
    }

    @Test
    void aWorkerKeepsToItsTopicsAndToItsLock() {
        String work = work(start("rest-worked"));
        assertThat(fetch("wim", "credit-bureau.fetch-report").status()).isEqualTo(403);
        assertThat(fetch("wim", "payment.test").json()).isNotEmpty();
        String body = "{\"workerId\":\"w1\"}";
        assertThat(http.as("wim")
                        .post(REST + "/external-task/" + work + "/complete", "{\"workerId\":\"w2\"}")
                        .status())
                .isEqualTo(409);
        clock.advance(Duration.ofMinutes(2));
        Answer late = http.as("wim").post(REST + "/external-task/" + work + "/complete", body);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asText()).isEqualTo("lock-lost");
        fetch("wim", "payment.test");
        assertThat(http.as("wim")
                        .post(REST + "/external-task/" + work + "/complete", body)
                        .status())
                .isEqualTo(204);
        assertThat(http.as("wim")
                        .post(REST + "/external-task/" + work + "/complete", body)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void noWorkerMakesACaseWorkOfOurOwn() {
        String work = work(start("rest-worked"));
        fetch("wim", "payment.test");
        String path = REST + "/external-task/" + work + "/complete";
        String channel = "{\"workerId\":\"w1\",\"variables\":{\"channel\":{\"value\":\"%s\"}}}";

        Answer refused = http.as("wim").post(path, channel.formatted("internal"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("variables.channel");
        assertThat(http.as("wim").post(path, channel.formatted("shop")).status())
                .isEqualTo(204);
    }

    @Test
    void whatAWorkerHandsBackUnchangedIsNoChange() {
        String instance = start("rest-worked");
        engine.getRuntimeService().setVariable(instance, "channel", "internal");
        String work = work(instance);
        fetch("wim", "payment.test");
        String path = REST + "/external-task/" + work;
        String echo = "\"channel\":{\"value\":\"internal\"}";

        for (String member : List.of("variables", "localVariables")) {
            Answer other =
                    http.as("wim").post(path + "/complete", "{\"workerId\":\"w2\",\"" + member + "\":{" + echo + "}}");
            assertThat(other.status())
                    .as("past the rules, but another worker's: " + other.body())
                    .isEqualTo(409);
        }
        Answer error = http.as("wim")
                .post(path + "/bpmnError", "{\"workerId\":\"w2\",\"errorCode\":\"x\",\"variables\":{" + echo + "}}");
        assertThat(error.status()).as(error.body()).isEqualTo(409);
        assertThat(http.as("wim")
                        .post(
                                REST + "/process-instance/" + instance + "/variables",
                                "{\"modifications\":{" + echo + "}}")
                        .status())
                .as("nobody writes past the two doors")
                .isEqualTo(403);
        for (String like : List.of(
                "\" internal \"",
                "\"internal\",\"type\":\"Json\"",
                "\"internal\",\"valueInfo\":{\"transient\":true}")) {
            String sent = "{\"workerId\":\"w1\",\"variables\":{\"channel\":{\"value\":" + like + "}}}";
            Answer refused = http.as("wim").post(path + "/complete", sent);
            assertThat(refused.status()).as(like + refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("variables.channel");
        }
        Answer done = http.as("wim").post(path + "/complete", "{\"workerId\":\"w1\",\"variables\":{" + echo + "}}");
        assertThat(done.status()).as(done.body()).isEqualTo(204);
    }

    @Test
    void whatSomebodyHandsBackUnchangedWithTheirTaskIsNoChange() {
        String instance = start("rest");
        String task = task(instance);
        String complete = REST + "/task/" + task + "/complete";
        assertThat(http.as("bruno")
                        .post(REST + "/task/" + task + "/claim", "{\"userId\":\"bruno\"}")
                        .status())
                .isEqualTo(204);
        String echo = "{\"variables\":{\"channel\":{\"value\":\"internal\"}}}";
        Answer refused = http.as("bruno").post(complete, echo);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("variables.channel");

        engine.getRuntimeService().setVariable(instance, "channel", "internal");

        assertThat(http.as("bruno")
                        .post(complete, "{\"variables\":{\"channel\":{\"value\":\"shop\"}}}")
                        .status())
                .isEqualTo(400);
        Answer done = http.as("bruno").post(complete, echo);
        assertThat(done.status()).as(done.body()).isEqualTo(204);
    }

    @Test
    void supervisorsReadAndOperatorsRepair() {
        String instance = start("rest-worked");
        assertThat(http.as("sven").get(REST + "/process-instance/" + instance).status())
                .isEqualTo(200);
        assertThat(http.as("sven")
                        .get(REST + "/history/process-instance/" + instance)
                        .status())
                .isEqualTo(200);
        assertThat(http.as("sven").get(REST + "/process-definition").json()).isNotEmpty();
        String retries = REST + "/external-task/" + work(instance) + "/retries";
        assertThat(http.as("sven").put(retries, "{\"retries\":3}").status()).isEqualTo(403);
        assertThat(http.as("omar").put(retries, "{\"retries\":3}").status()).isEqualTo(204);
    }

    private Answer fetch(String person, String topic) {
        return http.as(person)
                .post(
                        REST + "/external-task/fetchAndLock",
                        "{\"workerId\":\"w1\",\"maxTasks\":10,\"topics\":[{\"topicName\":\"" + topic
                                + "\",\"lockDuration\":60000}]}");
    }

    private Answer deploy(String model) {
        String boundary = "x-greenroom-x";
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby-rest\r\n--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"m.bpmn\"\r\n"
                        + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--" + boundary + "--\r\n";
        return http.as("olga")
                .with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .post(REST + "/deployment/create", body);
    }

    private static String variables(String name) {
        return "{\"variables\":{\"" + name + "\":{\"value\":true}}}";
    }

    private String start(String process) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, Map.of())
                .getId();
    }

    private String task(String instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private String work(String instance) {
        ExternalTask task = engine.getExternalTaskService()
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        return task.getId();
    }
}
