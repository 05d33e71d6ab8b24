package dev.greenroom.announcements;

import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import dev.greenroom.work.Colleagues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who should know what to say and has not said so: the front office, and whoever has or looked at a case that is concerned.
 * Of those whom only their sign-in makes known, the ones who were at work lately.
 */
@Component
class Unaware {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final Duration LOOKED = Duration.ofDays(1);

    private static final String CONCERNS = " c.state = 'open' and (a.process is null or a.process = c.process)"
            + " and (a.phase is null or a.phase = c.phase) and (a.tier is null or a.tier = c.customer_tier)"
            + " and (a.definition_id is null or a.definition_id = c.definition_id) and (a.customers = '' or position("
            + "cast(:apart as varchar) || c.customer_id || :apart in cast(:apart as varchar) || a.customers || :apart) > 0)";

    private final JdbcClient jdbc;
    private final Points points;
    private final Colleagues colleagues;
    private final Callers callers;
    private final Clock clock;

    Unaware(JdbcClient jdbc, Points points, Colleagues colleagues, Callers callers, Clock clock) {
        this.jdbc = jdbc;
        this.points = points;
        this.colleagues = colleagues;
        this.callers = callers;
        this.clock = clock;
    }

    /** Names by announcement; {@code isAnybodyKnown} is false as long as the house knows nobody of the front office. */
    record Names(Map<Long, List<String>> names, boolean isAnybodyKnown) {

        List<String> of(long announcement) {
            return names.getOrDefault(announcement, List.of());
        }
    }

    /** The same few queries for however many. */
    Names of(Collection<Long> announcements) {
        Map<String, String> front = frontOffice();
        if (announcements.isEmpty()) {
            return new Names(Map.of(), !front.isEmpty());
        }
        Map<Long, Map<String, String>> all = new HashMap<>();
        announcements.forEach(each -> all.put(each, new TreeMap<>(front)));
        Map<Long, Set<String>> handling = handling(announcements);
        handling.forEach((id, people) -> people.forEach(
                person -> all.getOrDefault(id, new TreeMap<>()).computeIfAbsent(person, callers::displayName)));
        points.knownBy(announcements)
                .forEach((id, known) ->
                        all.getOrDefault(id, new TreeMap<>()).keySet().removeAll(known));
        Map<Long, List<String>> names = new HashMap<>();
        all.forEach(
                (id, people) -> names.put(id, people.values().stream().sorted().toList()));
        return new Names(names, !front.isEmpty());
    }

    /** By name, what people call them. */
    private Map<String, String> frontOffice() {
        Set<String> lately = lately();
        Map<String, String> front = new TreeMap<>();
        colleagues.everybody().stream()
                .filter(each -> each.roles().contains(Role.FRONT_OFFICE.key()))
                .filter(each -> each.isOfTheHouse() || lately.contains(each.name()))
                .forEach(each -> front.put(each.name(), each.displayName()));
        return front;
    }

    private Set<String> lately() {
        return Set.copyOf(jdbc.sql("select s.name from staff_person s where exists (select 1 from desk_lookup l"
                        + " where l.person = s.name and l.at >= :since) or exists (select 1 from work_presence p"
                        + " where p.person = s.name and p.heard_at >= :since)")
                .param("since", ago(LATELY))
                .query(String.class)
                .list());
    }

    private Map<Long, Set<String>> handling(Collection<Long> announcements) {
        Map<Long, Set<String>> handling = new HashMap<>();
        jdbc.sql("select a.id, w.assignee as person from announcement a cross join work_item w"
                        + " join case_view c on c.reference = w.reference"
                        + " where a.id in (:ids) and w.state = 'open' and w.assignee is not null and" + CONCERNS
                        + " union select a.id, l.person from announcement a cross join desk_lookup l"
                        + " join case_view c on c.reference = l.shown"
                        + " where a.id in (:ids) and l.kind = 'answer' and l.at >= :since and" + CONCERNS)
                .param("ids", announcements)
                .param("since", ago(LOOKED))
                .param("apart", AnnouncementRows.NAMES_APART)
                .query(row -> {
                    handling.computeIfAbsent(row.getLong("id"), none -> new TreeSet<>())
                            .add(row.getString("person"));
                });
        return handling;
    }

    private OffsetDateTime ago(Duration time) {
        Instant since = clock.instant().minus(time);
        return since.atOffset(ZoneOffset.UTC);
    }
}
