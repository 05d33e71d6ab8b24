package dev.greenroom.notifications;

import dev.greenroom.readmodel.CaseView;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes the text of a notice: of its process's own template, else of every process's, else of the one that is shipped.
 * A line whose placeholder has nothing to say is left out.
 */
@Component
class NoticeTexts {

    /** What a template may name. */
    static final List<String> PLACEHOLDERS = List.of(
            "name",
            "reference",
            "process",
            "sentence",
            "date",
            "before",
            "reason",
            "missing",
            "link",
            "subject",
            "text");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What a line may name besides the reason and is said all the same: these are never empty. */
    private static final Set<String> ALWAYS = Set.of("reason", "reference", "process");

    private final JdbcClient jdbc;
    private final NotificationsSettings settings;

    NoticeTexts(JdbcClient jdbc, NotificationsSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** A subject and a body with placeholders. */
    record Template(String subject, String body) {}

    /** What the customer reads; {@code html} says the same as {@code plain}. */
    record Text(String subject, String plain, String html) {}

    Text of(Notice notice, CaseView view, @Nullable URI link) {
        return filled(template(notice.process(), notice.kind(), notice.language()), notice, view, link);
    }

    static Text filled(Template template, Notice notice, CaseView view, @Nullable URI link) {
        Map<String, String> values = values(notice.said(), notice.language(), view);
        if (link != null) {
            values.put("link", link.toString());
        }
        String subject =
                fill(template.subject(), values).replaceAll("\\p{Cntrl}+", " ").strip();
        List<String> said = withLink(template.body(), notice.language())
                .lines()
                .filter(line -> isSaid(line, values))
                .toList();
        String plain = withReasonOnce(said, notice.language()).stream()
                .map(line -> fill(line, values))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        return text(subject, plain, notice.language(), link);
    }

    /** The line that is there so that the reason is given in any case is left out where another one gives it. */
    private static List<String> withReasonOnce(List<String> said, String language) {
        String inAnyCase = reasonLine(language);
        return said.stream()
                        .anyMatch(line ->
                                line.contains("{reason}") && !line.strip().equals(inAnyCase))
                ? said.stream().filter(line -> !line.strip().equals(inAnyCase)).toList()
                : said;
    }

    /** The same in both parts. */
    static Text text(String subject, String plain, String language, @Nullable URI link) {
        return new Text(subject, plain + "\n", html(subject, plain, language, link));
    }

    /** Whoever writes a text of their own may forget it: no message leaves its reader without a way to see more. */
    private static String withLink(String body, String language) {
        return body.contains("{link}")
                ? body
                : body + "\n\n"
                        + words(language)
                                .getString("closing")
                                .lines()
                                .findFirst()
                                .orElse("");
    }

    static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("words.notices", Locale.forLanguageTag(language), NO_GUESS);
    }

    private static Map<String, String> values(Map<String, String> said, String language, CaseView view) {
        Map<String, String> values = new HashMap<>(said);
        values.put("reference", view.reference());
        values.put("name", Objects.requireNonNullElse(view.customer().name(), ""));
        for (String day : List.of("date", "before")) {
            values.computeIfPresent(day, (name, date) -> day(date, language));
        }
        return values;
    }

    private static String day(String date, String language) {
        return LocalDate.parse(date)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale("de".equals(language) ? Locale.GERMANY : Locale.UK));
    }

    private static boolean isSaid(String line, Map<String, String> values) {
        return names(line).noneMatch(each -> values.getOrDefault(each, "").isBlank());
    }

    private static Stream<String> names(String line) {
        return PLACEHOLDER.matcher(line).results().map(each -> each.group(1));
    }

    private static String fill(String line, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(line)
                .replaceAll(each -> Matcher.quoteReplacement(values.getOrDefault(each.group(1), "")));
    }

    private static String html(String subject, String plain, String language, @Nullable URI link) {
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : plain.split("\n\n", -1)) {
            String escaped = HtmlUtils.htmlEscape(paragraph, "UTF-8");
            if (link != null) {
                String address = HtmlUtils.htmlEscape(link.toString(), "UTF-8");
                escaped = escaped.replace(address, "<a href=\"" + address + "\">" + address + "</a>");
            }
            paragraphs.add("<p>" + escaped.replace("\n", "<br>") + "</p>");
        }
        return "<!DOCTYPE html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>"
                + HtmlUtils.htmlEscape(subject, "UTF-8")
                + "</title></head><body style=\"font:16px/1.5 sans-serif;max-width:36em;margin:1em auto;padding:0 1em\">"
                + String.join("", paragraphs)
                + "</body></html>";
    }

    /**
     * The text that counts. Where the customer is owed the reason, with a line that gives it in any case, also in a text that was
     * written before it had to.
     */
    Template template(String process, NoticeKind kind, String language) {
        Template stored = stored(process, kind, language);
        return !hasToSayWhy(process, kind) || alwaysSaysWhy(stored.body()) ? stored : withReason(stored, language);
    }

    /** Whether a text of this place has to name the reason. */
    boolean hasToSayWhy(String process, NoticeKind kind) {
        return kind == NoticeKind.STILL_WORKING && settings.hasToSayWhy(process);
    }

    /** Whether there is a line that gives the reason and is never left out. */
    static boolean alwaysSaysWhy(String body) {
        return body.lines()
                .map(line -> names(line).collect(Collectors.toSet()))
                .anyMatch(named -> named.contains("reason") && ALWAYS.containsAll(named));
    }

    private static Template withReason(Template text, String language) {
        return new Template(text.subject(), text.body() + "\n\n" + reasonLine(language));
    }

    private static String reasonLine(String language) {
        return shipped(NoticeKind.STILL_WORKING, language)
                .body()
                .lines()
                .filter(NoticeTexts::alwaysSaysWhy)
                .findFirst()
                .orElse("{reason}");
    }

    /** Whether the customer reads there why it is not done yet, not only whether it was known. */
    boolean saysWhy(CaseView view, Notice.Wanted wanted, String language) {
        Map<String, String> values = values(wanted.said(), language, view);
        return template(view.process(), wanted.kind(), language)
                .body()
                .lines()
                .anyMatch(line -> line.contains("{reason}") && isSaid(line, values));
    }

    private Template stored(String process, NoticeKind kind, String language) {
        return jdbc
                .sql("select t.subject, t.body from notice_template t where t.kind = :kind and t.language = :language"
                        + " and t.process in (:process, '*') and t.body is not null and t.version ="
                        + " (select max(l.version) from notice_template l where l.kind = t.kind"
                        + " and l.language = t.language and l.process = t.process)"
                        + " order by case when t.process = '*' then 1 else 0 end")
                .param("kind", kind.word())
                .param("language", language)
                .param("process", process)
                .query((row, number) -> new Template(row.getString("subject"), row.getString("body")))
                .list()
                .stream()
                .findFirst()
                .orElseGet(() -> shipped(kind, language));
    }

    static Template shipped(NoticeKind kind, String language) {
        ResourceBundle words = words(language);
        return new Template(
                words.getString(kind.word() + ".subject"),
                words.getString("greeting") + "\n\n" + words.getString(kind.word() + ".body") + "\n\n"
                        + words.getString("closing"));
    }
}
