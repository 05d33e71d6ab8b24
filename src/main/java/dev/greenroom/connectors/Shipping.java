package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;

/** Books carriers. */
interface Shipping extends Outside {

    /** The refusal a process knows: no carrier takes these goods to this customer. */
    String SHIPMENT_REFUSED = "shipment-refused";

    /** Books a shipment; repeating the key gives the same shipment, booked once. */
    Shipment book(Request request, String key);

    @Override
    default List<Connector> topics() {
        return List.of(TopicConnector.of("shipping.book", List.of("customerId", "lines", "deliverBy"), errand -> {
            Shipment booked = book(request(errand), errand.key());
            return Map.of("shipmentId", booked.shipmentId(), "carrier", booked.carrier());
        }));
    }

    private static Request request(Errand errand) {
        return new Request(errand.caseReference(), errand.customer(), errand.lines(), errand.text("deliverBy"));
    }

    /** {@code deliverBy} is a local date such as 2026-05-31. */
    record Request(String caseReference, String customerId, List<OrderLine> lines, String deliverBy) {}

    /** The shipment as the carrier knows it. */
    record Shipment(String shipmentId, String carrier) {}
}
