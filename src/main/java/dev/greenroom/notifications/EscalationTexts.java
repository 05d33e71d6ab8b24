package dev.greenroom.notifications;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.work.Colleagues.Reader;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a colleague reads of the work that came near its time or past it: references and steps, nothing of customers. */
@Component
class EscalationTexts {

    private static final String WORK = "work?view=told";

    private final EscalationRows rows;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final QuietHours hours;
    private final @Nullable String address;

    EscalationTexts(
            EscalationRows rows, CaseViews cases, ProcessCatalog catalog, QuietHours hours, Environment environment) {
        this.rows = rows;
        this.cases = cases;
        this.catalog = catalog;
        this.hours = hours;
        this.address = environment.getProperty("greenroom.public-url");
    }

    NoticeTexts.Text of(Notice notice, Reader reader) {
        Words words = new Words(reader.language());
        Bundle bundle = Bundle.read(notice.said(), rows);
        List<String> parts = new ArrayList<>();
        parts.add(words.say("greeting", reader.displayName()));
        parts.add(words.say("since", words.time(bundle.from()), words.time(bundle.until())));
        add(parts, words, "late", bundle.late(), bundle.listed(true));
        add(parts, words, "at-risk", bundle.atRisk(), bundle.listed(false));
        URI link = link();
        if (link != null) {
            parts.add(words.say("link", link));
        }
        parts.add(words.say("closing"));
        String subject = words.say(
                bundle.late() > 0 ? bundle.atRisk() > 0 ? "subject.both" : "subject.late" : "subject.at-risk",
                bundle.late(),
                bundle.atRisk());
        return NoticeTexts.text(subject, String.join("\n\n", parts), reader.language(), link);
    }

    private @Nullable URI link() {
        return address == null || address.isBlank()
                ? null
                : URI.create(address + (address.endsWith("/") ? "" : "/") + WORK);
    }

    /** What is done meanwhile is not listed any more. */
    private void add(List<String> parts, Words words, String stage, int many, List<Escalation> listed) {
        if (many == 0) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.say(stage, many));
        int left = many;
        for (Escalation each : listed) {
            Optional<CaseView> view = cases.byReference(each.reference());
            left--;
            view.filter(CaseView::isOpen).ifPresent(open -> lines.add(line(words, each, open)));
        }
        if (left > 0) {
            lines.add(words.say("more", left));
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
