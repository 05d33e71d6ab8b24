package dev.greenroom.readmodel;

import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often somebody asked for a case to be hurried, on the case and on its open work, whose rank follows from it. */
@Component
public class CaseNudges {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher tell;

    CaseNudges(JdbcClient jdbc, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
        this.tell = tell;
    }

    /** Counts one more for this case, in the caller's transaction; what is done beside the case stays as urgent as it was. */
    public void add(CaseView view) {
        jdbc.sql("update case_view set nudges = nudges + 1, version = version + 1 where reference = :reference")
                .param("reference", view.reference())
                .update();
        jdbc.sql("update work_item set nudges = nudges + 1, version = version + 1, " + RankedWork.UNRANKED
                        + " where reference = :reference and root_instance_id = :root and state = 'open'")
                .param("reference", view.reference())
                .param("root", view.instanceId())
                .update();
        Set<String> items =
                new HashSet<>(jdbc.sql("select task_id from work_item where reference = :reference and state = 'open'")
                        .param("reference", view.reference())
                        .query(String.class)
                        .list());
        tell.publishEvent(new ReadModelChanged(Set.of(view.reference()), items));
    }
}
