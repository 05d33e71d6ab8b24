package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds the goods of orders. */
interface Warehouse extends Outside {

    /** The refusal a process knows: not everything is there, and nothing was reserved. */
    String OUT_OF_STOCK = "out-of-stock";

    /** Sets goods aside, all or nothing; repeating the key gives the same reservation, made once. */
    Reservation reserve(Request request, String key);

    /** Gives goods back to the stock; repeating the key, or naming a released reservation, gives nothing back twice. */
    Release release(ReleaseRequest request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(
                TopicConnector.of("warehouse.reserve", List.of("lines", "accepted"), errand -> {
                    Reservation made = reserve(request(errand), errand.key());
                    return Map.of("reservationId", made.reservationId(), "missingItems", words(made.missing()));
                }),
                TopicConnector.of("warehouse.release", List.of("reservationId"), errand -> {
                    release(new ReleaseRequest(errand.caseReference(), errand.text("reservationId")), errand.key());
                    return Map.of();
                }));
    }

    private static Request request(Errand errand) {
        List<Item> items = errand.lines().stream()
                .map(line -> new Item(line.sku(), line.quantity()))
                .toList();
        return new Request(errand.caseReference(), items, errand.isTrue("accepted"));
    }

    /** What people read: {@code 3 × DESK-1, 1 × LAMP-2}. */
    static String words(List<Item> items) {
        return items.stream().map(item -> item.quantity() + " × " + item.sku()).collect(Collectors.joining(", "));
    }

    /** A refusal that tells people what is missing. */
    static CallRefused outOfStock(List<Item> missing) {
        return new CallRefused(OUT_OF_STOCK, "Not everything is in stock.")
                .telling(Map.of("missingItems", words(missing)));
    }

    /** So many of one thing. */
    record Item(String sku, int quantity) {}

    /** {@code backorder}: the customer waits for what is missing, so that reserving cannot fail for want of stock. */
    record Request(String caseReference, List<Item> items, boolean backorder) {}

    /** {@code missing}: what was not there and will be sent to the reservation when it comes. */
    record Reservation(String reservationId, List<Item> missing) {}

    /** Which reservation is no longer needed. */
    record ReleaseRequest(String caseReference, String reservationId) {}

    /** The reservation that holds nothing any more. */
    record Release(String reservationId) {}
}
