package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.shared.OfTransaction;
import dev.greenroom.sla.calendar.CalendarRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The service-level table: level, priority and customer tier give a target. The table is the truth. */
@Component
class ServiceLevels {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceLevels.class);
    private static final int MOST_REMEMBERED = 10_000;
    static final String TABLE = "service-levels";

    /** The lines for cases and for work items whose own level has none. */
    static final String ANY_CASE = "default";

    static final String ANY_STEP = "default.step";

    private final Decisions decisions;
    private final Calendars calendars;
    private final Map<Question, Optional<Target>> answers = new ConcurrentHashMap<>();
    /** Looked up once for a transaction: that may ask for thousands of targets. */
    private final OfTransaction<Optional<String>> inForce;

    ServiceLevels(Decisions decisions, Calendars calendars) {
        this.decisions = decisions;
        this.inForce = new OfTransaction<>(() -> decisions.latestVersion(TABLE));
        this.calendars = calendars;
    }

    private record Question(String version, String level, int priority, @Nullable String tier) {}

    /** The target; empty when the table names none, or one that cannot be counted. A table is pure, so each of its versions is asked once. */
    Optional<Target> target(String level, int priority, @Nullable String tier) {
        return inForce.get().flatMap(version -> {
            if (answers.size() > MOST_REMEMBERED) {
                answers.clear();
            }
            return answers.computeIfAbsent(new Question(version, level, priority, tier), this::ask)
                    .filter(this::countable);
        });
    }

    /** The target of a case or a work item: nobody works without a clock as long as the table has a line for any. */
    Optional<Target> targetOf(boolean wholeCase, String level, int priority, @Nullable String tier) {
        return target(level, priority, tier).or(() -> target(wholeCase ? ANY_CASE : ANY_STEP, priority, tier));
    }

    private Optional<Target> ask(Question question) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        inputs.put("level", question.level());
        inputs.put("priority", question.priority());
        inputs.put("customerTier", question.tier());
        List<Map<String, @Nullable Object>> rules = decisions.evaluate(TABLE, inputs);
        return rules.isEmpty() ? Optional.empty() : read(question.level(), rules.get(0));
    }

    private static Optional<Target> read(String level, Map<String, @Nullable Object> rule) {
        try {
            return Optional.of(Target.of(rule));
        } catch (CalendarRefused refused) {
            LOG.warn("The service level {} has no readable target: {}", level, refused.getMessage());
            return Optional.empty();
        }
    }

    private boolean countable(Target target) {
        boolean known = calendars.find(target.calendar()).isPresent();
        if (!known) {
            LOG.warn("There is no calendar {}, so the service levels that name it have no target", target.calendar());
        }
        return known;
    }
}
