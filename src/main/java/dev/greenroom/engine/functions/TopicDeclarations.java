package dev.greenroom.engine.functions;

import java.util.Optional;
import java.util.Set;

/** What topics are known to give back: workers outside may write that, and nothing else. */
public interface TopicDeclarations {

    /** The variables that a worker of this topic may write into a case of this process; empty where nobody said. */
    Optional<Set<String>> outputs(String topic, String process);
}
