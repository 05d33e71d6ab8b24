package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Somebody who works here, as their supervisor sees them. */
@Schema(name = "StaffPerson")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Person(
        String name,
        String displayName,
        @Schema(description = "As of the last sign-in") SortedSet<String> roles,
        @Schema(description = "The groups whose work they do, as of the last sign-in") SortedSet<String> teams,
        @Schema(description = "What they can, by skill, from 1 to 5") SortedMap<String, Integer> skills,
        @Nullable @Schema(description = "The business calendar whose hours they keep") String calendar,
        @Nullable
                @Schema(
                        description = "Their own hours by day, instead of the calendar's",
                        example = "{\"monday\": [\"09:00-12:30\", \"13:00-17:00\"]}")
                Map<String, List<String>> hours,
        @Nullable Away away,
        @Nullable Messages messages,
        @Nullable Load load,
        @Nullable
                @Schema(
                        description =
                                "Whether this house sends mail to colleagues at all; only with what is known of you")
                Boolean mailLeaves,
        @Schema(description = "To be handed in with a change") int version) {

    /** When somebody is out of the office, and who stands in for them meanwhile. */
    @Schema(name = "Away")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Away(Instant from, Instant until, @Nullable String substitute) {}

    /** How somebody hears of escalations outside of the screens. */
    @Schema(name = "StaffMessages")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Messages(
            @Nullable @Schema(description = "Where they read mail") String address,
            @Schema(
                            description = "In which language they hear of escalations by mail; none when they do not",
                            allowableValues = {"none", "en", "de"})
                    String escalations) {

        static final String NONE = "none";
        static final Messages NOTHING = new Messages(null, NONE);

        boolean reachThem() {
            return address != null && !escalations.equals(NONE);
        }
    }

    /** What somebody has to do: items they hold, the usual minutes these take, and what they have done today. */
    @Schema(name = "Load")
    record Load(int items, int minutes, int doneToday) {}

    Person with(Load current) {
        return new Person(
                name, displayName, roles, teams, skills, calendar, hours, away, messages, current, mailLeaves, version);
    }

    Person knowing(boolean whetherMailLeaves) {
        return new Person(
                name,
                displayName,
                roles,
                teams,
                skills,
                calendar,
                hours,
                away,
                messages,
                load,
                whetherMailLeaves,
                version);
    }

    Messages messagesOrNone() {
        return messages == null ? Messages.NOTHING : messages;
    }
}
