package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.IncidentOpened;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.StepLeft;
import dev.greenroom.engine.events.EngineFact.StepMigrated;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import dev.greenroom.readmodel.CaseChange.InstanceChange;
import dev.greenroom.readmodel.CaseChange.StepChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** Writes steps, variables and incidents of cases. */
final class DetailWriter {

    private final NamedParameterJdbcOperations jdbc;
    private final Json json;

    DetailWriter(NamedParameterJdbcOperations jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<PlacedChange> placed) {
        variables(placed);
        steps(placed);
        incidents(placed);
    }

    private void variables(List<PlacedChange> placed) {
        Batch remove = new Batch(jdbc, "delete from case_variable where variable_id = :variable");
        Batch forget = new Batch(jdbc, "delete from case_variable where instance_id = :instance");
        Batch update = new Batch(
                jdbc,
                "update case_variable set type = :type, value_json = :json, value_text = :text"
                        + " where variable_id = :variable");
        Batch insert = new Batch(
                jdbc,
                "insert into case_variable (variable_id, reference, instance_id, root_instance_id, name, type,"
                        + " value_json, value_text) values (:variable, :reference, :instance, :root, :name, :type, :json,"
                        + " :text)");
        for (PlacedChange one : placed) {
            // The variables of a closed case stay readable, those of an instance it called do not.
            boolean closing = one.change().ended() != null;
            one.change().variables.forEach((id, written) -> {
                if (written.isPresent()) {
                    boolean isNew = one.change().started() != null;
                    (isNew ? insert : update).add(row -> variable(row, one.reference(), written.get()));
                } else if (!closing) {
                    remove.add(row -> row.addValue("variable", id));
                }
            });
            for (InstanceChange instance : one.change().instances.values()) {
                if (instance.ended != null && (one.change().beside || !instance.id.equals(one.change().root))) {
                    forget.add(row -> row.addValue("instance", instance.id));
                }
            }
        }
        remove.run();
        update.runOrElse(insert);
        insert.run();
        forget.run();
    }

    private void variable(MapSqlParameterSource row, String reference, VariableWritten written) {
        Object value = written.value();
        row.addValue("variable", written.variableId())
                .addValue("reference", reference)
                .addValue("instance", written.instanceId())
                .addValue("root", written.rootInstanceId())
                .addValue("name", written.name())
                .addValue("type", written.type())
                .addValue("json", value == null ? null : json.write(value))
                .addValue("text", CaseColumns.searchable(value));
    }

    private void steps(List<PlacedChange> placed) {
        Batch insert = new Batch(
                jdbc,
                "insert into case_step (activity_instance_id, reference, instance_id, root_instance_id, execution_id,"
                        + " definition_id, element, type, entered_at, left_at, cancelled) values (:step, :reference,"
                        + " :instance, :root, :execution, :definition, :element, :type, :entered, :left, :cancelled)");
        Batch migrate = new Batch(
                jdbc,
                "update case_step set execution_id = :execution, definition_id = :definition, element = :element,"
                        + " type = :type where activity_instance_id = :step");
        Batch leave = new Batch(
                jdbc,
                "update case_step set left_at = :left, cancelled = :cancelled where activity_instance_id = :step"
                        + " and left_at is null");
        for (PlacedChange one : placed) {
            for (StepChange step : one.change().steps.values()) {
                entered(insert, one.reference(), step);
                migrated(migrate, step.migrated);
                left(leave, step);
            }
        }
        insert.run();
        migrate.run();
        leave.run();
    }

    private static void entered(Batch insert, String reference, StepChange step) {
        StepEntered entered = step.entered;
        StepLeft left = step.left;
        if (entered != null) {
            insert.add(row -> row.addValue("step", step.id)
                    .addValue("reference", reference)
                    .addValue("instance", entered.instanceId())
                    .addValue("root", entered.rootInstanceId())
                    .addValue("execution", entered.executionId())
                    .addValue("definition", entered.definitionId())
                    .addValue("element", entered.element())
                    .addValue("type", entered.elementType())
                    .addValue("entered", Sql.time(entered.at()))
                    .addValue("left", left == null ? null : Sql.time(left.at()))
                    .addValue("cancelled", left != null && left.end() == End.CANCELLED));
        }
    }

    private static void migrated(Batch migrate, @Nullable StepMigrated migrated) {
        if (migrated != null) {
            migrate.add(row -> row.addValue("step", migrated.activityInstanceId())
                    .addValue("execution", migrated.executionId())
                    .addValue("definition", migrated.definitionId())
                    .addValue("element", migrated.element())
                    .addValue("type", migrated.elementType()));
        }
    }

    private static void left(Batch leave, StepChange step) {
        StepLeft left = step.left;
        if (left != null && step.entered == null) {
            leave.add(row -> row.addValue("step", step.id)
                    .addValue("left", Sql.time(left.at()))
                    .addValue("cancelled", left.end() == End.CANCELLED));
        }
    }

    private void incidents(List<PlacedChange> placed) {
        Batch remove = new Batch(jdbc, "delete from incident_view where incident_id = :incident");
        Batch insert = new Batch(
                jdbc,
                "insert into incident_view (incident_id, reference, instance_id, root_instance_id, element, type,"
                        + " message, configuration, opened_at) values (:incident, :reference, :instance, :root, :element,"
                        + " :type, :message, :configuration, :at)");
        for (PlacedChange one : placed) {
            one.change().incidents.forEach((id, opened) -> {
                remove.add(row -> row.addValue("incident", id));
                opened.ifPresent(incident -> insert.add(row -> incident(row, one.reference(), incident)));
            });
        }
        remove.run();
        insert.run();
    }

    private static void incident(MapSqlParameterSource row, String reference, IncidentOpened incident) {
        row.addValue("incident", incident.incidentId())
                .addValue("reference", reference)
                .addValue("instance", incident.instanceId())
                .addValue("root", incident.rootInstanceId())
                .addValue("element", incident.element())
                .addValue("type", incident.type())
                .addValue("message", CaseColumns.cutOrNull(incident.message(), 4000))
                .addValue("configuration", CaseColumns.cutOrNull(incident.configuration(), 255))
                .addValue("at", Sql.time(incident.at()));
    }
}
