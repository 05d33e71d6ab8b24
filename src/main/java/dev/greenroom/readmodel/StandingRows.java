package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Folds the open places of one case, a row each, into where it stands. */
final class StandingRows implements RowCallbackHandler {

    /** The case whose own root instance this is; other root instances under its reference stand nowhere. */
    static final String SQL = "select c.reference, c.current_instance_id, c.definition_id as case_definition, c.state,"
            + " c.opened_at, c.closed_at, s.activity_instance_id, s.definition_id, s.element, s.type, w.task_id,"
            + " w.assignee from case_view c left join case_step s on s.reference = c.reference and s.left_at is null"
            + " and s.root_instance_id = c.current_instance_id"
            + " left join work_item w on w.reference = s.reference and w.state = 'open'"
            + " and w.activity_instance_id = s.activity_instance_id where c.current_instance_id = :root"
            + " order by s.entered_at, s.activity_instance_id";

    private final List<CaseStanding.Place> places = new ArrayList<>();

    @Nullable
    private CaseStanding bare;

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (bare == null) {
            Instant closedAt = Sql.instantOrNull(row, "closed_at");
            bare = new CaseStanding(
                    row.getString("reference"),
                    row.getString("current_instance_id"),
                    row.getString("case_definition"),
                    row.getString("state").equals("open"),
                    Sql.instant(row, "opened_at"),
                    closedAt,
                    places);
        }
        String step = row.getString("activity_instance_id");
        if (step != null) {
            places.add(new CaseStanding.Place(
                    step,
                    row.getString("definition_id"),
                    row.getString("element"),
                    row.getString("type"),
                    row.getString("task_id"),
                    row.getString("assignee")));
        }
    }

    Optional<CaseStanding> standing() {
        return Optional.ofNullable(bare);
    }
}
