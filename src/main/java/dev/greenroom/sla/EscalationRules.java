package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of reactions: the kind of clock and how far it has come say what happens to the work. */
@Component
class EscalationRules {

    static final String TABLE = "escalation-rules";
    private static final int MOST_REMEMBERED = 10_000;

    private final Decisions decisions;
    private final Map<Question, Reaction> answers = new ConcurrentHashMap<>();

    EscalationRules(Decisions decisions) {
        this.decisions = decisions;
    }

    private record Question(String version, String kind, Stage stage, String level) {}

    /** A table is pure: each of its versions is asked once. */
    Reaction reaction(SlaRow row, Stage stage) {
        return reaction(row.kind().word(), row.levelKey(), stage);
    }

    Reaction reaction(String kind, String level, Stage stage) {
        if (answers.size() > MOST_REMEMBERED) {
            answers.clear();
        }
        return decisions
                .latestVersion(TABLE)
                .map(version -> answers.computeIfAbsent(new Question(version, kind, stage, level), this::ask))
                .orElseGet(() -> Reaction.usual(stage));
    }

    private Reaction ask(Question question) {
        List<Map<String, @Nullable Object>> rules = decisions.evaluate(
                TABLE, Map.of("kind", question.kind(), "stage", question.stage().word(), "level", question.level()));
        return rules.isEmpty() ? Reaction.usual(question.stage()) : Reaction.of(rules.get(0), question.stage());
    }
}
