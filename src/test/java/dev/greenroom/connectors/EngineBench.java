package dev.greenroom.connectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** A bare engine in memory with one process per topic, and a clock that only moves when told. */
final class EngineBench implements AutoCloseable {

    static final String REFERENCE = "LN-100234-K";

    final ProcessEngine engine;
    final JdbcClient jdbc;
    final AppliedEffects effects;
    /** As the service reads and writes: absent instead of null, more than expected is fine. */
    final ObjectMapper json = new ObjectMapper()
            .findAndRegisterModules()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    final TransactionTemplate together;
    final Clock clock = new EngineClock();

    EngineBench() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T09:00:00Z")));
        JdbcDataSource data = new JdbcDataSource();
        data.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        data.setUser("sa");
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setDataSource(data);
        configuration.setProcessEngineName(UUID.randomUUID().toString());
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setHistory("none");
        configuration.setDmnEnabled(false);
        engine = configuration.buildProcessEngine();
        try (Connection connection = data.getConnection()) {
            for (String script :
                    List.of("V070__connectors_effects", "V072__connectors_stock", "V073__connectors_ledger")) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/" + script + ".sql"));
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        jdbc = JdbcClient.create(data);
        effects = new AppliedEffects(jdbc, clock);
        together = new TransactionTemplate(new DataSourceTransactionManager(data));
    }

    String start(String topic, Map<String, Object> variables) {
        String process = "p_" + topic.replace('.', '_');
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("Task_Call")
                .camundaExternalTask(topic)
                .boundaryEvent("BoundaryEvent_BankDetailsRejected")
                .error(Payments.BANK_DETAILS_REJECTED)
                .userTask("Task_CorrectBankDetails")
                .endEvent()
                .moveToActivity("Task_Call")
                .userTask("Task_After")
                .endEvent()
                .done();
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .count()
                == 0) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("p.bpmn", model)
                    .deploy();
        }
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, REFERENCE, variables)
                .getId();
    }

    ExternalWork worker(String name, Connector connector) {
        return worker(held(name), connector);
    }

    ExternalWork worker(HeldTasks held, Connector connector) {
        return new ExternalWork(
                List.of(connector),
                engine.getExternalTaskService(),
                new CaughtErrors(engine.getRepositoryService()),
                held,
                settings());
    }

    Payments simulatedPayments() {
        return new SimulatedPayments(simulator("payment"), new Ledger(jdbc, clock));
    }

    /** The connector that serves this topic. */
    static Connector topic(Outside outside, String topic) {
        return outside.topics().stream()
                .filter(connector -> connector.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    HeldTasks held(String name) {
        return new HeldTasks(
                engine.getExternalTaskService(), clock, name, settings().lock());
    }

    Simulator simulator(String name) {
        return new Simulator(name, effects, json, together, Duration.ofMillis(1));
    }

    /** Where the only case stands. */
    String step(String instance) {
        return engine.getRuntimeService().getActiveActivityIds(instance).get(0);
    }

    void pass(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(duration)));
    }

    int effectCount() {
        return jdbc.sql("select count(*) from connectors_effect")
                .query(Integer.class)
                .single();
    }

    /** What stands in the bank's books and is missing from the warehouse's shelf: what is done twice shows. */
    record Moved(long bookings, long cents, long pieces) {

        static final Moved NOTHING = new Moved(0, 0, 0);

        static Moved money(long cents) {
            return new Moved(1, cents, 0);
        }

        static Moved goods(long pieces) {
            return new Moved(0, 0, pieces);
        }

        Moved since(Moved before) {
            return new Moved(bookings - before.bookings, cents - before.cents, pieces - before.pieces);
        }
    }

    Moved moved() {
        return jdbc.sql("select (select count(*) from connectors_ledger) bookings,"
                        + " (select coalesce(sum(amount), 0) * 100 from connectors_ledger) cents,"
                        + " (select coalesce(sum(case when released then 0 else taken end), 0)"
                        + " from connectors_reservation) pieces")
                .query((row, number) -> new Moved(row.getLong("bookings"), row.getLong("cents"), row.getLong("pieces")))
                .single();
    }

    static ConnectorsSettings settings() {
        var simulated = new ConnectorsSettings.Remote(null, null, true);
        return new ConnectorsSettings(
                true,
                2,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10)),
                Duration.ofSeconds(5),
                Duration.ofMillis(1),
                simulated,
                simulated,
                simulated,
                simulated,
                simulated,
                simulated,
                simulated,
                10000);
    }

    @Override
    public void close() {
        engine.close();
        ClockUtil.reset();
    }

    private static final class EngineClock extends Clock {

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
