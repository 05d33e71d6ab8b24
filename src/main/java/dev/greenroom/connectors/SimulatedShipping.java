package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A carrier that needs no network: a thing ending in {@code ship-refused} it does not take, one ending in
 * {@code ship-slow} or {@code ship-fail<n>} asks for trouble.
 */
record SimulatedShipping(Simulator simulator) implements Shipping {

    private static final List<String> CARRIERS = List.of("Parcel Post", "Canal Couriers", "Nordlicht Express");

    @Override
    public Shipment book(Request request, String key) {
        List<String> meant = request.lines().stream()
                .map(line -> line.sku().toLowerCase(Locale.ROOT))
                .filter(SimulatedShipping::isMeant)
                .toList();
        if (meant.stream().anyMatch(sku -> sku.endsWith("ship-refused"))) {
            throw new CallRefused(SHIPMENT_REFUSED, "No carrier takes these goods (simulated).");
        }
        String mark = meant.stream().findFirst().orElse("");
        var effect = new Simulator.Effect(key, request.caseReference(), BigDecimal.ZERO, mark);
        return simulator.once(
                effect,
                Shipment.class,
                () -> new Shipment(
                        Simulator.id("SH-", key), CARRIERS.get(Math.floorMod(key.hashCode(), CARRIERS.size()))));
    }

    static boolean isMeant(String sku) {
        return sku.contains("ship-");
    }
}
