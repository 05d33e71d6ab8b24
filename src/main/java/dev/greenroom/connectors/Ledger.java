package dev.greenroom.connectors;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the simulated bank moved: money collected, given back and paid out balances to the cent. */
@Repository
class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which way money moved. */
    enum Kind {
        CAPTURE,
        REFUND,
        PAYOUT
    }

    /** Books in the caller's transaction, once per key; {@code orderNumber} is the order that was paid, if any. */
    void book(Simulator.Effect effect, Kind kind, String paymentId, @Nullable String orderNumber) {
        jdbc.sql("insert into connectors_ledger (effect_key, kind, payment_id, case_reference, order_number, amount,"
                        + " booked_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        effect.key(),
                        kind.name().toLowerCase(Locale.ROOT),
                        paymentId,
                        effect.caseReference(),
                        orderNumber,
                        effect.amount(),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
