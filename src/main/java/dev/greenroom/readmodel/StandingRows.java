package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Folds the open places of cases, a row each, into where they stand. */
final class StandingRows implements RowCallbackHandler {

    /** The cases whose own root instances these are; other root instances under their references stand nowhere. */
    static final String SQL = "select c.reference, c.current_instance_id, c.definition_id as case_definition, c.state,"
            + " c.opened_at, c.closed_at, s.activity_instance_id, s.definition_id, s.element, s.type, w.task_id,"
            + " w.assignee from case_view c left join case_step s on s.reference = c.reference and s.left_at is null"
            + " and s.root_instance_id = c.current_instance_id"
            + " left join work_item w on w.reference = s.reference and w.state = 'open'"
            + " and w.activity_instance_id = s.activity_instance_id where c.current_instance_id in (:roots)"
            + " order by s.entered_at, s.activity_instance_id";

    private final Map<String, CaseStanding> standings = new HashMap<>();
    private final Map<String, List<CaseStanding.Place>> places = new HashMap<>();

    @Override
    public void processRow(ResultSet row) throws SQLException {
        String root = row.getString("current_instance_id");
        if (!standings.containsKey(root)) {
            standings.put(root, bare(root, row));
        }
        String step = row.getString("activity_instance_id");
        if (step != null) {
            of(root).add(new CaseStanding.Place(
                    step,
                    row.getString("definition_id"),
                    row.getString("element"),
                    row.getString("type"),
                    row.getString("task_id"),
                    row.getString("assignee")));
        }
    }

    private CaseStanding bare(String root, ResultSet row) throws SQLException {
        Instant closedAt = Sql.instantOrNull(row, "closed_at");
        return new CaseStanding(
                row.getString("reference"),
                root,
                row.getString("case_definition"),
                row.getString("state").equals("open"),
                Sql.instant(row, "opened_at"),
                closedAt,
                of(root));
    }

    private List<CaseStanding.Place> of(String root) {
        return places.computeIfAbsent(root, none -> new ArrayList<>());
    }

    /** By root instance. */
    Map<String, CaseStanding> standings() {
        return standings;
    }
}
