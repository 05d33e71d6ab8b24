package dev.greenroom.work;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.TaskQuery;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A list as a table of text, row by row while it is read; what the list shows, in its order, in the reader's language. */
@Component
class ListExport {

    static final int MOST = 10_000;

    private static final List<String> COLUMNS = List.of(
            "reference",
            "title",
            "process",
            "customer",
            "customer-id",
            "groups",
            "assignee",
            "priority",
            "created",
            "sla",
            "due");

    private final WorkAnswers answers;
    private final ListFields fields;

    ListExport(WorkAnswers answers, ListFields fields) {
        this.answers = answers;
        this.fields = fields;
    }

    void write(TaskQuery query, Locale asked, Writer out) {
        Words words = Words.in(asked);
        Map<String, String> shown =
                fields.labels(query.process(), Words.speak(asked).getLanguage());
        Csv csv = new Csv(out);
        csv.row(Stream.concat(COLUMNS.stream().map(column -> words.say("list." + column)), shown.values().stream())
                .toList());
        answers.each(
                query,
                MOST,
                asked,
                item -> csv.row(row(item, shown.keySet().stream().toList(), words)));
    }

    private static List<@Nullable Object> row(WorkItem item, List<String> shown, Words words) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(item.caseReference());
        row.add(item.title());
        row.add(item.processName());
        row.add(item.customer().name());
        row.add(item.customer().id());
        row.add(item.groups().stream()
                .map(group -> words.group(group).orElse(group))
                .collect(Collectors.joining(", ")));
        row.add(item.assigneeName());
        row.add(item.priority());
        row.add(item.createdAt());
        row.add(words.say(
                "list.sla." + item.sla().state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        row.add(item.sla().dueAt());
        shown.forEach(name -> row.add(value(item.fields().get(name), words)));
        return row;
    }

    private static @Nullable Object value(@Nullable Object value, Words words) {
        return value instanceof Boolean answer ? words.say(answer ? "list.yes" : "list.no") : value;
    }
}
