package dev.greenroom;

import dev.greenroom.shared.Database;
import dev.greenroom.shared.MovableClock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the house before each test class, and makes its engine the one that {@code /engine-rest} serves. */
public class CleanHouse extends AbstractTestExecutionListener {

    /** A Monday morning. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    public void beforeTestClass(TestContext test) {
        if (EmbeddedPostgresDatabase.isKept()) {
            return;
        }
        empty(test.getApplicationContext());
    }

    /** The same for a test that needs it within a class. */
    public static void empty(ApplicationContext context) {
        ProcessEngine engine = context.getBean(ProcessEngine.class);
        ProcessEngines.registerProcessEngine(engine);
        engine.getIdentityService().clearAuthentication();
        context.getBean(MovableClock.class).moveTo(START);
        List<ProcessInstance> open = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list();
        open.forEach(root -> engine.getRuntimeService().deleteProcessInstance(root.getId(), "test", true, true));
        for (Deployment deployment :
                engine.getRepositoryService().createDeploymentQuery().list()) {
            if (!"shipped".equals(deployment.getSource())) {
                engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
            }
        }
        emptyOwnTables(context.getBean(JdbcTemplate.class));
        lookAnew(context);
    }

    /** What is kept in memory and looked at again every moment (calendars, who is away) is looked at now. */
    private static void lookAnew(ApplicationContext context) {
        context.getBean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .filter(task -> task.toString().endsWith(".look"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private static void emptyOwnTables(JdbcTemplate jdbc) {
        List<String> tables = jdbc.queryForList(
                "select table_name from information_schema.tables where lower(table_schema) = 'public'"
                        + " and table_type in ('BASE TABLE', 'TABLE')"
                        + " and lower(table_name) not like 'act\\_%' escape '\\'"
                        + " and lower(table_name) not like 'flyway%'",
                String.class);
        if (tables.isEmpty()) {
            return;
        }
        if (Database.isPostgres(jdbc)) {
            jdbc.execute("truncate table " + String.join(", ", tables) + " cascade");
            return;
        }
        jdbc.execute("set referential_integrity false");
        tables.forEach(table -> jdbc.execute("truncate table \"" + table + "\""));
        jdbc.execute("set referential_integrity true");
    }
}
