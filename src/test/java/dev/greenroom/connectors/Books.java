package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the simulated bank and warehouse hold, to balance it. */
record Books(JdbcClient jdbc) {

    BigDecimal sum(String kind, String reference) {
        return jdbc.sql("select coalesce(sum(amount), 0.00) from connectors_ledger"
                        + " where kind = ? and case_reference = ?")
                .params(kind, reference)
                .query(BigDecimal.class)
                .single();
    }

    int available(String sku) {
        return jdbc.sql("select available from connectors_stock where sku = ?")
                .param(sku)
                .query(Integer.class)
                .single();
    }

    /** Goods that are set aside for an order and were not given back. */
    int held(String reference) {
        return jdbc.sql("select coalesce(sum(taken), 0) from connectors_reservation"
                        + " where case_reference = ? and released = false")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    /** What the bank and the warehouse did for a case, in order. */
    List<String> effects(String reference) {
        return jdbc.sql(
                        "select connector from connectors_effect where case_reference = ? order by applied_at, connector")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** Things whose shelf and reservations do not add up to what there was at first. */
    List<String> unbalancedStock(int fullShelf) {
        return jdbc.sql("select s.sku from connectors_stock s where s.available + coalesce((select sum(r.taken)"
                        + " from connectors_reservation r where r.sku = s.sku and r.released = false), 0)"
                        + " not in (0, ?) or (s.available < 0)")
                .param(fullShelf)
                .query(String.class)
                .list();
    }
}
