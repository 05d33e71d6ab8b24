package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.sla.Calendars;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a supervisor says of a person, and names each field that cannot be right. */
@Component
class PersonForms {

    private static final Pattern SKILL = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern OPENING = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");
    private static final int LONGEST_ADDRESS = 254;
    private static final Set<String> LANGUAGES = Set.of(Person.Messages.NONE, "en", "de");
    private static final int LONGEST_SKILL = 24;
    private static final int MOST_SKILLS = 50;
    private static final int MOST_OPENINGS = 6;
    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Staff staff;
    private final Calendars calendars;

    PersonForms(Staff staff, Calendars calendars) {
        this.staff = staff;
        this.calendars = calendars;
    }

    Person read(Person before, Map<String, @Nullable Object> body, Locale language) {
        Words words = Words.in(language);
        Body read = Body.of(body, language).only("skills", "calendar", "hours", "away", "messages", "version");
        String calendar = read.optional("calendar", 60, null);
        if (calendar != null && !calendars.keys().contains(calendar)) {
            read.refuse("calendar", words.say("person.calendar"));
        }
        Integer version = read.whole("version", 0, Integer.MAX_VALUE);
        SortedMap<String, Integer> skills = skills(read, words);
        Map<String, List<String>> hours = body.get("hours") == null ? null : hours(read, words);
        Person.Away away = body.get("away") == null ? null : away(before, read.object("away"), words);
        Person.Messages messages = body.get("messages") == null ? null : messages(read.object("messages"), words);
        read.check();
        return new Person(
                before.name(),
                before.displayName(),
                before.roles(),
                before.teams(),
                skills,
                calendar,
                hours,
                away,
                messages,
                null,
                null,
                version == null ? before.version() : version);
    }

    private static SortedMap<String, Integer> skills(Body read, Words words) {
        SortedMap<String, Integer> skills = new TreeMap<>();
        Map<String, @Nullable Object> said = read.map("skills");
        if (said.size() > MOST_SKILLS) {
            read.refuse("skills", words.say("person.too-many", MOST_SKILLS));
        }
        said.forEach((skill, level) -> {
            if (skill.length() > LONGEST_SKILL || !SKILL.matcher(skill).matches()) {
                read.refuse("skills." + skill, words.say("person.skill", LONGEST_SKILL));
            } else if (level instanceof Integer number && number >= 1 && number <= 5) {
                skills.put(skill, number);
            } else {
                read.refuse("skills." + skill, words.say("body.whole", 1, 5));
            }
        });
        return skills;
    }

    private static Map<String, List<String>> hours(Body read, Words words) {
        Map<String, List<String>> hours = new LinkedHashMap<>();
        read.map("hours").forEach((day, openings) -> {
            if (!DAYS.contains(day)) {
                read.refuse("hours." + day, words.say("person.day"));
            } else if (!(openings instanceof List<?> list) || !areInOrder(list)) {
                read.refuse("hours." + day, words.say("person.hours"));
            } else {
                hours.put(day, list.stream().map(String::valueOf).toList());
            }
        });
        return hours;
    }

    private static boolean areInOrder(List<?> openings) {
        List<LocalTime> times = new ArrayList<>();
        for (Object opening : openings) {
            var matched = OPENING.matcher(String.valueOf(opening));
            if (!matched.matches()) {
                return false;
            }
            try {
                times.add(LocalTime.parse(matched.group(1)));
                times.add(LocalTime.parse(matched.group(2)));
            } catch (DateTimeParseException noTime) {
                return false;
            }
        }
        for (int at = 1; at < times.size(); at++) {
            if (!times.get(at).isAfter(times.get(at - 1))) {
                return false;
            }
        }
        return openings.size() <= MOST_OPENINGS;
    }

    private Person.@Nullable Away away(Person person, Body away, Words words) {
        away.only("from", "until", "substitute");
        Instant from = time(away, "from", words);
        Instant until = time(away, "until", words);
        if (from != null && until != null && !until.isAfter(from)) {
            away.refuse("until", words.say("person.until"));
        }
        String substitute = away.optional("substitute", 255, null);
        if (substitute != null
                && (substitute.equals(person.name()) || staff.find(substitute).isEmpty())) {
            away.refuse("substitute", words.say("person.substitute"));
        }
        return from == null || until == null ? null : new Person.Away(from, until, substitute);
    }

    private static Person.Messages messages(Body messages, Words words) {
        messages.only("address", "escalations");
        String address = messages.optional("address", LONGEST_ADDRESS, null);
        if (address != null && !ADDRESS.matcher(address).matches()) {
            messages.refuse("address", words.say("field.email"));
        }
        String escalations = escalations(messages, address, words);
        return new Person.Messages(address, escalations);
    }

    /** In which language somebody with this address hears of escalations. */
    static String escalations(Body messages, @Nullable String address, Words words) {
        String escalations = messages.required("escalations", 10);
        if (!escalations.isEmpty() && !LANGUAGES.contains(escalations)) {
            messages.refuse("escalations", words.say("person.escalations"));
        } else if (address == null && !escalations.isEmpty() && !escalations.equals(Person.Messages.NONE)) {
            messages.refuse("escalations", words.say("person.no-address"));
        }
        return escalations;
    }

    private static @Nullable Instant time(Body away, String name, Words words) {
        String text = away.required(name, 40);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            away.refuse(name, words.say("field.date-time"));
            return null;
        }
    }
}
