package dev.greenroom.announcements;

import dev.greenroom.announcements.Announcement.Concerned;
import dev.greenroom.announcements.Announcement.Said;
import dev.greenroom.announcements.Announcement.Version;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An announcement as a request brings it. */
record NewAnnouncement(LocalDate effectiveOn, Concerned concerned, Said subject, Said text, Said point) {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_CUSTOMERS = 500;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_POINT = 1000;

    /** Reads all of it; one refusal names every field that is wrong. */
    static NewAnnouncement read(Map<String, @Nullable Object> members, Versions versions, Locale language) {
        Body body = Body.of(members, language).only("effectiveOn", "concerned", "subject", "text", "point");
        NewAnnouncement read = new NewAnnouncement(
                day(body, language),
                concerned(body.object("concerned"), body.map("concerned"), versions, language),
                said(body, "subject", LONGEST_SUBJECT, language),
                said(body, "text", LONGEST_TEXT, language),
                said(body, "point", LONGEST_POINT, language));
        body.check();
        return read;
    }

    /** As this person publishes it now. */
    Announcement by(String person, Instant now) {
        return new Announcement(0, effectiveOn, concerned, subject, text, point, person, now, null, null, 0, 0);
    }

    private static LocalDate day(Body body, Locale language) {
        String given = body.required("effectiveOn", 10);
        try {
            return given.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(given);
        } catch (DateTimeException none) {
            body.refuse("effectiveOn", Words.in(language).say("field.pattern"));
            return LocalDate.EPOCH;
        }
    }

    private static Said said(Body body, String name, int longest, Locale language) {
        Body both = body.object(name).only("en", "de");
        Said said = new Said(both.required("en", longest), both.required("de", longest));
        if (name.equals("subject") && (said.en() + said.de()).lines().count() > 1) {
            body.refuse(name, Words.in(language).say("template.one-line"));
        }
        return said;
    }

    /** Whom it concerns; something has to be named. */
    static Concerned concerned(Body body, Map<String, @Nullable Object> members, Versions versions, Locale language) {
        body.only("process", "phase", "tier", "version", "customers");
        String process = body.optional("process", LONGEST_NAME, null);
        Concerned who = new Concerned(
                process,
                body.optional("phase", LONGEST_NAME, null),
                body.optional("tier", LONGEST_NAME, null),
                version(body, process, versions, language),
                customers(body, members.get("customers"), language));
        if (who.isEverybody() && body.problems().isEmpty()) {
            body.refuse("process", Words.in(language).say("announcement.everybody"));
        }
        return who;
    }

    private static @Nullable Version version(Body body, @Nullable String process, Versions versions, Locale language) {
        Integer number = body.whole("version", 1, Integer.MAX_VALUE);
        if (number == null) {
            return null;
        }
        if (process == null) {
            body.refuse("version", Words.in(language).say("announcement.version.process"));
            return null;
        }
        Version found = versions.find(process, number).orElse(null);
        if (found == null) {
            body.refuse("version", Words.in(language).say("announcement.version"));
        }
        return found;
    }

    private static List<String> customers(Body body, @Nullable Object given, Locale language) {
        if (given == null) {
            return List.of();
        }
        if (given instanceof List<?> list
                && list.size() <= MOST_CUSTOMERS
                && list.stream()
                        .allMatch(each -> each instanceof String name
                                && !name.isBlank()
                                && name.length() <= LONGEST_NAME
                                && name.chars().noneMatch(Character::isISOControl))) {
            return list.stream()
                    .map(Objects::requireNonNull)
                    .map(Object::toString)
                    .distinct()
                    .toList();
        }
        body.refuse("customers", Words.in(language).say("announcement.customers", MOST_CUSTOMERS));
        return List.of();
    }
}
