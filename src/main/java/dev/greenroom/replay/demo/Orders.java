package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders from a shop for the house. */
final class Orders implements Tales {

    private static final Map<String, Integer> SHELF =
            Map.of("LAMP-12", 45, "CHAIR-3", 89, "DESK-7", 240, "RUG-21", 120, "KETTLE-5", 39);
    private static final List<String> SKUS = List.of("LAMP-12", "CHAIR-3", "DESK-7", "RUG-21", "KETTLE-5");

    private enum Fate {
        DELIVERED(84),
        LATE(14),
        RETURNED(12),
        BACKORDER(10),
        NO_BACKORDER(5),
        NOT_PAID(5),
        CANCELLED(9),
        UNSENDABLE(3);

        private final int weight;

        Fate(int weight) {
            this.weight = weight;
        }

        static Fate leadingTo(String halt) {
            return switch (halt) {
                case "Task_AgreeBackorder" -> BACKORDER;
                case "Task_ChaseCarrier" -> LATE;
                default -> DELIVERED;
            };
        }
    }

    @Override
    public Plot tell(Dice dice, Customers customers, LocalDate day, @Nullable String halt) {
        boolean stuck = Tales.STUCK.equals(halt);
        Fate fate = halt != null ? Fate.leadingTo(halt) : dice.weighted(List.of(Fate.values()), each -> each.weight);
        List<Map<String, Object>> lines = new ArrayList<>();
        int total = 0;
        for (int line = 0; line < dice.between(1, 3); line++) {
            String sku = SKUS.get((dice.between(0, 4) + line) % SKUS.size());
            int quantity = dice.between(1, 3);
            int price = SHELF.getOrDefault(sku, 50);
            lines.add(Map.of("sku", sku, "quantity", quantity, "price", price));
            total += quantity * price;
        }
        if (fate == Fate.BACKORDER || fate == Fate.NO_BACKORDER) {
            lines.add(Map.of("sku", "MIRROR-9-out", "quantity", 1, "price", 60));
            total += 60;
        } else if (stuck) {
            lines.add(Map.of("sku", "SHELF-4-ship-fail9", "quantity", 1, "price", 75));
            total += 75;
        }
        Map<String, @Nullable Object> start = Map.of(
                "lines",
                lines,
                "total",
                total,
                "deliverBy",
                day.plusDays(dice.between(5, 9)).toString());
        NewCase opening = new NewCase(
                "order-fulfilment",
                fate == Fate.NOT_PAID ? customers.marked("declined") : customers.next(),
                dice.chance(80) ? "web" : "phone",
                dice.chance(5) ? 80 : null,
                start);
        Plot plot =
                Plot.of(opening, (step, visit, known) -> at(fate, dice, step)).halting(halt);
        return fate == Fate.CANCELLED
                ? plot.unasked(Duration.ofMinutes(dice.between(20, 200)), new Deed.Withdraw("Ordered twice"))
                : plot;
    }

    private static Deed.Later at(Fate fate, Dice dice, String step) {
        return switch (step) {
            case "Task_PackOrder" -> Tales.soon(dice, pack(fate, dice));
            case "Task_AgreeBackorder" ->
                Tales.soon(
                        dice,
                        dice.chance(40)
                                ? new Deed.Message("backorder-answered", Map.of("accepted", fate != Fate.NO_BACKORDER))
                                : Deed.answer("accepted", fate != Fate.NO_BACKORDER));
            case "Task_ChaseCarrier" ->
                Tales.soon(
                        dice,
                        new Deed.Complete(
                                Map.of("carrierAnswer", "on-its-way"),
                                new Deed.Later(Duration.ofHours(dice.between(10, 50)), delivered())));
            default -> new Deed.Later(Duration.ZERO, new Deed.Leave());
        };
    }

    private static Deed pack(Fate fate, Dice dice) {
        Map<String, @Nullable Object> packed = Map.of("packResult", "packed");
        return switch (fate) {
            case UNSENDABLE -> Deed.answer(Map.of("packResult", "return", "returnCause", "wrong-data"));
            case LATE -> Deed.answer(packed);
            case RETURNED ->
                new Deed.Complete(
                        packed,
                        new Deed.Later(
                                Duration.ofHours(dice.between(30, 110)),
                                new Deed.Message("returned", Map.of("returnNote", "Nobody at home"))));
            default -> new Deed.Complete(packed, new Deed.Later(Duration.ofHours(dice.between(20, 90)), delivered()));
        };
    }

    private static Deed delivered() {
        return new Deed.Message("delivered", Map.of("deliveryNote", "At the door"));
    }
}
