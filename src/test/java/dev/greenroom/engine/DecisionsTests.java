package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.engine.decisions.Decisions;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@GreenroomTest
class DecisionsTests {

    private static final String TABLE = "service-levels";

    private final Decisions decisions;
    private final RepositoryService repository;
    private final PlatformTransactionManager transactions;
    private final List<String> deployed = new ArrayList<>();

    DecisionsTests(
            @Autowired Decisions decisions,
            @Autowired RepositoryService repository,
            @Autowired PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.repository = repository;
        this.transactions = transactions;
    }

    @AfterEach
    void takeBack() {
        deployed.forEach(repository::deleteDeployment);
    }

    @Test
    void whatHappensTogetherGoesByOneVersionAndTheNextByTheLatest() {
        String before = decisions.latestVersion(TABLE).orElseThrow();
        new TransactionTemplate(transactions).executeWithoutResult(now -> {
            assertThat(decisions.latestVersion(TABLE)).hasValue(before);
            deployAside();
            assertThat(decisions.latestVersion(TABLE)).hasValue(before);
        });
        assertThat(decisions.latestVersion(TABLE)).isPresent().isNotEqualTo(Optional.of(before));
    }

    @Test
    void withoutATransactionTheLatestIsSeenAtOnce() {
        String before = decisions.latestVersion(TABLE).orElseThrow();
        deployAside();
        assertThat(decisions.latestVersion(TABLE).orElseThrow()).isNotEqualTo(before);
    }

    private void deployAside() {
        byte[] source = decisions.source(TABLE).orElseThrow();
        TransactionTemplate aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        aside.executeWithoutResult(now -> deployed.add(repository
                .createDeployment()
                .addInputStream(TABLE + ".dmn", new ByteArrayInputStream(source))
                .deploy()
                .getId()));
    }
}
