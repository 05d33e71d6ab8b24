package dev.greenroom.connectors;

import dev.greenroom.connectors.Warehouse.Item;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The simulated warehouse's shelves: what is there, and what is set aside for whom. */
@Repository
class Stock {

    private final JdbcClient jdbc;

    Stock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the shelf of a thing nobody asked for before; outside any transaction, so that two askers do no harm. */
    void open(String sku, int quantity) {
        if (jdbc.sql("select count(*) from connectors_stock where sku = ?")
                        .param(sku)
                        .query(Integer.class)
                        .single()
                == 0) {
            try {
                jdbc.sql("insert into connectors_stock (sku, available) values (?, ?)")
                        .params(sku, quantity)
                        .update();
            } catch (DuplicateKeyException e) {
                // Somebody else filled it in the same moment.
                return;
            }
        }
    }

    /** How many are there; the shelf stays ours until the transaction ends. */
    int available(String sku) {
        return jdbc.sql("select available from connectors_stock where sku = ? for update")
                .param(sku)
                .query(Integer.class)
                .single();
    }

    /** Takes goods off the shelf for a reservation; {@code missing} come later. */
    void take(String reservationId, String caseReference, Item taken, int missing) {
        jdbc.sql("update connectors_stock set available = available - ? where sku = ?")
                .params(taken.quantity(), taken.sku())
                .update();
        jdbc.sql("insert into connectors_reservation (reservation_id, sku, case_reference, taken, missing, released)"
                        + " values (?, ?, ?, ?, ?, false)")
                .params(reservationId, taken.sku(), caseReference, taken.quantity(), missing)
                .update();
    }

    /** What a reservation holds; empty when there is none of that name. */
    List<Item> reserved(String reservationId) {
        return jdbc.sql("select sku, taken from connectors_reservation where reservation_id = ? order by sku")
                .param(reservationId)
                .query((row, number) -> new Item(row.getString("sku"), row.getInt("taken")))
                .list();
    }

    /** Puts goods back, unless the reservation gave them back before. */
    void putBack(String reservationId, Item item) {
        int released = jdbc.sql("update connectors_reservation set released = true"
                        + " where reservation_id = ? and sku = ? and released = false")
                .params(reservationId, item.sku())
                .update();
        if (released == 1) {
            jdbc.sql("update connectors_stock set available = available + ? where sku = ?")
                    .params(item.quantity(), item.sku())
                    .update();
        }
    }
}
