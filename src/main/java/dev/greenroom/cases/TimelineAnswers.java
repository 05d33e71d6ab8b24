package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Page;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.TimelineEntry;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a case's story in plain words. */
@Component
class TimelineAnswers {

    private static final String TOLD = "told";

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final Callers callers;
    private final Clock clock;

    TimelineAnswers(CaseViews cases, ProcessCatalog catalog, Callers callers, Clock clock) {
        this.cases = cases;
        this.catalog = catalog;
        this.callers = callers;
        this.clock = clock;
    }

    /** One line of the story. */
    @Schema(name = "TimelineItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            Instant at,
            String kind,
            String text,
            @Nullable String actor,
            @Nullable String element,
            @Nullable @Schema(description = "What somebody wrote about it") String note,
            @Nullable @Schema(description = "Reference of another case that the line is about") String linkedCase) {}

    /** Some lines of the story, newest first. */
    @Schema(name = "TimelinePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Items(
            List<Item> items,
            @Nullable String next,
            @Nullable String prev,
            long count,
            boolean countIsExact,
            Instant serverNow) {}

    Items of(CaseView view, Paging paging, Locale asked) {
        ProcessModel model = catalog.model(view.definitionId());
        Words words = Words.in(asked);
        String language = Words.speak(asked).getLanguage();
        Page<Item> page = cases.timeline(view.reference(), paging).map(entry -> item(entry, model, words, language));
        return new Items(
                page.items(),
                page.next(),
                page.prev(),
                page.count().value(),
                page.count().exact(),
                clock.instant());
    }

    private Item item(TimelineEntry entry, ProcessModel model, Words words, String language) {
        return new Item(
                String.valueOf(entry.seq()),
                entry.at(),
                entry.kind(),
                text(entry, model, words, language),
                entry.actor(),
                entry.element(),
                entry.data().get("note") instanceof String note ? note : null,
                (String) entry.data().get("case"));
    }

    private String text(TimelineEntry entry, ProcessModel model, Words words, String language) {
        String actor = entry.actor();
        String element = entry.element();
        String who = actor == null
                ? words.say("timeline.somebody")
                : actor.equals(CustomerDeeds.CUSTOMER)
                        ? words.say("timeline.the-customer")
                        : callers.displayName(actor);
        String step = element == null
                ? ""
                : model.step(element)
                        .or(() -> beside(element))
                        .map(each -> each.name().in(language))
                        .orElse(element);
        return words.say(
                key(entry, words),
                who,
                step,
                about(entry, model, words, language),
                cause(entry, words),
                told(entry, words));
    }

    /** A step of something done beside the case. */
    private Optional<ProcessModel.Step> beside(String element) {
        return catalog.allLatest().stream()
                .filter(ProcessModel::runsBesideCases)
                .flatMap(model -> model.step(element).stream())
                .findFirst();
    }

    /** Those who heard of it: people and groups by their names. */
    private String told(TimelineEntry entry, Words words) {
        return entry.data().get(TOLD) instanceof List<?> told
                ? told.stream()
                        .map(String::valueOf)
                        .map(each -> words.group(each).orElseGet(() -> person(each)))
                        .collect(Collectors.joining(", "))
                : "";
    }

    /** A person, or a group that nobody gave a name. */
    private String person(String name) {
        String shown = callers.displayName(name);
        return shown.equals(name) ? name.replace('-', ' ') : shown;
    }

    private static String cause(TimelineEntry entry, Words words) {
        return entry.data().get("cause") instanceof String id
                ? Cause.of(id).map(cause -> cause.in(words)).orElse(id)
                : "";
    }

    private static String key(TimelineEntry entry, Words words) {
        String key = "timeline." + entry.kind();
        if (!words.knows(key)) {
            return "timeline.other";
        }
        if (entry.data().containsKey(TOLD) && words.knows(key + ".told")) {
            String told = key + ".told";
            return entry.element() != null && words.knows(told + ".step") ? told + ".step" : told;
        }
        String reason = key + "." + entry.data().get("reason");
        if (words.knows(reason)) {
            return reason;
        }
        if (entry.data().containsKey("to") && words.knows(key + ".to")) {
            return key + ".to";
        }
        if (entry.actor() != null && entry.data().containsKey("cause") && words.knows(key + ".cause")) {
            return key + ".cause";
        }
        if (entry.actor() != null && words.knows(key + ".by")) {
            return key + ".by";
        }
        if (entry.actor() == null && words.knows(key + ".nobody")) {
            return key + ".nobody";
        }
        return entry.element() != null && words.knows(key + ".step") ? key + ".step" : key;
    }

    private String about(TimelineEntry entry, ProcessModel model, Words words, String language) {
        Object notice = entry.data().get("notice");
        if (entry.data().get("date") instanceof String date) {
            return day(date, language);
        }
        Object other = entry.data().get("case");
        Object message = entry.data().get("message");
        Object outcome = entry.data().get("outcome");
        Object to = entry.data().get("to");
        if (entry.data().containsKey(TOLD)) {
            return told(entry, words);
        }
        if (notice != null) {
            return notice(words, String.valueOf(notice), named(entry.data().get("missing"), model, language));
        }
        if (other != null) {
            return String.valueOf(other);
        }
        if (message != null) {
            ProcessModel.Message known = model.messages().get(String.valueOf(message));
            return known == null ? String.valueOf(message) : known.label().in(language);
        }
        if (outcome != null) {
            String label = CaseAnswers.outcomeLabel(model, String.valueOf(outcome), language);
            return label == null ? String.valueOf(outcome) : label;
        }
        if (to == null) {
            return entry.kind();
        }
        return entry.data().containsKey("cause")
                ? model.step(String.valueOf(to))
                        .map(step -> step.name().in(language))
                        .orElse(String.valueOf(to))
                : words.group(String.valueOf(to)).orElseGet(() -> person(String.valueOf(to)));
    }

    private static String day(String date, String language) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(Locale.forLanguageTag(language.equals("en") ? "en-GB" : language))
                    .format(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            return date;
        }
    }

    private static @Nullable String named(@Nullable Object items, ProcessModel model, String language) {
        return items == null ? null : Checklist.say(new Checklist(model).named(items), language);
    }

    private static String notice(Words words, String notice, @Nullable String missing) {
        String key = "notice." + notice;
        String label = words.knows(key) ? words.say(key) : notice;
        return missing == null ? label : words.say("notice.with-missing", label, missing);
    }
}
