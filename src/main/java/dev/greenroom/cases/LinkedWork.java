package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work about a case that its own process does not know: a work item with its own clock, each of the two telling of the other.
 * Its customer never hears of it as of a case.
 */
@Component
public class LinkedWork {

    private static final String PROCESS = "work-item";
    private static final String CALLER = "status-page";
    private static final String DESCRIPTION = "description";
    /** No text in the engine is longer. */
    private static final int LONGEST = 4000;

    private final CaseViews cases;
    private final LinkedCases linked;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;
    private final TransactionTemplate transaction;

    LinkedWork(
            CaseViews cases,
            LinkedCases linked,
            RuntimeService runtime,
            OutsideOfChecks asService,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.linked = linked;
        this.runtime = runtime;
        this.asService = asService;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is to be done: {@code type} is a line of the table of types of work, which says by whom and how fast. */
    public record Wanted(String type, String subject, String description, int priority) {}

    /** The work of this key, and whether it was begun by this very call. */
    public record Begun(String reference, boolean isNew) {}

    /** Begins it once for its key. */
    public Begun begin(CaseView about, String key, Wanted wanted) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("channel", CaseView.INTERNAL);
        values.put("casePriority", wanted.priority());
        values.put("workType", wanted.type());
        values.put("subject", wanted.subject());
        values.put(DESCRIPTION, wanted.description());
        LinkedCases.Begun begun = linked.begin(key(key), about, PROCESS, values);
        return new Begun(begun.reference(), begun.isNew());
    }

    /** The work that was begun for this key. */
    public Optional<String> begunBefore(String key) {
        return linked.begunBefore(key(key));
    }

    private static LinkedCases.Key key(String key) {
        return new LinkedCases.Key(CALLER, key);
    }

    /** Says anew what is to be done; false when it is done already. In the caller's transaction, which then holds it. */
    public boolean describe(String reference, String description) {
        Optional<CaseView> open = cases.held(reference).filter(CaseView::isOpen);
        open.ifPresent(work -> asService.run(() -> {
            runtime.setVariable(work.instanceId(), DESCRIPTION, description);
            return work;
        }));
        return open.isPresent();
    }

    /** Adds to what is to be done; false when it is done already, or has no room for more. */
    boolean add(String reference, String more) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (cases.held(reference).filter(CaseView::isOpen).isEmpty()) {
                return false;
            }
            String all = cases.variables(reference).getOrDefault(DESCRIPTION, "") + "\n\n" + more;
            if (all.length() > LONGEST) {
                return false;
            }
            return describe(reference, all);
        }));
    }
}
