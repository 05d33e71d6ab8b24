package dev.greenroom.intake;

import dev.greenroom.cases.KnownWork;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The types of work that the table names, in its order; whatever else it lets through is called {@code other}. */
@Component
class WorkTypes implements KnownWork {

    static final String TABLE = "work-types";
    static final String OTHER = "other";

    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]{0,39})\"");

    private final Decisions decisions;
    private final ModelCheck check;
    private volatile Known known = new Known("", Map.of());

    WorkTypes(Decisions decisions, ModelCheck check) {
        this.decisions = decisions;
        this.check = check;
    }

    private record Known(String version, Map<String, WorkType> types) {}

    List<WorkType> all() {
        return List.copyOf(types().values());
    }

    Optional<WorkType> find(String key) {
        return Optional.ofNullable(types().get(key));
    }

    @Override
    public boolean knows(String type) {
        return find(type).isPresent();
    }

    /** A table is read once for each of its versions. */
    private Map<String, WorkType> types() {
        String version = decisions.latestVersion(TABLE).orElse("");
        Known now = known;
        if (!now.version().equals(version)) {
            now = new Known(version, read());
            known = now;
        }
        return now.types();
    }

    private Map<String, WorkType> read() {
        XmlNode definitions = decisions
                .source(TABLE)
                .map(source -> check.check(TABLE + ".dmn", source).xml())
                .orElse(null);
        if (definitions == null) {
            return Map.of();
        }
        List<String> keys = new ArrayList<>();
        definitions.all().filter(node -> node.name().equals("inputEntry")).forEach(entry -> {
            Matcher words = KEY.matcher(entry.all()
                    .filter(node -> node.name().equals("text"))
                    .map(XmlNode::text)
                    .findFirst()
                    .orElse(""));
            boolean named = false;
            while (words.find()) {
                keys.add(words.group(1));
                named = true;
            }
            if (!named) {
                keys.add(OTHER);
            }
        });
        Map<String, WorkType> types = new LinkedHashMap<>();
        keys.forEach(key -> type(key).ifPresent(type -> types.putIfAbsent(key, type)));
        return types;
    }

    private Optional<WorkType> type(String key) {
        return decisions.evaluate(TABLE, Map.of("workType", key)).stream()
                .findFirst()
                .map(rule -> new WorkType(
                        key,
                        text(rule, "label_en", key),
                        text(rule, "label_de", text(rule, "label_en", key)),
                        text(rule, "group", ""),
                        text(rule, "serviceLevel", ""),
                        text(rule, "skills", ""),
                        rule.get("priority") instanceof Number priority ? priority.intValue() : 50));
    }

    private static String text(Map<String, @Nullable Object> rule, String name, String otherwise) {
        return rule.get(name) instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
