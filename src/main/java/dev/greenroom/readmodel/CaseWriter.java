package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.readmodel.CaseChange.InstanceChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** Writes the rows of cases and of their process instances. */
final class CaseWriter {

    /** The outcome of a case that somebody removed from the engine. */
    static final String TERMINATED = "terminated";

    /** The outcome of a case that ended since a stuck step was given up; also the engine's reason for its end. */
    static final String GIVEN_UP = "given-up";

    private static final Map<String, String> WHY = Map.of("reopenCause", "cause", "reopenNote", "note");

    private final NamedParameterJdbcOperations jdbc;
    private final CasePlaces places;

    CaseWriter(NamedParameterJdbcOperations jdbc, CasePlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** Finds or makes the case of every change and writes both rows; changes of unknown cases are left out. */
    List<PlacedChange> write(Changes changes) {
        Map<String, CasePlaces.Known> known = places.known(changes.cases().stream()
                .filter(change -> change.started() == null)
                .map(change -> change.root)
                .toList());
        List<PlacedChange> placed = new ArrayList<>();
        for (CaseChange change : changes.cases()) {
            InstanceStarted started = change.started();
            CasePlaces.Known before = started == null ? known.get(change.root) : null;
            if (started != null) {
                placed.add(open(change, started));
            } else if (before != null) {
                placed.add(before.beside() ? beside(before, change) : seen(before, change));
            }
        }
        instances(placed);
        placed.forEach(this::update);
        return placed;
    }

    private static PlacedChange seen(CasePlaces.Known known, CaseChange change) {
        return new PlacedChange(known.reference(), known.definitionId(), false, change);
    }

    private static PlacedChange beside(CasePlaces.Known known, CaseChange change) {
        change.beside = true;
        change.columns.clear();
        return seen(known, change);
    }

    private PlacedChange open(CaseChange change, InstanceStarted started) {
        CasePlaces.Place place = places.place(started);
        if (place.kind() == CasePlaces.Kind.BESIDE) {
            return beside(new CasePlaces.Known(place.reference(), started.definitionId(), true), change);
        }
        change.columns.put("current_instance_id", started.instanceId());
        change.columns.put("definition_id", started.definitionId());
        change.columns.put("process", started.process());
        change.columns.put("state", "open");
        if (place.kind() == CasePlaces.Kind.REOPENING) {
            change.columns.put("outcome", null);
            change.columns.put("closed_at", null);
            change.columns.put("nudges", 0);
            change.reopened = true;
            change.lines.add(line(started, "case-reopened", started.startedBy(), why(change)));
            return new PlacedChange(place.reference(), started.definitionId(), false, change);
        }
        change.columns.put("reference", place.reference());
        change.columns.put("external_key", CaseColumns.cutOrNull(place.externalKey(), 255));
        change.columns.put("opened_at", Sql.time(started.at()));
        change.lines.add(line(started, "case-opened", started.startedBy(), Map.of()));
        close(change);
        insert("case_view", change.columns);
        return new PlacedChange(place.reference(), started.definitionId(), true, change);
    }

    /** What was said on reopening; the same through every door, since a start may bring these variables. */
    private static Map<String, ?> why(CaseChange change) {
        Map<String, Object> why = new LinkedHashMap<>();
        change.variables.values().stream().flatMap(Optional::stream).forEach(written -> {
            if (written.value() instanceof String text && written.instanceId().equals(change.root)) {
                String member = WHY.get(written.name());
                if (member != null && !text.isBlank()) {
                    why.put(member, text);
                }
            }
        });
        return why;
    }

    private void update(PlacedChange placed) {
        CaseChange change = placed.change();
        if (!placed.fresh() && !change.beside) {
            InstanceChange own = change.instances.get(change.root);
            if (own != null && own.definitionId != null) {
                change.columns.put("definition_id", own.definitionId);
                change.columns.put("process", own.process);
            }
            close(change);
            if (!change.columns.isEmpty()) {
                update(placed.reference(), change.columns);
            }
        }
    }

    private static void close(CaseChange change) {
        InstanceEnded ended = change.ended();
        if (ended == null) {
            return;
        }
        boolean completed = ended.end() == End.COMPLETED;
        String outcome = completed ? change.outcome : GIVEN_UP.equals(ended.reason()) ? GIVEN_UP : TERMINATED;
        change.columns.put("state", "closed");
        change.columns.put("closed_at", Sql.time(ended.at()));
        change.columns.put("outcome", outcome);
        change.lines.add(new TimelineLine(
                ended.at(),
                "case-closed",
                ended.endElement(),
                null,
                outcome == null ? Map.of() : Map.of("outcome", outcome)));
    }

    private static TimelineLine line(
            InstanceStarted started, String kind, @Nullable String actor, Map<String, ?> data) {
        return new TimelineLine(started.at(), kind, null, actor, data);
    }

    private void insert(String table, Map<String, @Nullable Object> columns) {
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values (:"
                        + String.join(", :", columns.keySet()) + ")",
                new MapSqlParameterSource(columns));
    }

    private void update(String reference, Map<String, @Nullable Object> columns) {
        String set = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        Map<String, @Nullable Object> params = new LinkedHashMap<>(columns);
        params.put("reference", reference);
        jdbc.update(
                "update case_view set " + set + ", version = version + 1 where reference = :reference",
                new MapSqlParameterSource(params));
    }

    private void instances(List<PlacedChange> placed) {
        Batch insert = new Batch(
                jdbc,
                "insert into case_instance (instance_id, root_instance_id, super_instance_id, reference, process,"
                        + " definition_id, business_key, state, started_at, beside) values (:instance, :root, :super,"
                        + " :reference, :process, :definition, :key, 'open', :at, :beside)");
        Batch update = new Batch(
                jdbc,
                "update case_instance set definition_id = coalesce(:definition, definition_id),"
                        + " process = coalesce(:process, process), suspended = coalesce(:suspended, suspended),"
                        + " business_key = coalesce(:key, business_key) where instance_id = :instance");
        Batch end = new Batch(
                jdbc, "update case_instance set state = 'closed', ended_at = :at where instance_id = :instance");
        for (PlacedChange one : placed) {
            for (InstanceChange instance : one.change().instances.values()) {
                started(insert, one, instance.started);
                changed(update, instance);
                ended(end, instance);
            }
        }
        insert.run();
        update.run();
        end.run();
    }

    private static void started(Batch insert, PlacedChange placed, @Nullable InstanceStarted started) {
        if (started != null) {
            insert.add(row -> row.addValue("instance", started.instanceId())
                    .addValue("root", started.rootInstanceId())
                    .addValue("super", started.superInstanceId())
                    .addValue("reference", placed.reference())
                    .addValue("process", started.process())
                    .addValue("definition", started.definitionId())
                    .addValue("key", CaseColumns.cutOrNull(started.businessKey(), 255))
                    .addValue("at", Sql.time(started.at()))
                    .addValue("beside", placed.change().beside));
        }
    }

    private static void changed(Batch update, InstanceChange instance) {
        if (instance.definitionId != null || instance.suspended != null) {
            update.add(row -> row.addValue("instance", instance.id)
                    .addValue("definition", instance.definitionId, java.sql.Types.VARCHAR)
                    .addValue("process", instance.process, java.sql.Types.VARCHAR)
                    .addValue("suspended", instance.suspended, java.sql.Types.BOOLEAN)
                    .addValue("key", CaseColumns.cutOrNull(instance.businessKey, 255), java.sql.Types.VARCHAR));
        }
    }

    private static void ended(Batch end, InstanceChange instance) {
        InstanceEnded ended = instance.ended;
        if (ended != null) {
            end.add(row -> row.addValue("instance", instance.id).addValue("at", Sql.time(ended.at())));
        }
    }
}
