package dev.greenroom.readmodel;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a case stands, for those who must decide something about it in the transaction that moved it. */
@Component
public class OpenSteps {

    private final Projector projector;
    private final JdbcClient jdbc;

    OpenSteps(Projector projector, JdbcClient jdbc) {
        this.projector = projector;
        this.jdbc = jdbc;
    }

    /** The case whose own root instance this is; nobody else changes its row before this transaction ends. */
    public Optional<CaseView> held(String rootInstanceId) {
        projector.flush();
        return jdbc.sql("select " + CaseRows.COLUMNS
                        + " from case_view c where c.current_instance_id = :root for update")
                .param("root", rootInstanceId)
                .query(CaseRows::view)
                .optional();
    }

    /** The open stays of one root instance and of what it called. */
    public List<StepView> of(String reference, String rootInstanceId) {
        projector.flush();
        return jdbc.sql("select * from case_step where reference = :reference and root_instance_id = :root"
                        + " and left_at is null order by entered_at, activity_instance_id")
                .param("reference", reference)
                .param("root", rootInstanceId)
                .query(CaseRows::step)
                .list();
    }
}
