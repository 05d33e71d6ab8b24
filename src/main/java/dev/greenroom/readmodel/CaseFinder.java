package dev.greenroom.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases by what people say of them. */
@Component
public class CaseFinder {

    /** Above this, how many there are makes no difference. */
    private static final int MANY = 1000;

    private static final int MOST = 200;
    private static final int MOST_ALONE = 16;

    private final JdbcClient jdbc;
    private final NameWords names;

    CaseFinder(JdbcClient jdbc, NameWords names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** The words of customers' names that somebody who wrote this one may have meant, with the slips in each. */
    public Map<String, Integer> meant(String word) {
        return names.like(word);
    }

    /** Whether all cases have the keys of two words; older ones get them after an update of the house. */
    public boolean knowsPairs() {
        return jdbc.sql("select count(*) from case_key_refill")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /**
     * Those cases that {@code visibility} lets be seen and that have one key of each of these sets: open ones first, then
     * the newest.
     */
    public List<CaseView> find(List<Set<CaseKey>> sets, Visibility visibility, int limit) {
        if (sets.isEmpty() || sets.stream().anyMatch(Set::isEmpty)) {
            return List.of();
        }
        List<Set<CaseKey>> ordered = sets.size() == 1 ? sets : rarestFirst(sets);
        Where where = CaseViews.visible(new Where().and("k.found_by in (:first)"), visibility);
        Map<String, Object> params = new HashMap<>(where.params());
        String others = IntStream.range(1, ordered.size())
                .mapToObj(i -> " and exists (select 1 from case_key o where o.reference = k.reference"
                        + " and o.found_by in (:others" + i + "))")
                .collect(Collectors.joining());
        IntStream.range(1, ordered.size()).forEach(i -> params.put("others" + i, values(ordered.get(i))));
        List<String> parts = new ArrayList<>();
        for (List<String> keys : alone(values(ordered.get(0)))) {
            String name = "first" + parts.size();
            params.put(name, keys);
            parts.add("(select k.reference, k.opened_at from case_key k join case_view c on c.reference = k.reference"
                    + where.sql().replace("in (:first)", keys.size() == 1 ? "= :" + name : "in (:" + name + ")")
                    + others + " order by k.closed, k.opened_at desc limit " + MOST + ")");
            if (keys.size() == 1) {
                params.put(name, keys.get(0));
            }
        }
        List<CaseView> found = jdbc.sql(
                        "select " + CaseRows.COLUMNS + " from case_view c where c.reference in (select f.reference"
                                + " from (" + String.join(" union all ", parts) + ") f)")
                .params(params)
                .query(CaseRows::view)
                .list();
        return found.stream()
                .sorted(Comparator.comparing((CaseView view) -> !view.isOpen())
                        .thenComparing(CaseView::openedAt, Comparator.reverseOrder())
                        .thenComparing(CaseView::reference, Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }

    /** The cases of a customer that {@code visibility} lets be seen: open ones first, then the newest; no work of our own. */
    public List<CaseView> ofCustomer(String customer, Visibility visibility, int limit) {
        Where where = CaseViews.visible(
                new Where()
                        .equal("c.customer_id", "customer", customer)
                        .and("(c.channel is null or c.channel <> '" + CaseView.INTERNAL + "')"),
                visibility);
        return jdbc.sql("select " + CaseRows.COLUMNS + " from case_view c" + where.sql()
                        + " order by case when c.state = 'open' then 0 else 1 end, c.opened_at desc, c.reference desc"
                        + " limit " + limit)
                .params(where.params())
                .query(CaseRows::view)
                .list();
    }

    /** Those of these references that are cases which {@code visibility} lets be seen. */
    public List<CaseView> named(Collection<String> references, Visibility visibility) {
        if (references.isEmpty()) {
            return List.of();
        }
        Where where = CaseViews.visible(
                new Where().and("c.reference in (:references)").with("references", references), visibility);
        return jdbc.sql("select " + CaseRows.COLUMNS + " from case_view c" + where.sql())
                .params(where.params())
                .query(CaseRows::view)
                .list();
    }

    /** Each key by itself comes in its order out of the index; very many of them have few cases each. */
    private static List<List<String>> alone(List<String> keys) {
        return keys.size() > MOST_ALONE
                ? List.of(keys)
                : keys.stream().map(List::of).toList();
    }

    /** What fewest cases have is looked through, and the rest asked of those. */
    private List<Set<CaseKey>> rarestFirst(List<Set<CaseKey>> sets) {
        Map<Set<CaseKey>, Long> counts = new HashMap<>();
        sets.forEach(set -> counts.put(
                set,
                jdbc.sql("select count(*) from (select 1 as one from case_key where found_by in (:keys) limit " + MANY
                                + ") counted")
                        .param("keys", values(set))
                        .query(Long.class)
                        .single()));
        return sets.stream().sorted(Comparator.comparing(counts::get)).toList();
    }

    private static List<String> values(Set<CaseKey> keys) {
        return keys.stream().map(CaseKey::value).sorted().toList();
    }
}
