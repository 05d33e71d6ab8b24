package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.shared.FieldProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request's members one by one and collects what is wrong, so that one answer names every fault. */
public final class Body {

    /** A sign that no keyboard has and PostgreSQL does not keep. */
    private static final char NO_TEXT = '\0';

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<String, ?> members;
    private final String path;
    private final Words words;
    private final List<FieldProblem> problems;

    private Body(Map<String, ?> members, String path, Words words, List<FieldProblem> problems) {
        this.members = members;
        this.path = path;
        this.words = words;
        this.problems = problems;
    }

    /** The body of a request whose sender reads {@code language}. */
    public static Body of(Map<String, ?> members, Locale language) {
        return new Body(members, "", Words.in(language), new ArrayList<>());
    }

    /** Why somebody does it: all that this request has to say. */
    public static String reason(Map<String, ?> members, int longest, Locale language) {
        Body body = of(members, language).only("reason");
        String reason = body.required("reason", longest);
        body.check();
        return reason;
    }

    /** Refuses members that nobody asked for. */
    public Body only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                refuse(name, words.say("body.unknown"));
            }
        }
        return this;
    }

    public Body object(String name) {
        Object value = members.get(name);
        if (value instanceof Map<?, ?> map) {
            return new Body(named(map), path + name + ".", words, problems);
        }
        refuse(name, value == null ? words.say("field.required") : words.say("body.object"));
        return new Body(Map.of(), path + name + ".", words, new ArrayList<>());
    }

    /** An object whose members the caller checks; empty when it is missing. */
    public Map<String, @Nullable Object> map(String name) {
        Object value = members.get(name);
        if (value instanceof Map<?, ?> map) {
            return named(map);
        }
        if (value != null) {
            refuse(name, words.say("body.object"));
        }
        return Map.of();
    }

    public String required(String name, int longest) {
        String text = optional(name, longest, null);
        if (text == null && problems.stream().noneMatch(each -> each.field().equals(path + name))) {
            refuse(name, words.say("field.required"));
        }
        return text == null ? "" : text;
    }

    public @Nullable String optional(String name, int longest, @Nullable Pattern shape) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            refuse(name, words.say("field.text"));
            return null;
        }
        if (text.indexOf(NO_TEXT) >= 0) {
            refuse(name, words.say("field.text"));
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() > longest) {
            refuse(name, words.say("field.max-length", longest));
            return null;
        }
        if (stripped.isEmpty()) {
            return null;
        }
        if (shape != null && !shape.matcher(stripped).matches()) {
            refuse(name, words.say("field.pattern"));
            return null;
        }
        return stripped;
    }

    /** Through which channel the customer came; ours is for work that the house itself begins about a case. */
    public @Nullable String channel() {
        String channel = optional("channel", 50, CHANNEL);
        if (CaseView.INTERNAL.equals(channel)) {
            refuse("channel", words.say("channel.internal"));
        }
        return channel;
    }

    public @Nullable Integer whole(String name, int least, int most) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        refuse(name, words.say("body.whole", least, most));
        return null;
    }

    /** Notes that this member is wrong. */
    public void refuse(String name, String message) {
        problems.add(new FieldProblem(path + name, message));
    }

    /** Ends the reading: everything wrong so far is one refusal. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InputRefused(problems);
        }
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
