package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.snapshot.EngineSnapshot;
import dev.greenroom.engine.snapshot.OpenCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares every open case with the engine, and mends what differs. Closed cases and the timeline are never touched. */
@Component
public class ReadModelCheck {

    private static final int PAGE = 200;

    private final EngineSnapshot engine;
    private final JdbcClient jdbc;
    private final Json json;
    private final Projector projector;
    private final List<DerivedRows> derived;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate change;

    ReadModelCheck(
            EngineSnapshot engine,
            JdbcClient jdbc,
            Json json,
            Projector projector,
            List<DerivedRows> derived,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.json = json;
        this.projector = projector;
        this.derived = derived;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        // Engine rows and own rows of one case are read as of one moment, also while the service works.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.change = new TransactionTemplate(transactions);
    }

    /** How many cases were looked at, and what differed. */
    public record Result(long cases, long differences) {}

    /** All differences, for tests and small houses. */
    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        verify(found::add, cases -> {});
        return found;
    }

    /** Hands every difference to {@code found}, and the number of cases done so far to {@code progress}. */
    public Result verify(Consumer<Difference> found, Consumer<Long> progress) {
        return forEachRoot(
                root -> {
                    List<Difference> differences = differences(root);
                    differences.forEach(found);
                    return differences.size();
                },
                progress);
    }

    /** Remakes the rows of every open case from the engine; counts what differed. */
    public Result rebuild(Consumer<Long> progress) {
        return forEachRoot(this::remake, progress);
    }

    /** How many cases are open, for a progress bar. */
    public long openCases() {
        return jdbc.sql("select count(*) from case_instance where state = 'open' and instance_id = root_instance_id")
                .query(Long.class)
                .single();
    }

    private interface Visit {
        int root(String root);
    }

    private Result forEachRoot(Visit visit, Consumer<Long> progress) {
        long cases = 0;
        long differences = 0;
        NavigableSet<String> roots = after("");
        while (!roots.isEmpty()) {
            for (String root : roots) {
                differences += visit.root(root);
                progress.accept(++cases);
            }
            roots = after(roots.last());
        }
        return new Result(cases, differences);
    }

    /** The next roots open here or in the engine, no further than both sides have been read. */
    private NavigableSet<String> after(String root) {
        List<String> theirs = engine.openRootInstances(root, PAGE);
        List<String> ours = jdbc.sql(
                        "select instance_id from case_instance where state = 'open' and instance_id > :root"
                                + " and instance_id = root_instance_id order by instance_id limit " + PAGE)
                .param("root", root)
                .query(String.class)
                .list();
        NavigableSet<String> roots = new TreeSet<>(theirs);
        roots.addAll(ours);
        for (List<String> side : List.of(theirs, ours)) {
            if (side.size() == PAGE) {
                roots = roots.headSet(side.get(PAGE - 1), true);
            }
        }
        return roots;
    }

    private List<Difference> differences(String root) {
        List<Difference> first = look(root);
        if (first.isEmpty()) {
            return first;
        }
        // H2 reads tables as of different moments, so a case in motion looks torn: what is wrong is wrong twice.
        Set<String> again = look(root).stream().map(Difference::text).collect(Collectors.toSet());
        return first.stream()
                .filter(difference -> again.contains(difference.text()))
                .toList();
    }

    private List<Difference> look(String root) {
        return Optional.ofNullable(snapshot.execute(status -> all(root))).orElse(List.of());
    }

    /** What is derived from rows that are wrong themselves says nothing. */
    private List<Difference> all(String root) {
        List<Difference> found = new ArrayList<>(compare(root));
        if (!found.isEmpty()) {
            return found;
        }
        derived.forEach(rows -> rows.differences(root).forEach(text -> found.add(new Difference(text, null))));
        return found;
    }

    private List<Difference> compare(String root) {
        OpenCase open = engine.openCase(root).orElseGet(() -> nothing(root));
        return OwnRows.read(jdbc, root)
                .map(own -> Comparison.of(json, open, own, clock.instant()))
                .orElseGet(() -> missing(open));
    }

    private static OpenCase nothing(String root) {
        return new OpenCase(root, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private List<Difference> missing(OpenCase open) {
        OpenFacts facts = new OpenFacts(open, clock.instant());
        return open.instances().stream()
                .filter(instance -> instance.instanceId().equals(open.rootInstanceId()))
                .map(instance -> new Difference(
                        "case of instance " + instance.instanceId() + " is missing", facts.started(instance)))
                .toList();
    }

    private int remake(String root) {
        return Optional.ofNullable(change.execute(status -> {
                    int differences = all(root).size();
                    // A case that is only just made has its row after the first time, and what stands in it after the
                    // second.
                    mend(root);
                    mend(root);
                    derived.forEach(rows -> rows.mend(root));
                    return differences;
                }))
                .orElse(0);
    }

    private void mend(String root) {
        List<EngineFact> facts = new ArrayList<>();
        engine.openCase(root).ifPresent(open -> OwnRows.read(jdbc, root).ifPresent(own -> {
            Reopening.of(jdbc, own, open);
            mirrored(open, facts);
        }));
        for (Difference difference : compare(root)) {
            EngineFact repair = difference.repair();
            if (repair != null) {
                facts.add(repair);
            }
        }
        projector.remake(facts);
    }

    /** Values that other rows mirror are written anew, whether or not they differ. */
    private void mirrored(OpenCase open, List<EngineFact> facts) {
        OpenFacts told = new OpenFacts(open, clock.instant());
        open.variables().forEach(variable -> facts.add(told.written(variable)));
        open.tasks().forEach(task -> facts.add(told.changed(task, Change.UPDATED)));
    }
}
