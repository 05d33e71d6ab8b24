package dev.greenroom.engine.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before a step may be completed, as a model's {@code required} properties say. An entry is a variable,
 * or two lists {@code have:want}: every item of the second must be among the first.
 */
public final class Checklist {

    private static final String REQUIRED = "required.";
    private static final String DOCUMENT = "document.";

    private final ProcessModel model;

    public Checklist(ProcessModel model) {
        this.model = model;
    }

    /** Something that is not known yet, with the words people know it by. */
    public record Item(String name, Text label) {}

    /** An answer that makes a list apply; null when it always does. */
    public record When(String field, String value) {}

    /** Something that is not known yet, and when that matters. */
    public record Missing(Item item, @Nullable When when) {}

    /** Reads a variable as plain JSON terms. */
    public interface Values {

        @Nullable
        Object get(String name);
    }

    private record Line(String step, @Nullable When when, List<String> entries) {}

    /** Whether the step has any list at all. */
    public boolean concerns(String step) {
        return lines().anyMatch(line -> line.step().equals(step));
    }

    /** What is missing for this step now: the lists that always apply, and those that its answers call for. */
    public List<Item> missing(String step, Values values) {
        return foreseen(step, values).stream()
                .filter(missing -> holds(missing.when(), values))
                .map(Missing::item)
                .distinct()
                .toList();
    }

    private static boolean holds(@Nullable When when, Values values) {
        return when == null || when.value().equals(String.valueOf(values.get(when.field())));
    }

    /** What would be missing for this step, whatever it is answered. */
    public List<Missing> foreseen(String step, Values values) {
        return lines().filter(line -> line.step().equals(step))
                .flatMap(line -> line.entries().stream()
                        .flatMap(entry -> missing(step, entry, values))
                        .map(item -> new Missing(item, line.when())))
                .toList();
    }

    /** What the customer has still to send: the wanted items of every {@code have:want} in the model. */
    public List<Item> outstanding(Values values) {
        return lines().flatMap(line -> line.entries().stream()
                        .filter(entry -> entry.contains(":"))
                        .flatMap(entry -> missing(line.step(), entry, values)))
                .distinct()
                .toList();
    }

    /** Items that somebody listed, with their labels; what is no item of the model stays as it was written. */
    public List<Item> named(@Nullable Object list) {
        return items(list).stream().map(text -> document(idOf(text))).toList();
    }

    /** The item that is meant by its id or by its label in one of our languages. */
    private String idOf(String text) {
        return model.properties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(DOCUMENT)
                        && property.getValue().equalsIgnoreCase(text))
                .map(property -> property.getKey()
                        .substring(DOCUMENT.length(), property.getKey().lastIndexOf('.')))
                .findFirst()
                .orElse(text);
    }

    private Stream<Item> missing(String step, String entry, Values values) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            return isBlank(values.get(entry)) ? Stream.of(new Item(entry, label(step, entry))) : Stream.empty();
        }
        Set<String> have = Set.copyOf(items(values.get(entry.substring(0, colon))));
        return items(values.get(entry.substring(colon + 1))).stream()
                .filter(item -> !have.contains(item))
                .map(this::document);
    }

    private Item document(String item) {
        String en = model.properties().getOrDefault(DOCUMENT + item + ".en", item);
        return new Item(item, new Text(en, model.properties().getOrDefault(DOCUMENT + item + ".de", en)));
    }

    private Text label(String step, String variable) {
        return Stream.concat(
                        model.step(step).map(ProcessModel.Step::form).stream(),
                        Stream.concat(Stream.ofNullable(model.startForm()), model.forms().values().stream()))
                .flatMap(form -> form.label(variable).stream())
                .findFirst()
                .orElse(new Text(variable, variable));
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    private static List<String> items(@Nullable Object value) {
        Stream<String> parts = value instanceof Collection<?> list
                ? list.stream().map(String::valueOf)
                : value == null
                        ? Stream.empty()
                        : Stream.of(String.valueOf(value).split("[,\\n]"));
        return parts.map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private Stream<Line> lines() {
        return model.properties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(REQUIRED))
                .map(property -> line(property.getKey().substring(REQUIRED.length()), property.getValue()));
    }

    private static Line line(String key, String entries) {
        String[] parts = key.split("\\.", 3);
        When when = parts.length == 3 ? new When(parts[1], parts[2]) : null;
        return new Line(parts[0], when, items(entries));
    }

    /** Their labels in one line. */
    public static String say(List<Item> items, String language) {
        return items.stream().map(item -> item.label().in(language)).collect(Collectors.joining(", "));
    }
}
