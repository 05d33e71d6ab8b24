package dev.greenroom.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people who do work: those of the house itself, and everybody who has signed in by a token. Of these the house knows
 * what their last sign-in said.
 */
@Repository
class Staff {

    private static final TypeReference<LinkedHashMap<String, List<String>>> HOURS = new TypeReference<>() {};

    private final Callers callers;
    private final JdbcClient jdbc;
    private final ObjectMapper mapper;
    private final Clock clock;
    /** What was written of each person's sign-in, so that it is written once a day and not with each request. */
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Staff(Callers callers, JdbcClient jdbc, ObjectMapper mapper, Clock clock) {
        this.callers = callers;
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Everybody, by name. */
    Map<String, Person> everybody() {
        Map<String, Person> people = new TreeMap<>();
        callers.everybody().stream().filter(Staff::isStaff).forEach(each -> people.put(each.name(), person(each)));
        Map<String, SortedMap<String, Integer>> skills = skills();
        jdbc.sql("select * from staff_person").query(row -> {
            Person stored = stored(row, skills.getOrDefault(row.getString("name"), new TreeMap<>()));
            people.merge(stored.name(), stored, Staff::signedIn);
        });
        return people;
    }

    Optional<Person> find(String name) {
        Optional<Person> own = callers.person(name).filter(Staff::isStaff).map(Staff::person);
        Optional<Person> stored = jdbc.sql("select * from staff_person where name = :name")
                .param("name", name)
                .query((row, number) -> stored(row, skillsOf(name)))
                .optional();
        return own.isPresent() && stored.isPresent()
                ? Optional.of(signedIn(own.get(), stored.get()))
                : stored.or(() -> own);
    }

    /** Somebody with the roles and groups by which they are known here. */
    Optional<Caller> known(String name) {
        return find(name).map(Staff::caller);
    }

    /** Whom a colleague means who writes this name: the name itself, or what people call them, with dots for spaces. */
    Optional<Caller> meant(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        return known(small).or(() -> known(written)).or(() -> {
            List<String> called = jdbc.sql("select name from staff_person where lower(name) = :small"
                            + " or replace(lower(display_name), ' ', '.') = :small order by name limit 2")
                    .param("small", small)
                    .query(String.class)
                    .list();
            return called.size() == 1 ? known(called.get(0)) : Optional.empty();
        });
    }

    /** Notes what a sign-in says, for those whom the house does not know itself. */
    void remember(Caller caller) {
        Seen now = new Seen(caller, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (callers.person(caller.name()).isPresent() || now.equals(seen.get(caller.name()))) {
            return;
        }
        ensure(caller.name(), caller.displayName());
        jdbc.sql("update staff_person set display_name = :display, roles = :roles, teams = :teams,"
                        + " seen_at = :now where name = :name")
                .param("display", caller.displayName())
                .param("roles", caller.roles().stream().map(Role::key).sorted().collect(Collectors.joining(",")))
                .param("teams", String.join(",", new TreeSet<>(caller.groups())))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", caller.name())
                .update();
        seen.put(caller.name(), now);
    }

    private record Seen(Caller caller, LocalDate on) {}

    /** Those whom only their sign-in makes known and who were at work since then, to the day. */
    Set<String> seenSince(Instant then) {
        return Set.copyOf(jdbc.sql("select name from staff_person where seen_at >= :then")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    /** The same of one of them. */
    boolean wasSeenSince(String name, Instant then) {
        return jdbc.sql("select count(*) from staff_person where name = :name and seen_at >= :then")
                        .param("name", name)
                        .param("then", then.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Writes what a supervisor says of somebody; false when somebody else has done so since that version was read. */
    boolean change(Person person, String by, Instant at) {
        ensure(person.name(), person.displayName());
        Person.Away away = person.away();
        int changed = jdbc.sql("update staff_person set calendar_key = :calendar, hours = :hours, away_from = :from,"
                        + " away_until = :until, substitute = :substitute, mail_address = :address,"
                        + " escalation_mail = :escalations, version = version + 1, changed_by = :by,"
                        + " changed_at = :at where name = :name and version = :version")
                .param("address", person.messagesOrNone().address())
                .param("escalations", person.messagesOrNone().escalations())
                .param("calendar", person.calendar())
                .param("hours", person.hours() == null ? null : json(person.hours()))
                .param("from", away == null ? null : away.from().atOffset(ZoneOffset.UTC))
                .param("until", away == null ? null : away.until().atOffset(ZoneOffset.UTC))
                .param("substitute", away == null ? null : away.substitute())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", person.name())
                .param("version", person.version())
                .update();
        if (changed == 1) {
            jdbc.sql("delete from staff_skill where person = :name")
                    .param("name", person.name())
                    .update();
            person.skills().forEach((skill, level) -> jdbc.sql(
                            "insert into staff_skill (person, skill, level) values (:name, :skill, :level)")
                    .param("name", person.name())
                    .param("skill", skill)
                    .param("level", level)
                    .update());
        }
        return changed == 1;
    }

    /** In which language somebody wants to hear of escalations by mail; false when they have no address. */
    boolean wantsEscalations(String name, String escalations, Instant at) {
        return jdbc.sql("update staff_person set escalation_mail = :escalations, version = version + 1,"
                                + " changed_by = :name, changed_at = :at"
                                + " where name = :name and (mail_address is not null or :escalations = 'none')")
                        .param("escalations", escalations)
                        .param("name", name)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private void ensure(String name, String displayName) {
        boolean there = !jdbc.sql("select name from staff_person where name = :name")
                .param("name", name)
                .query(String.class)
                .list()
                .isEmpty();
        if (!there) {
            try {
                jdbc.sql("insert into staff_person (name, display_name) values (:name, :display)")
                        .param("name", name)
                        .param("display", displayName)
                        .update();
            } catch (DuplicateKeyException already) {
                // Another request wrote it first, which is as well.
            }
        }
    }

    /** An absence: whose, of which teams, and who stands in if anybody does. */
    record Absence(
            String person,
            @Nullable String substitute,
            Instant from,
            Instant until,
            Set<String> teams,
            boolean isSupervisor) {}

    /** The absences that are or will be. */
    List<Absence> absences(Instant now) {
        return jdbc.sql("select * from staff_person where away_until > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> absence(row))
                .list();
    }

    private Absence absence(ResultSet row) throws SQLException {
        Optional<Caller> own = callers.person(row.getString("name"));
        return new Absence(
                row.getString("name"),
                row.getString("substitute"),
                time(row, "away_from"),
                time(row, "away_until"),
                own.map(Caller::groups).orElse(words(row.getString("teams"))),
                own.map(Caller::roles)
                        .orElse(roles(words(row.getString("roles"))))
                        .contains(Role.SUPERVISOR));
    }

    SortedMap<String, Integer> skillsOf(String name) {
        SortedMap<String, Integer> levels = new TreeMap<>();
        jdbc.sql("select skill, level from staff_skill where person = :name")
                .param("name", name)
                .query(row -> {
                    levels.put(row.getString("skill"), row.getInt("level"));
                });
        return levels;
    }

    /** All groups in which somebody works. */
    NavigableSet<String> groups() {
        NavigableSet<String> groups = new TreeSet<>();
        callers.everybody().stream().filter(WorkRights::doesWork).forEach(each -> groups.addAll(each.groups()));
        jdbc.sql("select distinct roles, teams from staff_person").query(row -> {
            if (WorkRights.doesWork(roles(words(row.getString("roles"))))) {
                groups.addAll(words(row.getString("teams")));
            }
        });
        return groups;
    }

    private Map<String, SortedMap<String, Integer>> skills() {
        Map<String, SortedMap<String, Integer>> all = new HashMap<>();
        jdbc.sql("select person, skill, level from staff_skill").query(row -> {
            all.computeIfAbsent(row.getString("person"), name -> new TreeMap<>())
                    .put(row.getString("skill"), row.getInt("level"));
        });
        return all;
    }

    private static boolean isStaff(Caller caller) {
        return caller.roles().stream().anyMatch(role -> role != Role.WORKER);
    }

    private static Caller caller(Person person) {
        return new Caller(person.name(), person.displayName(), roles(person.roles()), person.teams(), Set.of());
    }

    private static Set<Role> roles(Set<String> keys) {
        return Arrays.stream(Role.values())
                .filter(role -> keys.contains(role.key()))
                .collect(Collectors.toSet());
    }

    private static Person person(Caller caller) {
        return new Person(
                caller.name(),
                caller.displayName(),
                caller.roles().stream().map(Role::key).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(caller.groups()),
                new TreeMap<>(),
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private Person stored(ResultSet row, SortedMap<String, Integer> skills) throws SQLException {
        String hours = row.getString("hours");
        Instant until = row.getObject("away_until") == null ? null : time(row, "away_until");
        return new Person(
                row.getString("name"),
                row.getString("display_name"),
                new TreeSet<>(words(row.getString("roles"))),
                new TreeSet<>(words(row.getString("teams"))),
                skills,
                row.getString("calendar_key"),
                hours == null ? null : read(hours),
                until == null ? null : new Person.Away(time(row, "away_from"), until, row.getString("substitute")),
                messages(row),
                null,
                null,
                row.getInt("version"));
    }

    /** What is stored, with the name, roles and teams by which the house itself knows the person. */
    private static Person signedIn(Person known, Person stored) {
        return new Person(
                known.name(),
                known.displayName(),
                known.roles(),
                known.teams(),
                stored.skills(),
                stored.calendar(),
                stored.hours(),
                stored.away(),
                stored.messages(),
                null,
                null,
                stored.version());
    }

    private static Person.@Nullable Messages messages(ResultSet row) throws SQLException {
        Person.Messages messages = new Person.Messages(row.getString("mail_address"), row.getString("escalation_mail"));
        return messages.equals(Person.Messages.NOTHING) ? null : messages;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static Set<String> words(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",")).collect(Collectors.toSet());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Hours can be written as JSON", e);
        }
    }

    private Map<String, List<String>> read(String json) {
        try {
            return mapper.readValue(json, HOURS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored hours are no JSON", e);
        }
    }
}
