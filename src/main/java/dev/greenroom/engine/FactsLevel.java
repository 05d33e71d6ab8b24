package dev.greenroom.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/** A history level that produces every event; what of it is stored is another question. */
class FactsLevel extends AbstractHistoryLevel {

    static final String NAME = "facts";

    // Stored in the database: the engine refuses to start on another level, so this never changes.
    private static final int ID = 4711;

    private static final Set<HistoryEventTypes> LEFT_OUT = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.JOB_FAIL,
            HistoryEventTypes.EXTERNAL_TASK_FAIL,
            HistoryEventTypes.DMN_DECISION_EVALUATE);

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return !(type instanceof HistoryEventTypes known) || !LEFT_OUT.contains(known);
    }
}
