package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is stuck, case by case. Reads show what the current transaction has done so far. */
@Component
public class StuckViews {

    // An incident that only repeats the one of a called process has no work of its own.
    private static final String OPEN =
            "select i.*, n.definition_id from incident_view i join case_instance n on n.instance_id = i.instance_id"
                    + " where i.reference = :reference and i.configuration is not null"
                    + " and i.type in ('failedJob', 'failedExternalTask')";

    private final Projector projector;
    private final JdbcClient jdbc;

    StuckViews(Projector projector, JdbcClient jdbc) {
        this.projector = projector;
        this.jdbc = jdbc;
    }

    /** Everything that is stuck in a case, the oldest first. */
    public List<StuckView> of(String reference) {
        projector.flush();
        return jdbc.sql(OPEN + " order by i.opened_at, i.incident_id")
                .param("reference", reference)
                .query(StuckViews::view)
                .list();
    }

    public Optional<StuckView> byId(String reference, String id) {
        projector.flush();
        return jdbc.sql(OPEN + " and i.incident_id = :id")
                .param("reference", reference)
                .param("id", id)
                .query(StuckViews::view)
                .optional();
    }

    private static StuckView view(ResultSet row, int n) throws SQLException {
        return new StuckView(
                row.getString("incident_id"),
                row.getString("reference"),
                row.getString("instance_id"),
                row.getString("root_instance_id"),
                row.getString("definition_id"),
                row.getString("element"),
                row.getString("type"),
                row.getString("message"),
                row.getString("configuration"),
                Sql.instant(row, "opened_at"));
    }
}
