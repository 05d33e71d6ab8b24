package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Very many open work items, made by PostgreSQL itself: four processes, some forty teams large and small, dates and amounts. */
public final class ManyItems {

    private static final List<String> TABLES =
            List.of("work_item", "work_item_group", "work_item_words", "case_variable", "work_audience");

    private final JdbcTemplate jdbc;
    private final Instant now;

    public ManyItems(JdbcTemplate jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    /** Puts them into empty tables; the indexes are made once all is there. */
    public void fill(int items) {
        List<Map<String, Object>> indexes = jdbc.queryForList(
                "select indexname, indexdef from pg_indexes where schemaname = 'public' and indexname not like '%pkey'"
                        + " and tablename in ('work_item', 'work_item_group', 'work_item_words', 'case_variable')");
        indexes.forEach(index -> jdbc.execute("drop index " + index.get("indexname")));
        items(items);
        groups(items);
        words();
        variables(items);
        indexes.forEach(index -> jdbc.execute(String.valueOf(index.get("indexdef"))));
        TABLES.forEach(table -> jdbc.execute("vacuum analyze " + table));
    }

    /** Whether these very items are there already, in a database that was kept. */
    public boolean isFilledWith(int items) {
        Integer found = jdbc.queryForObject("select count(*) from work_item", Integer.class);
        return found != null && found >= items && found < items + 10;
    }

    /** Lets PostgreSQL plan as if there were so many times as many rows; what it knows of their values stays true. */
    void seem(int times) {
        for (String table : TABLES) {
            jdbc.execute("alter table " + table + " set (autovacuum_enabled = false)");
            jdbc.update("update pg_class set reltuples = reltuples * ? where oid = to_regclass(?)", times, table);
        }
    }

    private void items(int items) {
        jdbc.update(
                """
                insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id,
                    activity_instance_id, definition_id, process, step, name, assignee, assigned_at, priority, state,
                    created_at, sla_key, warn_at, due_at, due_order, customer_id, customer_name, amount, value_order,
                    customer_tier, score, ranked_until, ranked_by, audience, sla_paused_at)
                select md5('t' || n)::uuid::text, 'LN-' || (100000 + n) || '-K', md5('i' || n)::uuid::text,
                    md5('i' || n)::uuid::text, 'e' || n, 'a' || n, 'loan-application:1:x',
                    (array['loan-application', 'insurance-claim', 'refund-request', 'order-fulfilment'])[1 + p.process],
                    'Task_' || p.process || '_' || (abs(hashint4(n + 31)) % 5), 'Assess lead',
                    case when abs(hashint4(n + 37)) % 10 = 0 then 'user' || (n % 997) end,
                    case when abs(hashint4(n + 37)) % 10 = 0 then at.now end,
                    (abs(hashint4(n)) % 20) * 5, 'open',
                    at.now - (abs(hashint4(n + 7)) % 5000000) * interval '1 second',
                    case when n % 40 > 0 then 'many.level' end, d.due - interval '4 hours', d.due,
                    coalesce(d.due, timestamptz '9999-12-31 00:00:00+00'), 'C-' || (abs(hashint4(n + 3)) % 300000),
                    'Mara ' || (array['Weber', 'Jansen', 'Smith', 'Meier', 'Vos'])[1 + abs(hashint4(n + 3)) % 5],
                    v.amount, v.amount, 'gold', abs(hashint4(n + 13)) % 300,
                    timestamptz '9999-01-01 00:00:00+00',
                    coalesce((select max(version_) from act_re_decision_def where key_ = 'work-ranking'), 0),
                    case when n % 15 = 0 then 'lead-' || (n % 3) || ',' else '' end || g.name,
                    case when n % 40 = 20 then at.now - interval '2 hours' end
                from (select cast(? as timestamptz) as now) at, generate_series(1, ?) n,
                    lateral (select case when n % 20 > 0
                        then at.now + (abs(hashint4(n + 17)) % 2000000 - 100000) * interval '1 second' end as due) d,
                    lateral (select (abs(hashint4(n + 11)) % 5000000) / 100.0 as amount) v,
                    lateral (select abs(hashint4(n + 41)) % 4 as process) p,
                    lateral (select"""
                        + GROUP + " as name) g",
                now.toString(),
                items);
    }

    private static final String GROUP = " case when n % 1000 = 1 then 'tiny-team'"
            + " when n % 100 = 2 then 'small-' || (n % 7) else 'team-' || (abs(hashint4(n + 43)) % 30) end";

    private void groups(int items) {
        jdbc.update(
                "insert into work_item_group select md5('t' || n)::uuid::text," + GROUP
                        + " from generate_series(1, ?) n",
                items);
        jdbc.update(
                "insert into work_item_group select md5('t' || n)::uuid::text, 'lead-' || (n % 3)"
                        + " from generate_series(1, ?) n where n % 15 = 0",
                items);
        jdbc.update("insert into work_audience select distinct audience, audience from work_item");
    }

    /** As {@link SearchWords} keeps them. */
    private void words() {
        jdbc.update("insert into work_item_words select task_id, lower(reference) || ' ' || substr(lower(reference), 4)"
                + " || ' k ' || lower(customer_id) || ' ' || substr(customer_id, 3) || ' ' || lower(customer_name)"
                + " || ' assess lead', audience from work_item");
    }

    private void variables(int items) {
        String insert = "insert into case_variable (variable_id, reference, instance_id, root_instance_id, name, type,"
                + " value_json, value_text) select '%1$s' || n, 'LN-' || (100000 + n) || '-K',"
                + " md5('i' || n)::uuid::text, md5('i' || n)::uuid::text, '%2$s', 'string', '\"' || v.t || '\"', v.t"
                + " from generate_series(1, ?) n, lateral (select %3$s as t) v";
        String purposes = "(array['car', 'home', 'boat', 'debt'])[1 + abs(hashint4(n + 23)) % 4]";
        jdbc.update(insert.formatted("p", "purpose", purposes), items);
        jdbc.update(insert.formatted("b", "branch", "'B-' || (abs(hashint4(n + 29)) % 500)"), items);
        jdbc.update(insert.formatted("o", "orderNumber", "'O-' || n"), items);
    }
}
