package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private final Decisions decisions;
    private final Map<Question, Optional<Target>> answers = new ConcurrentHashMap<>();

    ServiceLevels(Decisions decisions) {
        this.decisions = decisions;
    }

    private record Question(String version, String level, int priority, @Nullable String tier) {}

    /** The target; empty when the table names none. A table is pure, so each of its versions is asked once. */
    Optional<Target> target(String level, int priority, @Nullable String tier) {
        return decisions.latestVersion(TABLE).flatMap(version -> {
            if (answers.size() > MOST_REMEMBERED) {
                answers.clear();
            }
            return answers.computeIfAbsent(new Question(version, level, priority, tier), this::ask);
        });
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
        Duration duration = duration(rule.get("target"), rule.get("unit"));
        if (duration == null || duration.isZero() || duration.isNegative()) {
            LOG.warn("The service level {} has no readable target", level);
            return Optional.empty();
        }
        int warn = rule.get("warnAt") instanceof Number percent ? percent.intValue() : 80;
        String escalateTo = rule.get("escalateTo") instanceof String text && !text.isBlank() ? text : null;
        return Optional.of(new Target(duration, Math.max(0, Math.min(100, warn)), escalateTo));
    }

    // Until business calendars exist an hour is an hour and a day has 24 of them, whatever the unit's kind.
    private static @Nullable Duration duration(@Nullable Object amount, @Nullable Object unit) {
        if (!(amount instanceof Number number)) {
            return null;
        }
        String kind = String.valueOf(unit).toLowerCase(Locale.ROOT);
        long unitSeconds = kind.endsWith("days") ? 86_400 : kind.endsWith("minutes") ? 60 : 3_600;
        return Duration.ofSeconds(Math.round(number.doubleValue() * unitSeconds));
    }
}
