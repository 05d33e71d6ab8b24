package dev.greenroom.readmodel;

import dev.greenroom.shared.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps what cases are found by, in rows of their own that follow each change in its transaction. */
@Component
class CaseKeys implements DerivedRows {

    private static final Set<String> COLUMNS = Set.of(
            "customer_id",
            "customer_name",
            "customer_email",
            "customer_phone",
            "customer_postcode",
            "external_key",
            "definition_id");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private final NamedParameterJdbcOperations jdbc;
    private final NameWords names;
    private final SearchFields fields;
    /** Two commands, or one and the fill of older cases, may find the same key missing: the second leaves it at that. */
    private final String insert;

    CaseKeys(NamedParameterJdbcOperations jdbc, NameWords names, SearchFields fields) {
        this.jdbc = jdbc;
        this.names = names;
        this.fields = fields;
        this.insert = "insert into case_key (found_by, closed, opened_at, reference) "
                + (Database.isPostgres(jdbc.getJdbcOperations())
                        ? "values (:key, :closed, :at, :reference) on conflict do nothing"
                        : "select :key, :closed, :at, :reference where not exists (select 1 from case_key"
                                + " where found_by = :key and reference = :reference)");
    }

    private record Row(
            String reference, OffsetDateTime openedAt, boolean closed, Set<CaseKey> keys, Set<String> words) {}

    /** Writes the keys of those cases that these changes made, or told something new about. */
    void write(List<PlacedChange> placed) {
        write(placed.stream()
                .filter(this::concerns)
                .map(PlacedChange::reference)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private boolean concerns(PlacedChange placed) {
        CaseChange change = placed.change();
        return placed.fresh()
                || change.reopened
                || change.columns.keySet().stream().anyMatch(COLUMNS::contains)
                || (!change.beside && !change.variables.isEmpty() && mayBeNumber(placed))
                || change.instances.values().stream().anyMatch(instance -> instance.ended != null);
    }

    /** Of one that was removed, or ended with the instance that it belonged to, nobody says the name. */
    private boolean mayBeNumber(PlacedChange placed) {
        Set<String> numbers = fields.of(placed.definitionId());
        return placed.change().variables.values().stream()
                .anyMatch(written -> written.map(variable -> numbers.contains(variable.name()))
                        .orElse(true));
    }

    /** Writes what these cases are found by, in the caller's transaction. */
    void write(Collection<String> references) {
        if (references.isEmpty()) {
            return;
        }
        List<Row> rows = rows(references);
        Map<String, Set<CaseKey>> kept = kept(references);
        Batch insert = new Batch(jdbc, this.insert);
        Batch delete = new Batch(jdbc, "delete from case_key where reference = :reference and found_by = :key");
        for (Row row : rows) {
            Set<CaseKey> known = kept.getOrDefault(row.reference(), Set.of());
            without(row.keys(), known)
                    .forEach(key -> insert.add(values -> values.addValue("key", key.value())
                            .addValue("closed", row.closed())
                            .addValue("at", row.openedAt())
                            .addValue("reference", row.reference())));
            without(known, row.keys())
                    .forEach(key -> delete.add(
                            values -> values.addValue("key", key.value()).addValue("reference", row.reference())));
        }
        delete.run();
        state(rows);
        insert.run();
        names.write(rows.stream().flatMap(row -> row.words().stream()).collect(Collectors.toSet()));
    }

    /** Those that were there before stand where their case does now. */
    private void state(List<Row> rows) {
        Batch update = new Batch(
                jdbc, "update case_key set closed = :closed where reference = :reference and closed <> :closed");
        rows.forEach(row ->
                update.add(values -> values.addValue("closed", row.closed()).addValue("reference", row.reference())));
        update.run();
    }

    private static Set<CaseKey> without(Set<CaseKey> some, Set<CaseKey> others) {
        return some.stream().filter(key -> !others.contains(key)).collect(Collectors.toSet());
    }

    @Override
    public List<String> differences(String rootInstanceId) {
        List<String> found = new ArrayList<>();
        for (Row row : rows(ofRoot(rootInstanceId))) {
            if (!row.keys().equals(kept(List.of(row.reference())).getOrDefault(row.reference(), Set.of()))) {
                found.add("case " + row.reference() + " is not found by its keys");
            }
            if (isOutOfPlace(row)) {
                found.add("case " + row.reference() + " is found in a wrong place");
            }
            if (!names.missing(row.words()).isEmpty()) {
                found.add("case " + row.reference() + " is not found by a name with a slip");
            }
        }
        return found;
    }

    private boolean isOutOfPlace(Row row) {
        return !jdbc.queryForList(
                        "select 1 from case_key where reference = :reference and closed <> :closed limit 1",
                        Map.of("reference", row.reference(), "closed", row.closed()),
                        Integer.class)
                .isEmpty();
    }

    @Override
    public void mend(String rootInstanceId) {
        write(ofRoot(rootInstanceId));
    }

    private List<String> ofRoot(String root) {
        return jdbc.queryForList(
                "select reference from case_view where current_instance_id = :root",
                Map.of("root", root),
                String.class);
    }

    private Map<String, Set<CaseKey>> kept(Collection<String> references) {
        Map<String, Set<CaseKey>> kept = new LinkedHashMap<>();
        jdbc.query(
                "select reference, found_by from case_key where reference in (:references)",
                new MapSqlParameterSource("references", references),
                row -> {
                    kept.computeIfAbsent(row.getString("reference"), none -> new LinkedHashSet<>())
                            .add(new CaseKey(row.getString("found_by")));
                });
        return kept;
    }

    /** A case as it stands, and what it is found by except for its own numbers. */
    private record Plain(Row row, String definitionId) {}

    private List<Row> rows(Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        List<Plain> plain = jdbc.query(
                "select reference, definition_id, opened_at, state, customer_id, customer_name, customer_email,"
                        + " customer_phone, customer_postcode, external_key from case_view where reference in (:references)",
                new MapSqlParameterSource("references", references),
                CaseKeys::plain);
        addNumbers(plain);
        return plain.stream().map(Plain::row).toList();
    }

    private static Plain plain(ResultSet row, int number) throws SQLException {
        String reference = Objects.requireNonNull(row.getString("reference"));
        String name = row.getString("customer_name");
        List<String> words = name == null ? List.of() : CaseKey.words(name);
        Set<CaseKey> keys = new LinkedHashSet<>();
        keys.add(CaseKey.number(inside(reference)));
        words.forEach(word -> keys.add(CaseKey.name(word)));
        keys.addAll(CaseKey.pairs(words));
        add(keys, row.getString("customer_email"), text -> CaseKey.mail(text).stream());
        add(keys, row.getString("customer_phone"), text -> CaseKey.ofCustomersPhone(text).stream());
        add(keys, row.getString("customer_id"), text -> CaseKey.code(text).stream());
        add(keys, row.getString("customer_postcode"), text -> CaseKey.code(text).stream());
        add(keys, row.getString("external_key"), text -> CaseKey.code(text).stream());
        return new Plain(
                new Row(
                        reference,
                        row.getObject("opened_at", OffsetDateTime.class),
                        !"open".equals(row.getString("state")),
                        keys,
                        Set.copyOf(words)),
                Objects.requireNonNull(row.getString("definition_id")));
    }

    /** The digits between the letters and the check character. */
    private static String inside(String reference) {
        return NO_DIGIT.matcher(reference.substring(0, Math.max(0, reference.length() - 1)))
                .replaceAll("");
    }

    private static void add(Set<CaseKey> keys, @Nullable String text, Function<String, Stream<CaseKey>> reading) {
        if (text != null) {
            reading.apply(text).forEach(keys::add);
        }
    }

    /** The numbers in those variables that the case's process names. */
    private void addNumbers(List<Plain> plain) {
        Map<String, Plain> byReference = new LinkedHashMap<>();
        plain.forEach(each -> byReference.put(each.row().reference(), each));
        Set<String> names = plain.stream()
                .flatMap(each -> fields.of(each.definitionId()).stream())
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        jdbc.query(
                "select reference, name, value_text from case_variable"
                        + " where reference in (:references) and name in (:names)",
                new MapSqlParameterSource("references", byReference.keySet()).addValue("names", names),
                row -> {
                    Plain of = Objects.requireNonNull(byReference.get(row.getString("reference")));
                    if (fields.of(of.definitionId()).contains(row.getString("name"))) {
                        add(of.row().keys(), row.getString("value_text"), text -> CaseKey.code(text).stream());
                    }
                });
    }
}
