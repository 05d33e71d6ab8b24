package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.security.Issuer.Claims;
import dev.greenroom.security.WithIssuer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.interceptor.ClientRequestInterceptor;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** Camunda's published Java client against the running service, with the token of an issuer. */
@GreenroomTest
@ContextConfiguration(initializers = WithIssuer.class)
class StockClientTokenTests {

    private static final String TOPIC = "payment.stock-token";

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final String address;

    StockClientTokenTests(
            @Autowired ApplicationContext context, @Autowired ProcessEngine engine, @Autowired Environment settings) {
        this.context = context;
        this.engine = engine;
        this.address = "http://127.0.0.1:" + settings.getProperty("local.server.port");
    }

    @BeforeEach
    void model() {
        CleanHouse.empty(context);
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .addString("stock.bpmn", Models.worked("stock-token", TOPIC))
                .deploy();
    }

    @Test
    void worksOnTheTopicsThatItsTokenNames() throws Exception {
        String instance = start();
        String token = Claims.worker("robot-7", TOPIC, "documents.*").token();
        try (StockClient robot = StockClient.of(address, "w1", bearer(token))) {
            ExternalTask task = robot.works(TOPIC, (found, service) -> {
                        service.extendLock(found, 90_000);
                        service.complete(found, Map.of("paymentId", "PY-1"));
                    })
                    .get(20, TimeUnit.SECONDS);
            assertThat(task.getProcessInstanceId()).isEqualTo(instance);
        }
        assertThat(engine.getRuntimeService().getActiveActivityIds(instance)).containsExactly("done");
    }

    @Test
    void isRefusedForAnyOtherTopicAndWithoutTheRole() throws Exception {
        start();
        Claims otherTopic = Claims.worker("robot-7", "payment.other");
        Claims noTopic = Claims.worker("robot-7");
        Claims noWorker = Claims.person("nora", "back-office", "credit-officer");
        assertThat(refusal(otherTopic.token())).hasMessageContaining("may not serve the topic '" + TOPIC + "'");
        assertThat(refusal(noTopic.token())).hasMessageContaining("may not serve the topic");
        assertThat(refusal(noWorker.token())).hasMessageContaining("Your roles do not allow this");
        assertThat(refusal("nonsense")).hasMessageContaining("The token is not good here");
        assertThat(engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .notLocked()
                        .count())
                .isOne();
    }

    private Throwable refusal(String token) throws Exception {
        try (StockClient robot = StockClient.of(address, "w1", bearer(token))) {
            CompletableFuture<ExternalTask> never = robot.works(TOPIC, (found, service) -> service.complete(found));
            Throwable told = robot.refusal();
            assertThat(never).isNotDone();
            return told;
        }
    }

    private static ClientRequestInterceptor bearer(String token) {
        return request -> request.addHeader("Authorization", "Bearer " + token);
    }

    private String start() {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("stock-token")
                .getId();
    }
}
