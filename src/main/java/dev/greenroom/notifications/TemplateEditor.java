package dev.greenroom.notifications;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CaseShown;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.NotYourPart;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.notifications.NoticeTemplates.Place;
import dev.greenroom.readmodel.CaseQuery;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What process owners do to the texts of messages: read them, try one on a real case, put it in force. */
@Component
class TemplateEditor {

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_BODY = 4000;
    private static final int MOST_VERSIONS = 20;
    private static final Set<Role> READ = Set.of(Role.PROCESS_OWNER, Role.SUPERVISOR);
    /** Whatever stands in braces, and a brace that has no partner. */
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

    private final NoticeTemplates templates;
    private final NoticeTexts texts;
    private final ProcessCatalog catalog;
    private final CasesAloud aloud;
    private final CaseViews cases;
    private final ToldCases told;
    private final Callers callers;
    private final CaseRights rights;
    private final ApplicationEventPublisher shown;
    private final Clock clock;

    TemplateEditor(
            NoticeTemplates templates,
            NoticeTexts texts,
            ProcessCatalog catalog,
            CasesAloud aloud,
            CaseViews cases,
            ToldCases told,
            Callers callers,
            CaseRights rights,
            ApplicationEventPublisher shown,
            Clock clock) {
        this.templates = templates;
        this.texts = texts;
        this.catalog = catalog;
        this.aloud = aloud;
        this.cases = cases;
        this.told = told;
        this.callers = callers;
        this.rights = rights;
        this.shown = shown;
        this.clock = clock;
    }

    /** A text as it counts now: {@code from} says whether it is the process's own, every process's, or the shipped one. */
    record Line(
            NoticeKind kind,
            String language,
            NoticeTexts.Template text,
            String from,
            int version,
            NoticeTemplates.@Nullable Version last) {}

    /** Every text of a process, or of every process. */
    List<Line> lines(String process) {
        having(READ, "see the texts of messages");
        List<NoticeTemplates.Version> current = templates.current(process);
        return Arrays.stream(NoticeKind.values())
                .filter(NoticeKind::isToCustomers)
                .flatMap(kind -> List.of("en", "de").stream().map(language -> line(process, kind, language, current)))
                .toList();
    }

    private Line line(String process, NoticeKind kind, String language, List<NoticeTemplates.Version> current) {
        Optional<NoticeTemplates.Version> own = find(current, new Place(process, kind, language));
        String from = own.filter(TemplateEditor::says).isPresent()
                ? "own"
                : find(current, new Place(NoticeTemplates.EVERY, kind, language))
                                .filter(TemplateEditor::says)
                                .isPresent()
                        ? "every"
                        : "shipped";
        return new Line(
                kind,
                language,
                texts.template(process, kind, language),
                from,
                own.map(NoticeTemplates.Version::number).orElse(0),
                own.orElse(null));
    }

    private static Optional<NoticeTemplates.Version> find(List<NoticeTemplates.Version> all, Place place) {
        return all.stream().filter(each -> each.place().equals(place)).findFirst();
    }

    private static boolean says(NoticeTemplates.Version version) {
        return version.body() != null;
    }

    /** Every version of a text, the newest first. */
    List<NoticeTemplates.Version> versions(Place place) {
        having(READ, "see the texts of messages");
        return templates.all(place, MOST_VERSIONS);
    }

    /** Puts a text in force; without one the place goes back to what is shipped. */
    void publish(Place place, int expected, NoticeTexts.@Nullable Template text) {
        Caller caller = having(Set.of(Role.PROCESS_OWNER), "change the texts of messages");
        boolean added = templates.add(
                place,
                expected,
                text == null ? null : text.subject(),
                text == null ? null : text.body(),
                caller.name(),
                clock.instant());
        if (!added) {
            throw new TemplateChanged(templates.all(place, 1).stream()
                    .findFirst()
                    .map(NoticeTemplates.Version::number)
                    .orElse(0));
        }
    }

    /** What a real customer would read: of this case, or of the newest one of the process that the caller sees. */
    Optional<NoticeTexts.Text> preview(Place place, NoticeTexts.Template text, @Nullable String reference) {
        having(Set.of(Role.PROCESS_OWNER), "change the texts of messages");
        return (reference == null ? newest(place.process()) : Optional.of(aloud.find(reference))).map(view -> {
            shown.publishEvent(new CaseShown(view.reference()));
            return NoticeTexts.filled(text, example(place, view), view, link(view));
        });
    }

    private Optional<CaseView> newest(String process) {
        String of = process.equals(NoticeTemplates.EVERY) ? null : process;
        return cases.list(CaseQuery.all().inProcess(of), rights.sight(), new Paging(1, null)).items().stream()
                .findFirst();
    }

    /** Looks like the real one and leads nowhere. */
    private static URI link(CaseView view) {
        return URI.create("https://status.example/s/" + view.reference());
    }

    private Notice example(Place place, CaseView view) {
        Locale spoken = Locale.forLanguageTag(place.language());
        ToldCase now = told.tell(view, spoken);
        LocalDate day = now.promise() == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(7)
                : now.promise().date();
        Words words = Words.in(spoken);
        List<String> wanted = told.wanted(now);
        Map<String, String> said = new LinkedHashMap<>();
        said.put("process", now.title());
        said.put("sentence", Objects.requireNonNullElse(now.sentence(), ""));
        said.put("date", day.toString());
        said.put("before", day.minusDays(3).toString());
        said.put(
                "reason",
                place.kind() == NoticeKind.STILL_WORKING ? told.reason(now) : words.say("template.example.reason"));
        said.put("missing", wanted.isEmpty() ? words.say("template.example.missing") : String.join(", ", wanted));
        said.put("subject", words.say("template.example.subject"));
        said.put("text", words.say("template.example.text"));
        return new Notice(
                0,
                "preview",
                view.reference(),
                null,
                view.process(),
                place.kind(),
                MailWay.NAME,
                place.language(),
                said,
                0,
                clock.instant());
    }

    /** The place that a request names; notes what is wrong with it. */
    Place place(Body body, Locale asked) {
        String process = body.required("process", 255);
        String kind = body.required("kind", 40);
        String language = body.required("language", 5);
        Words words = Words.in(asked);
        if (!process.isEmpty()
                && !process.equals(NoticeTemplates.EVERY)
                && catalog.latest(process).isEmpty()) {
            body.refuse("process", words.say("template.process"));
        }
        boolean known = Arrays.stream(NoticeKind.values())
                .anyMatch(each -> each.isToCustomers() && each.word().equals(kind));
        if (!kind.isEmpty() && !known) {
            body.refuse("kind", words.say("template.kind"));
        }
        if (!language.isEmpty() && !Set.of("en", "de").contains(language)) {
            body.refuse("language", words.say("template.language"));
        }
        return new Place(process, known ? NoticeKind.of(kind) : NoticeKind.RECEIVED, language);
    }

    /** The text that a request brings; notes what is wrong with it, each unknown placeholder by name. */
    NoticeTexts.Template text(Body body, Place place, Locale asked) {
        String subject = body.required("subject", LONGEST_SUBJECT);
        String text = body.required("body", LONGEST_BODY);
        Words words = Words.in(asked);
        if (subject.lines().count() > 1) {
            body.refuse("subject", words.say("template.one-line"));
        }
        checkPlaceholders(body, "subject", subject, words);
        checkPlaceholders(body, "body", text, words);
        if (!text.isEmpty() && !needs(place).isEmpty() && !NoticeTexts.alwaysSaysWhy(text)) {
            body.refuse("body", words.say("template.reason"));
        }
        return new NoticeTexts.Template(subject, text);
    }

    /** The placeholders without which a text of this place is not put in force. */
    List<String> needs(Place place) {
        return texts.hasToSayWhy(place.process(), place.kind()) ? List.of("reason") : List.of();
    }

    private static void checkPlaceholders(Body body, String field, String text, Words words) {
        String known = String.join(", ", NoticeTexts.PLACEHOLDERS);
        BRACES.matcher(text)
                .results()
                .filter(each -> each.group(1) == null || !NoticeTexts.PLACEHOLDERS.contains(each.group(1)))
                .map(MatchResult::group)
                .distinct()
                .limit(5)
                .forEach(wrong -> body.refuse(field, words.say("template.placeholder", wrong, known)));
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
