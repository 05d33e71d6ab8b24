package dev.greenroom.announcements;

import dev.greenroom.announcements.Announcement.Kind;
import dev.greenroom.security.Role;
import dev.greenroom.work.Colleagues;
import dev.greenroom.work.Colleagues.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who should know what to say and has not said so: the front office, and whoever has or looked at a case that is concerned.
 * Of those whom only their sign-in makes known, the ones who were at work lately.
 */
@Component
class Unaware {

    private static final Duration LOOKED = Duration.ofDays(1);

    /** Cases that only differ in whose they are count as one, unless it was announced to these customers alone. */
    private static final String KIND = " c.process, c.phase, c.definition_id, c.customer_tier,"
            + " case when c.customer_id = any(:named) then c.customer_id end as customer_id";

    private final JdbcClient jdbc;
    private final Points points;
    private final Colleagues colleagues;
    private final Clock clock;

    Unaware(JdbcClient jdbc, Points points, Colleagues colleagues, Clock clock) {
        this.jdbc = jdbc;
        this.points = points;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Names by announcement; {@code isAnybodyKnown} is false as long as the house knows nobody of the front office. */
    record Names(Map<Long, List<String>> names, boolean isAnybodyKnown) {

        List<String> of(long announcement) {
            return names.getOrDefault(announcement, List.of());
        }
    }

    /** The same few queries for however many. */
    Names of(Collection<Announcement> announcements) {
        List<Known> everybody = colleagues.everybody();
        Map<String, String> front = frontOffice(everybody);
        if (announcements.isEmpty()) {
            return new Names(Map.of(), !front.isEmpty());
        }
        Map<Long, Map<String, String>> all = new HashMap<>();
        announcements.forEach(each -> all.put(each.id(), new TreeMap<>(front)));
        addHandling(all, announcements, saying(everybody));
        points.knownBy(all.keySet())
                .forEach((id, known) ->
                        all.getOrDefault(id, new TreeMap<>()).keySet().removeAll(known));
        Map<Long, List<String>> names = new HashMap<>();
        all.forEach(
                (id, people) -> names.put(id, people.values().stream().sorted().toList()));
        return new Names(names, !front.isEmpty());
    }

    /** By name, what people call them. */
    private static Map<String, String> frontOffice(List<Known> everybody) {
        Map<String, String> front = new TreeMap<>();
        everybody.stream()
                .filter(each -> each.roles().contains(Role.FRONT_OFFICE.key()))
                .filter(Known::isHere)
                .forEach(each -> front.put(each.name(), each.displayName()));
        return front;
    }

    /** Those who may acknowledge what to say: nobody waits for anybody else. */
    private static Map<String, String> saying(List<Known> everybody) {
        Map<String, String> saying = new HashMap<>();
        everybody.stream()
                .filter(each ->
                        Announcements.SAY.stream().anyMatch(role -> each.roles().contains(role.key())))
                .forEach(each -> saying.put(each.name(), each.displayName()));
        return saying;
    }

    /** Whoever has or looked at a case of a kind is read once, however many such cases and announcements there are. */
    private void addHandling(
            Map<Long, Map<String, String>> all, Collection<Announcement> announcements, Map<String, String> saying) {
        jdbc.sql("select w.assignee as person," + KIND + " from work_item w"
                        + " join case_view c on c.reference = w.reference"
                        + " where w.state = 'open' and w.assignee is not null and" + AnnouncementRows.CUSTOMERS
                        + " union select l.person," + KIND + " from desk_lookup l"
                        + " join case_view c on c.reference = l.shown"
                        + " where l.kind = 'answer' and l.at >= :since and" + AnnouncementRows.CUSTOMERS)
                .param("since", ago(LOOKED))
                .param("named", named(announcements))
                .query(row -> {
                    String person = row.getString("person");
                    String called = saying.get(person);
                    if (called != null) {
                        Kind handled = kind(row);
                        announcements.stream()
                                .filter(each -> each.concerned().fits(handled))
                                .forEach(each -> all.getOrDefault(each.id(), new TreeMap<>())
                                        .put(person, called));
                    }
                });
    }

    /** The customers to whom alone something was announced, as one parameter: they may be very many. */
    private static String[] named(Collection<Announcement> announcements) {
        return announcements.stream()
                .flatMap(each -> each.concerned().customers().stream())
                .distinct()
                .toArray(String[]::new);
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return new Kind(
                row.getString("process"),
                row.getString("phase"),
                row.getString("definition_id"),
                row.getString("customer_tier"),
                row.getString("customer_id"));
    }

    private OffsetDateTime ago(Duration time) {
        Instant since = clock.instant().minus(time);
        return since.atOffset(ZoneOffset.UTC);
    }
}
