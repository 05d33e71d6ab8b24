package dev.greenroom.readmodel;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.events.CommandEnding;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.Gathering;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns the engine's facts into rows, inside the engine's transaction. Facts of one command are gathered and written
 * together when it ends, before the engine's own flush: own rows first, engine rows second, for every door.
 */
@Component
class Projector {

    private final ProcessCatalog catalog;
    private final CaseWriter cases;
    private final ItemWriter items;
    private final DetailWriter details;
    private final CaseKeys keys;
    private final Timeline timeline;
    private final ApplicationEventPublisher tell;
    private final Gathering<Changes> gathering;

    Projector(
            ProcessCatalog catalog,
            JdbcClient client,
            NamedParameterJdbcOperations jdbc,
            CaseReferences references,
            Audiences audiences,
            CaseKeys keys,
            Json json,
            Timeline timeline,
            ObjectProvider<Ranks> ranks,
            ApplicationEventPublisher tell) {
        this.catalog = catalog;
        this.cases = new CaseWriter(jdbc, new CasePlaces(client, references, catalog));
        this.items = new ItemWriter(jdbc, audiences, ranks);
        this.details = new DetailWriter(jdbc, json);
        this.keys = keys;
        this.timeline = timeline;
        this.tell = tell;
        this.gathering = new Gathering<>(() -> new Changes(catalog), Changes::next, this::write);
    }

    @EventListener
    void on(EngineFact fact) {
        gathering.add(changes -> changes.add(fact));
    }

    @EventListener
    void on(CommandEnding ending) {
        flush();
    }

    /** Writes what this transaction has gathered, so that it can be read. */
    void flush() {
        gathering.write();
    }

    /** Keeps the level of an item that this transaction is about to write; false when there is none. */
    boolean level(String taskId, ServiceLevelView level) {
        return gathering
                .unwritten()
                .filter(changes -> changes.level(taskId, level))
                .isPresent();
    }

    /** The value that this transaction gave a case's variable, as long as it is not written; empty if it did not. */
    Optional<Object> told(String rootInstanceId, String variable) {
        return gathering.unwritten().flatMap(changes -> changes.told(rootInstanceId, variable));
    }

    /** Writes rows as if these facts had happened, without a line in any timeline. */
    void remake(List<EngineFact> facts) {
        Changes changes = new Changes(catalog);
        facts.forEach(changes::add);
        rows(changes);
    }

    private void write(Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        Written written = rows(changes);
        timeline.addAll(written.placed, one -> Story.of(one.change(), written.holders));
    }

    private record Written(List<PlacedChange> placed, Map<String, ItemWriter.Holder> holders) {}

    private Written rows(Changes changes) {
        List<PlacedChange> placed = cases.write(changes);
        Map<String, ItemWriter.Holder> holders = items.holders(placed);
        details.write(placed);
        keys.write(placed);
        items.write(placed, holders);
        Set<String> references = new HashSet<>();
        Set<String> tasks = new HashSet<>();
        placed.forEach(one -> {
            references.add(one.reference());
            tasks.addAll(one.change().items.keySet());
        });
        tell.publishEvent(new ReadModelChanged(references, tasks));
        placed.forEach(this::reopened);
        return new Written(placed, holders);
    }

    private void reopened(PlacedChange placed) {
        InstanceStarted started = placed.change().started();
        if (placed.change().reopened && started != null) {
            tell.publishEvent(new CaseReopened(placed.reference(), started.instanceId(), started.definitionId()));
        }
    }
}
