package dev.greenroom.statuspage;

import dev.greenroom.cases.CustomerDeeds;
import dev.greenroom.cases.CustomerStatus;
import dev.greenroom.cases.CustomerStatuses;
import dev.greenroom.cases.CustomerWishes;
import dev.greenroom.cases.PhaseAnswer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts the page of a case together: what happens now, by when, what the customer must do, what comes next. */
@Component
class StatusPages {

    /** What the page can say of what was just done. */
    private static final Set<String> SAID = Set.of(
            "mails-on", "mails-off", "sent", "all-sent", "not-awaited", "call-back", "call-back-added", "thanks");

    private final CustomerStatuses statuses;
    private final CustomerDeeds deeds;
    private final Opinions opinions;
    private final ObjectProvider<CustomerWishes> wishes;
    private final StatusForms forms;
    private final StatusAnswers answers;
    private final StatusPageSettings.Page settings;

    StatusPages(
            CustomerStatuses statuses,
            CustomerDeeds deeds,
            Opinions opinions,
            ObjectProvider<CustomerWishes> wishes,
            StatusForms forms,
            StatusAnswers answers,
            StatusPageSettings settings) {
        this.statuses = statuses;
        this.deeds = deeds;
        this.opinions = opinions;
        this.wishes = wishes;
        this.forms = forms;
        this.answers = answers;
        this.settings = settings.statusPage();
    }

    /** A stage as the page shows it; {@code state} is done, current or open. */
    record Stage(String id, String label, String state, String day) {}

    /** {@code said}: what was done, or with another status what is wrong with it. */
    ResponseEntity<String> page(HttpStatus status, StatusLink link, StatusVisitor visitor, @Nullable String said) {
        return page(status, link, visitor, said, Map.of());
    }

    /** The same with what was typed, so that nobody types it again. */
    ResponseEntity<String> page(
            HttpStatus status,
            StatusLink link,
            StatusVisitor visitor,
            @Nullable String said,
            Map<String, String> typed) {
        Locale language = visitor.language();
        CustomerStatus of = statuses.of(link.view(), language);
        Map<String, @Nullable Object> about = new HashMap<>();
        about.put("reference", link.view().reference());
        about.put("title", of.title());
        about.put("sentence", of.sentence());
        about.put("open", link.view().isOpen());
        about.put("closed", day(of.closedOn(), language));
        about.put("waiting", of.waitingFor().equals("customer"));
        about.put("todo", of.todo());
        about.put("mayMove", of.mayMove());
        about.put("next", next(of));
        about.put("stages", stages(of, language));
        about.put("phone", settings.phone());
        boolean fine = status == HttpStatus.OK;
        about.put("said", fine && said != null && SAID.contains(said) ? said : null);
        about.put("problem", fine ? null : said);
        about.put("path", link.path());
        about.put("kept", visitor.kept(null));
        deeds(about, link, of, language);
        about.putAll(typed);
        promised(about, of.promised(), language);
        about.put("passed", of.passed());
        return answers.answer(status, "page", language, about);
    }

    private void deeds(Map<String, @Nullable Object> about, StatusLink link, CustomerStatus of, Locale language) {
        CustomerDeeds.Awaited awaited = deeds.awaited(link.view(), language).orElse(null);
        about.put("awaited", awaited);
        about.put("documentsForm", forms.seal("documents", link));
        about.put("sentForm", forms.seal("documents-sent", link));
        about.put("callForm", forms.seal("call-back", link));
        wishes.stream().filter(each -> each.couldWrite(link.view())).forEach(each -> {
            about.put("mails", each.wantsMessages(link.view()) ? "on" : "off");
            about.put("mailsForm", forms.seal("mails", link));
        });
        about.put("causes", Opinion.CAUSES);
        about.put("asked", opinions.isAsked(link.view()));
        opinions.of(link.view()).ifPresent(said -> {
            about.put("opinion", said);
            about.put("until", shortly(LocalDate.ofInstant(said.changeableUntil(), of.zone()), language));
        });
        about.put("opinionForm", forms.seal("satisfaction", link));
    }

    private static void promised(
            Map<String, @Nullable Object> about, CustomerStatus.@Nullable Day promised, Locale language) {
        about.put("promised", promised == null ? null : day(promised.date(), language));
        about.put("before", promised == null ? null : day(promised.before(), language));
        about.put("reason", promised == null ? null : promised.reason());
    }

    private static List<Stage> stages(CustomerStatus status, Locale language) {
        return status.stages().stream()
                .map(stage -> new Stage(
                        stage.phase().id(),
                        stage.phase().label(),
                        stage.phase().state().name().toLowerCase(Locale.ROOT),
                        String.valueOf(stage.since() == null ? "" : shortly(stage.since(), language))))
                .toList();
    }

    private static @Nullable String next(CustomerStatus status) {
        boolean passed = false;
        for (CustomerStatus.Stage stage : status.stages()) {
            if (passed) {
                return stage.phase().label();
            }
            passed = stage.phase().state() == PhaseAnswer.State.CURRENT;
        }
        return null;
    }

    private static @Nullable String day(@Nullable LocalDate date, Locale language) {
        String pattern = language.getLanguage().equals("de") ? "EEEE, d. MMMM yyyy" : "EEEE d MMMM yyyy";
        return date == null
                ? null
                : DateTimeFormatter.ofPattern(pattern, language).format(date);
    }

    private static String shortly(LocalDate date, Locale language) {
        String pattern = language.getLanguage().equals("de") ? "d. MMMM yyyy" : "d MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, language).format(date);
    }
}
