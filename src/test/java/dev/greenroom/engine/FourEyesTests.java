package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomTest
class FourEyesTests {

    private final ProcessEngine engine;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private String instance;

    FourEyesTests(@Autowired ProcessEngine engine, @Autowired JdbcClient jdbc) {
        this.engine = engine;
        this.tasks = engine.getTaskService();
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anAssessedCase() {
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addString("eyes.bpmn", Models.fourEyes("eyes"))
                .deploy();
        instance = engine.getRuntimeService().startProcessInstanceByKey("eyes").getId();
        tasks.claim(task().getId(), "bruno");
        complete("bruno");
    }

    @AfterEach
    void signOut() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void theSamePersonCanNeitherClaimNorComplete() {
        Task approve = task();
        assertThatThrownBy(() -> tasks.claim(approve.getId(), "bruno")).isInstanceOf(FourEyesViolated.class);
        assertThat(task().getAssignee()).isNull();
        assertThatThrownBy(() -> complete("bruno")).isInstanceOf(FourEyesViolated.class);
        assertThatThrownBy(() -> tasks.setAssignee(approve.getId(), "bruno")).isInstanceOf(FourEyesViolated.class);
        assertThat(task().getId()).isEqualTo(approve.getId());
    }

    @Test
    void anotherPersonDoesBothAndTheMemoryGoesWithTheCase() {
        assertThatCode(() -> tasks.claim(task().getId(), "berta")).doesNotThrowAnyException();
        complete("berta");
        assertThat(jdbc.sql("select count(*) from engine_completion where root_instance_id = ?")
                        .param(instance)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private void complete(String person) {
        Task task = task();
        engine.getIdentityService().setAuthentication(person, List.of("credit-officer"));
        OwnDoor.open();
        try {
            tasks.complete(task.getId());
        } finally {
            OwnDoor.close();
            engine.getIdentityService().clearAuthentication();
        }
    }
}
