package dev.greenroom.notifications;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.OpenClocks;
import dev.greenroom.sla.OpenClocks.OpenClock;
import dev.greenroom.work.Colleagues.Reader;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a colleague reads of the work that came near its time or past it: references and steps, nothing of customers. */
@Component
class EscalationTexts {

    /** Of what is late, and of what is near its time, each. */
    private static final int LISTED = 20;

    private static final String WORK = "work?view=told";

    private final EscalationRows rows;
    private final CaseViews cases;
    private final OpenClocks clocks;
    private final ProcessCatalog catalog;
    private final QuietHours hours;
    private final @Nullable String address;

    EscalationTexts(
            EscalationRows rows,
            CaseViews cases,
            OpenClocks clocks,
            ProcessCatalog catalog,
            QuietHours hours,
            Environment environment) {
        this.rows = rows;
        this.cases = cases;
        this.clocks = clocks;
        this.catalog = catalog;
        this.hours = hours;
        this.address = environment.getProperty("greenroom.public-url");
    }

    /** Empty when all of it is done meanwhile. */
    Optional<NoticeTexts.Text> of(Notice notice, Reader reader) {
        Words words = new Words(reader.language());
        Bundle bundle = Bundle.read(notice.said(), rows);
        Standing late = standing(bundle.late(), bundle.listed(true), List.of());
        Standing atRisk = standing(bundle.atRisk(), bundle.listed(false), bundle.listed(true));
        if (late.many() + atRisk.many() == 0) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.say("greeting", reader.displayName()));
        parts.add(words.say("since", words.time(bundle.from()), words.time(bundle.until())));
        add(parts, words, "late", late);
        add(parts, words, "at-risk", atRisk);
        URI link = link();
        if (link != null) {
            parts.add(words.say("link", link));
        }
        parts.add(words.say("closing"));
        String subject = words.say(
                late.many() > 0 ? atRisk.many() > 0 ? "subject.both" : "subject.late" : "subject.at-risk",
                late.many(),
                atRisk.many());
        return Optional.of(NoticeTexts.text(subject, String.join("\n\n", parts), reader.language(), link));
    }

    private @Nullable URI link() {
        return address == null || address.isBlank()
                ? null
                : URI.create(address + (address.endsWith("/") ? "" : "/") + WORK);
    }

    /** One that is still to be done, and its case. */
    private record Open(Escalation escalation, CaseView view) {}

    /** How much is still to be done as far as it is known one by one, and these; {@code more} came besides. */
    private record Standing(List<Open> open, int more) {

        private int many() {
            return open.size() + more;
        }
    }

    /** What is done meanwhile counts no more, nor what is said of the same clock {@code elsewhere}. */
    private Standing standing(int many, List<Escalation> listed, List<Escalation> elsewhere) {
        Map<String, CaseView> views = new HashMap<>();
        cases.byReferences(listed.stream().map(Escalation::reference).collect(Collectors.toSet())).stream()
                .filter(CaseView::isOpen)
                .forEach(view -> views.put(view.reference(), view));
        Set<OpenClock> running = clocks.of(views.keySet());
        Set<OpenClock> said = elsewhere.stream().map(EscalationTexts::clock).collect(Collectors.toSet());
        List<Open> open = new ArrayList<>();
        for (Escalation each : listed) {
            CaseView view = views.get(each.reference());
            OpenClock clock = clock(each);
            if (view != null && !said.contains(clock) && (!OpenClocks.counts(each.kind()) || running.contains(clock))) {
                open.add(new Open(each, view));
            }
        }
        return new Standing(open, Math.max(0, many - listed.size()));
    }

    private static OpenClock clock(Escalation each) {
        return new OpenClock(each.reference(), each.kind(), each.level(), each.element());
    }

    private void add(List<String> parts, Words words, String stage, Standing standing) {
        if (standing.many() == 0) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.say(stage, standing.many()));
        standing.open().stream().limit(LISTED).forEach(each -> lines.add(line(words, each.escalation(), each.view())));
        int more = standing.many() - Math.min(LISTED, standing.open().size());
        if (more > 0) {
            lines.add(words.say(standing.more() > 0 ? "more.unchecked" : "more", more));
        }
        parts.add(String.join("\n", lines));
    }

    private String line(Words words, Escalation each, CaseView view) {
        return words.say("line", each.reference(), what(words, each, view), words.time(each.dueAt()));
    }

    /** The step by its name, or the process; and whose clock it is, when it is not the work's own. */
    private String what(Words words, Escalation each, CaseView view) {
        String element = each.element();
        String definition = each.definitionId() == null ? view.definitionId() : each.definitionId();
        String name = model(definition)
                .map(model -> element == null
                        ? model.name()
                        : model.step(element).map(ProcessModel.Step::name).orElse(model.name()))
                .map(text -> text.in(words.language()))
                .orElse(view.process());
        return words.knows("clock." + each.kind()) ? words.say("clock." + each.kind(), name) : name;
    }

    private Optional<ProcessModel> model(String definitionId) {
        try {
            return Optional.of(catalog.model(definitionId));
        } catch (UnknownProcess gone) {
            return Optional.empty();
        }
    }

    /** The words of one language. */
    private final class Words {

        private final String language;
        private final Locale locale;
        private final ResourceBundle words;

        private Words(String language) {
            this.language = language;
            this.locale = "de".equals(language) ? Locale.GERMANY : Locale.UK;
            this.words = NoticeTexts.words(language);
        }

        private String language() {
            return language;
        }

        private boolean knows(String key) {
            return words.containsKey("escalation." + key);
        }

        private String say(String key, Object... arguments) {
            return new MessageFormat(words.getString("escalation." + key), locale).format(arguments);
        }

        private String time(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(at.atZone(hours.settings().zone()));
        }
    }
}
