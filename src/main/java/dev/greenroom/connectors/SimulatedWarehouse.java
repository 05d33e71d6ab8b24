package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A warehouse that needs no network, with shelves that really empty. Of a thing ending in {@code out} there is none; one
 * ending in {@code slow} or {@code fail<n>} asks for trouble, unless the carrier is meant ({@code ship-slow}).
 */
record SimulatedWarehouse(Simulator simulator, Stock stock, int fullShelf) implements Warehouse {

    @Override
    public Reservation reserve(Request request, String key) {
        List<Item> items = together(request.items());
        items.forEach(item -> stock.open(item.sku(), isNeverThere(item.sku()) ? 0 : fullShelf));
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, mark(items));
        return simulator.once(effect, Reservation.class, () -> setAside(request, items, Simulator.id("RS-", key)));
    }

    private Reservation setAside(Request request, List<Item> items, String reservationId) {
        List<Item> missing = new ArrayList<>();
        for (Item item : items) {
            int there = Math.min(stock.available(item.sku()), item.quantity());
            int lacking = item.quantity() - there;
            if (lacking > 0) {
                missing.add(new Item(item.sku(), lacking));
            }
            if (lacking == 0 || request.backorder()) {
                stock.take(reservationId, request.caseReference(), new Item(item.sku(), there), lacking);
            }
        }
        if (!missing.isEmpty() && !request.backorder()) {
            throw Warehouse.outOfStock(missing);
        }
        return new Reservation(reservationId, missing);
    }

    @Override
    public Release release(ReleaseRequest request, String key) {
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, "");
        return simulator.once(effect, Release.class, () -> {
            List<Item> held = stock.reserved(request.reservationId());
            if (held.isEmpty()) {
                throw new CallRefused("unknown-reservation", "Nothing is reserved under this name (simulated).");
            }
            held.forEach(item -> stock.putBack(request.reservationId(), item));
            return new Release(request.reservationId());
        });
    }

    /** One item per thing, in one order for everybody, so that two orders never wait for each other. */
    private static List<Item> together(List<Item> items) {
        TreeMap<String, Integer> quantities = new TreeMap<>();
        items.forEach(item -> quantities.merge(item.sku(), item.quantity(), Integer::sum));
        return quantities.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean isNeverThere(String sku) {
        return sku.toLowerCase(Locale.ROOT).endsWith("out");
    }

    private static String mark(List<Item> items) {
        return items.stream()
                .map(item -> item.sku().toLowerCase(Locale.ROOT))
                .filter(sku -> !SimulatedShipping.isMeant(sku))
                .filter(Simulator::asksForTrouble)
                .findFirst()
                .orElse("");
    }
}
