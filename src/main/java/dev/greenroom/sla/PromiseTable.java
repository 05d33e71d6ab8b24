package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.sla.calendar.CalendarRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The table of promises: from an event of a process on, the customer is promised a date, with its source. */
@Component
class PromiseTable {

    static final String TABLE = "promises";
    static final String OPENED = "opened";
    static final String REOPENED = "reopened";

    private static final Logger LOG = LoggerFactory.getLogger(PromiseTable.class);

    private final Decisions decisions;
    private final Calendars calendars;
    private final Map<Question, Optional<Term>> answers = new ConcurrentHashMap<>();

    PromiseTable(Decisions decisions, Calendars calendars) {
        this.decisions = decisions;
        this.calendars = calendars;
    }

    private record Question(String version, String process, String event) {}

    /** What is promised: a time from the event on, or the date that a variable of the case holds. */
    record Term(@Nullable Target target, @Nullable String field, String calendar, @Nullable String source) {}

    /** What this event of this process promises; empty when nothing. Each version of the table is asked once. */
    Optional<Term> term(String process, String event) {
        return decisions
                .latestVersion(TABLE)
                .flatMap(version -> answers.computeIfAbsent(new Question(version, process, event), this::ask));
    }

    ZoneId zone(Term term) {
        return calendars.get(term.calendar()).zone();
    }

    /** The day on which the target that begins at {@code at} ends, where its calendar is. */
    LocalDate date(Target target, Instant at) {
        var calendar = calendars.get(target.calendar());
        return target.start(calendar, at).dueAt().atZone(calendar.zone()).toLocalDate();
    }

    private Optional<Term> ask(Question question) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        inputs.put("process", question.process());
        inputs.put("event", question.event());
        List<Map<String, @Nullable Object>> rules = decisions.evaluate(TABLE, inputs);
        return rules.isEmpty() ? Optional.empty() : read(question, rules.get(0));
    }

    private Optional<Term> read(Question question, Map<String, @Nullable Object> rule) {
        String calendar = text(rule.get("calendar"));
        String field = text(rule.get("field"));
        try {
            return Optional.of(new Term(
                    field == null ? Target.of(rule) : null,
                    field,
                    calendar == null ? Calendars.ALWAYS : calendar,
                    text(rule.get("source"))));
        } catch (CalendarRefused refused) {
            LOG.warn(
                    "The promise of {} after {} cannot be read: {}",
                    question.process(),
                    question.event(),
                    refused.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
