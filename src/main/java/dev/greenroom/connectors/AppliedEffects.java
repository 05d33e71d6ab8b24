package dev.greenroom.connectors;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the simulators did, by key: the proof that each effect was applied once, and the sums to balance. */
@Repository
class AppliedEffects {

    private final JdbcClient jdbc;
    private final Clock clock;

    AppliedEffects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> answerTo(String key) {
        return jdbc.sql("select answer from connectors_effect where effect_key = ?")
                .param(key)
                .query(String.class)
                .optional();
    }

    /** Notes an effect under its key; a second one meets a duplicate key. */
    void add(Simulator.Effect effect, String connector, String answer) {
        jdbc.sql("insert into connectors_effect (effect_key, connector, case_reference, amount, answer, applied_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        effect.key(),
                        connector,
                        effect.caseReference(),
                        effect.amount(),
                        answer,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Counts one more attempt at {@code key}; 1 for the first. */
    int attempt(String key) {
        int updated = jdbc.sql("update connectors_attempt set attempts = attempts + 1 where effect_key = ?")
                .param(key)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into connectors_attempt (effect_key, attempts) values (?, 1)")
                    .param(key)
                    .update();
        }
        return jdbc.sql("select attempts from connectors_attempt where effect_key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }
}
