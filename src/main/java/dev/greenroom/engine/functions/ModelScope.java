package dev.greenroom.engine.functions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a running case a model calls: plain values, never an engine object. */
public interface ModelScope {

    String instanceId();

    String rootInstanceId();

    /**
     * The root instances of this case and of all that come to this very place in the same transaction, for certain: what
     * is read or done here may be read or done for all of them at once.
     */
    Set<String> together();

    String executionId();

    /** The step being entered or run; null at the level of the whole instance. */
    @Nullable
    String activityInstanceId();

    /** The id of the element in the model; for a timer of an event sub-process, the sub-process or process itself. */
    @Nullable
    String element();

    String definitionId();

    String process();

    /** A variable as JSON-friendly value, looked up through the enclosing scopes. */
    @Nullable
    Object variable(String name);

    void setVariable(String name, @Nullable Object value);
}
