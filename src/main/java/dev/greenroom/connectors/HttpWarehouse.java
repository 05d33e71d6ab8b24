package dev.greenroom.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real warehouse, as {@code warehouse.md} describes it. */
record HttpWarehouse(HttpEndpoint endpoint) implements Warehouse {

    @Override
    public Reservation reserve(Request request, String key) {
        return endpoint.post("reservations", request, key, Reservation.class, HttpWarehouse::missing);
    }

    @Override
    public Release release(ReleaseRequest request, String key) {
        return endpoint.post("releases", request, key, Release.class);
    }

    private static Map<String, Object> missing(JsonNode problem) {
        List<Item> items = new ArrayList<>();
        problem.path("missing")
                .forEach(item -> items.add(new Item(
                        item.path("sku").asText(), item.path("quantity").asInt())));
        return items.isEmpty() ? Map.of() : Map.of("missingItems", Warehouse.words(items));
    }
}
