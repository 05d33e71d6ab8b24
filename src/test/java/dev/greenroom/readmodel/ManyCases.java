package dev.greenroom.readmodel;

import dev.greenroom.CleanHouse;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.shared.CaseReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Very many cases and what they are found by, made by PostgreSQL itself; a few names are very common, most are not. Case
 * {@code n} has all it has from its number.
 */
public final class ManyCases {

    /** With the check character of {@link CaseReference}: a weighted sum of its characters. */
    private static final String REFERENCE = "'RF-' || n || '-' || substr('0123456789ABCDEFGHJKMNPQRSTVWXY', 1 + ((15 *"
            + " (2 + length(n::text)) + 27 * (3 + length(n::text)) + (select sum(substr(n::text, length(n::text) - j, 1)::int"
            + " * (2 + j)) from generate_series(0, length(n::text) - 1) j)) % 31)::int, 1)";

    private static final String FIRST =
            "(array['sanne','daan','femke','bram','lotte','noor','thijs','iris','pieter','lena'])[1 + (n * 7919) % 10]";
    private static final int LAST_NAMES = 20_000;
    private static final List<String> FIRST_NAMES =
            List.of("sanne", "daan", "femke", "bram", "lotte", "noor", "thijs", "iris", "pieter", "lena");
    private static final List<String> KEYS = List.of(
            "'r:' || n",
            "'n:' || first",
            "'n:' || last",
            "'m:' || least(first, last) || ' ' || greatest(first, last)",
            "'e:mail' || n || '@example.org'",
            "'i:3120' || (1000000 + n)",
            "'p:20' || (1000000 + n)",
            "'c:C' || n",
            "'c:' || postcode");

    private final ApplicationContext house;
    private final JdbcTemplate jdbc;
    private final String definitionId;

    private ManyCases(ApplicationContext house) {
        this.house = house;
        this.jdbc = house.getBean(JdbcTemplate.class);
        this.definitionId = house.getBean(ProcessCatalog.class).allLatest().stream()
                .filter(each -> each.process().equals("refund-request"))
                .map(ProcessModel::definitionId)
                .findFirst()
                .orElseThrow();
    }

    /** So many in the house: those that a kept database has from before, or else new ones. */
    public static ManyCases there(ApplicationContext house, int cases) {
        ManyCases many = new ManyCases(house);
        Integer there = many.jdbc.queryForObject("select count(*) from case_view", Integer.class);
        if (there == null || there != cases) {
            CleanHouse.empty(house);
            many.fill(cases);
        }
        return many;
    }

    public String reference(int n) {
        return CaseReference.of("RF", n).value();
    }

    public List<String> name(int n) {
        return List.of(FIRST_NAMES.get((int) ((n * 7919L) % 10)), last(rank(n)));
    }

    public String postcode(int n) {
        return String.valueOf(10_000 + (n * 31L) % 80_000);
    }

    /** A third of all have one of fifty names. */
    private static int rank(int n) {
        return n % 3 == 0 ? (n / 3) % 50 : (int) ((n * 131L) % LAST_NAMES);
    }

    private static String last(int rank) {
        StringBuilder word = new StringBuilder("van");
        for (int rest = rank + 1; rest > 0; rest /= 20) {
            word.append("bcdfghklmn".charAt(rest % 10)).append("aeiou".charAt(rest / 10 % 2 + rest % 3));
        }
        return word.toString();
    }

    private void fill(int cases) {
        jdbc.execute("drop table if exists made_name");
        jdbc.execute("create table made_name (rank integer primary key, last varchar(40))");
        jdbc.batchUpdate(
                "insert into made_name values (?, ?)",
                IntStream.range(0, LAST_NAMES)
                        .mapToObj(rank -> new Object[] {rank, last(rank)})
                        .toList());
        jdbc.execute("drop table if exists made_case");
        jdbc.execute("create table made_case as select n, f.reference, " + FIRST
                + " as first, m.last, (10000 + (n * 31) % 80000)::text as postcode,"
                + " timestamptz '2026-01-01 00:00:00+00' + n * interval '1 second' as at"
                + " from generate_series(1, " + cases + "::bigint) n,"
                + " lateral (select case when n % 3 = 0 then (n / 3) % 50 else (n * 131) % " + LAST_NAMES
                + " end as rank) r join made_name m on m.rank = r.rank,"
                + " lateral (select " + REFERENCE + " as reference) f");
        jdbc.update(
                "insert into case_view (reference, current_instance_id, process, definition_id, state, customer_id,"
                        + " customer_name, customer_email, customer_phone, customer_postcode, opened_at)"
                        + " select reference, 'i' || n, 'refund-request', ?, case when n % 4 = 0 then 'open' else 'closed' end,"
                        + " 'C-' || n, first || ' ' || last, 'mail' || n || '@example.org', '+31 20 ' || (1000000 + n),"
                        + " postcode, at from made_case",
                definitionId);
        KEYS.forEach(key -> jdbc.execute("insert into case_key (found_by, closed, opened_at, reference) select " + key
                + ", n % 4 <> 0, at, reference from made_case"));
        Set<String> words = new TreeSet<>(FIRST_NAMES);
        for (int rank = 0; rank < LAST_NAMES; rank++) {
            words.add(last(rank));
        }
        house.getBean(NameWords.class).write(words);
        jdbc.execute("drop table made_case");
        jdbc.execute("drop table made_name");
        List.of("case_view", "case_key", "name_piece").forEach(table -> jdbc.execute("vacuum analyze " + table));
    }
}
