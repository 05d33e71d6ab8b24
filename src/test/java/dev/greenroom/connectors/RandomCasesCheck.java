package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of any mix of cases at rest; each fault in words. */
final class RandomCasesCheck {

    private static final Set<String> SCOPES =
            Set.of("subProcess", "eventSubProcess", "processDefinition", "multiInstanceBody");

    private static final List<Class<?>> WAITS = List.of(UserTask.class, ReceiveTask.class, ServiceTask.class);
    private static final List<Class<?>> JOINS = List.of(ParallelGateway.class, InclusiveGateway.class);

    private final JdbcClient jdbc;
    private final ProcessEngine engine;
    private final Books books;
    private final List<String> faults = new ArrayList<>();

    RandomCasesCheck(JdbcClient jdbc, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.books = new Books(jdbc);
    }

    private record Case(String reference, String process, String state, @Nullable String outcome) {}

    List<String> faults(int fullShelf) {
        steps();
        engine.getRuntimeService().createIncidentQuery().list().forEach(this::incident);
        engine.getManagementService().createJobQuery().noRetriesLeft().list().forEach(this::job);
        jdbc.sql("select reference, process, state, outcome from case_view order by reference")
                .query((row, number) -> new Case(
                        row.getString("reference"),
                        row.getString("process"),
                        row.getString("state"),
                        row.getString("outcome")))
                .list()
                .forEach(this::balance);
        books.unbalancedStock(fullShelf).forEach(sku -> faults.add("stock of " + sku + " does not add up"));
        return faults;
    }

    private record Place(String reference, String definitionId, String element) {}

    /**
     * Every open place is a step that people, customers or the outside are waited for at; one that waits at a join has
     * such a step on another branch.
     */
    private void steps() {
        Map<String, List<Place>> places = jdbc
                .sql("select c.reference, s.definition_id, s.element, s.type from case_view c left join case_step s"
                        + " on s.reference = c.reference and s.left_at is null where c.state = 'open'")
                .query((row, number) -> SCOPES.contains(String.valueOf(row.getString("type")))
                        ? new Place(row.getString("reference"), "", "")
                        : new Place(
                                row.getString("reference"),
                                String.valueOf(row.getString("definition_id")),
                                String.valueOf(row.getString("element"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Place::reference));
        places.forEach((reference, open) -> {
            List<Place> real =
                    open.stream().filter(place -> !place.element().isEmpty()).toList();
            boolean someWait = real.stream().anyMatch(place -> is(place, WAITS));
            boolean allKnown = real.stream().allMatch(place -> is(place, WAITS) || is(place, JOINS));
            if (!someWait || !allKnown) {
                faults.add(reference + " hangs at " + real);
            }
        });
    }

    private boolean is(Place place, List<Class<?>> types) {
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(place.definitionId());
        Object found = model.getModelElementById(place.element());
        return types.stream().anyMatch(type -> type.isInstance(found));
    }

    /** An incident is explained by input that asked a simulator to fail more often than it is tried. */
    private void incident(Incident incident) {
        boolean asked = jdbc.sql("select count(*) from case_variable where instance_id = ?"
                                + " and (value_json like '%fail5%' or value_json like '%9905\"%')")
                        .param(incident.getProcessInstanceId())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!asked) {
            faults.add("unexplained incident at " + incident.getActivityId() + ": " + incident.getIncidentMessage());
        }
    }

    private void job(Job job) {
        faults.add("a job of " + job.getProcessDefinitionKey() + " gave up: " + job.getExceptionMessage());
    }

    private void balance(Case one) {
        boolean closed = one.state().equals("closed");
        String outcome = closed ? one.outcome() : "open";
        switch (one.process()) {
            case "order-fulfilment" -> order(one.reference(), String.valueOf(outcome));
            case "insurance-claim" ->
                moved(one, "payout", "paid".equals(outcome) ? variable(one, "settlementAmount") : BigDecimal.ZERO);
            case "loan-application" ->
                moved(one, "payout", "paid-out".equals(outcome) ? variable(one, "amount") : BigDecimal.ZERO);
            default -> moved(one, "refund", "paid".equals(outcome) ? variable(one, "amount") : BigDecimal.ZERO);
        }
    }

    private void order(String reference, String outcome) {
        BigDecimal captured = books.sum("capture", reference);
        BigDecimal refunded = books.sum("refund", reference);
        BigDecimal total = variable(reference, "total");
        boolean right =
                switch (outcome) {
                    case "cancelled" -> captured.compareTo(refunded) == 0 && books.held(reference) == 0;
                    case "delivered", "returned" -> captured.compareTo(total) == 0 && refunded.signum() == 0;
                    default -> captured.signum() == 0 || captured.compareTo(total) == 0;
                };
        if (!right) {
            faults.add(reference + " " + outcome + ": total " + total + ", captured " + captured + ", refunded "
                    + refunded + ", held " + books.held(reference));
        }
    }

    private void moved(Case one, String kind, BigDecimal expected) {
        BigDecimal moved = books.sum(kind, one.reference());
        if (moved.compareTo(expected) != 0) {
            faults.add(one + ": " + kind + " of " + moved + " instead of " + expected);
        }
    }

    private BigDecimal variable(Case one, String name) {
        return variable(one.reference(), name);
    }

    private BigDecimal variable(String reference, String name) {
        return jdbc
                .sql("select v.value_json from case_variable v join case_view c"
                        + " on c.current_instance_id = v.instance_id where c.reference = ? and v.name = ?")
                .params(reference, name)
                .query(BigDecimal.class)
                .list()
                .stream()
                .findFirst()
                .map(value -> value.setScale(2, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }
}
