package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests for money back. */
final class Refunds implements Tales {

    private static final String PHOTO = "The customer sent a photo.";

    private enum Fate {
        AT_ONCE(16),
        REVIEWED(32),
        LARGE(14),
        SENT_BACK(5),
        TOO_LATE(8),
        OBJECTED(4),
        CLARIFIED(8),
        GOODS(12),
        GOODS_NEVER(4),
        BANK(5),
        BY_HAND(0),
        WITHDRAWN(6),
        REJECTED(6),
        REOPENED(4);

        private final int weight;

        Fate(int weight) {
            this.weight = weight;
        }

        static Fate leadingTo(String halt) {
            return switch (halt) {
                case "Task_ClarifyRequest" -> CLARIFIED;
                case "Task_ApproveRefund" -> LARGE;
                case "Task_ExplainRejection" -> REJECTED;
                case "Task_CorrectBankDetails" -> BANK;
                case Tales.BY_HAND -> BY_HAND;
                default -> REVIEWED;
            };
        }
    }

    @Override
    public Plot tell(Dice dice, Customers customers, LocalDate day, @Nullable String halt) {
        Fate fate = halt != null ? Fate.leadingTo(halt) : dice.weighted(List.of(Fate.values()), each -> each.weight);
        boolean late = fate == Fate.TOO_LATE || fate == Fate.OBJECTED;
        Map<String, @Nullable Object> start = new HashMap<>();
        start.put("orderNumber", "OR-" + dice.between(200_000, 299_999));
        start.put("amount", amount(fate, dice));
        start.put("reason", fate == Fate.AT_ONCE ? "not-delivered" : late ? "changed-mind" : reason(dice));
        start.put("purchaseDate", day.minusDays(late ? 40 : dice.between(3, 20)).toString());
        start.put("goodsExpected", fate == Fate.GOODS || fate == Fate.GOODS_NEVER);
        start.put(
                "iban",
                switch (fate) {
                    case BANK -> customers.account("0000");
                    case BY_HAND -> customers.account("9909");
                    default -> customers.iban();
                });
        NewCase opening = new NewCase("refund-request", customers.next(), Tales.channel(dice), null, start);
        Plot plot = Plot.of(opening, (step, visit, known) -> at(fate, dice, customers, step, visit == 1, known))
                .halting(halt);
        return switch (fate) {
            case BY_HAND ->
                plot.unasked(
                        Duration.ofHours(dice.between(20, 36)),
                        new Deed.GiveUp("The bank has given no answer for days"));
            case WITHDRAWN ->
                plot.unasked(Duration.ofHours(dice.between(2, 20)), new Deed.Withdraw("I keep the goods after all"));
            case REOPENED ->
                plot.afterwards(
                        Duration.ofDays(dice.between(1, 6)),
                        new Deed.Reopen("wrong-decision", "The fault shows in the second photo."));
            default -> plot;
        };
    }

    private static int amount(Fate fate, Dice dice) {
        return switch (fate) {
            case AT_ONCE -> dice.between(15, 90);
            case LARGE, SENT_BACK -> dice.between(55, 120) * 10;
            default -> dice.between(110, 420);
        };
    }

    private static String reason(Dice dice) {
        return dice.chance(50) ? "damaged" : dice.chance(50) ? "wrong-item" : "other";
    }

    private static Deed.Later at(
            Fate fate,
            Dice dice,
            Customers customers,
            String step,
            boolean first,
            Map<String, @Nullable Object> known) {
        return switch (step) {
            case "Task_ReviewRefund" -> Tales.soon(dice, review(fate, dice, first));
            case "Task_ClarifyRequest" -> Tales.soon(dice, clarify(known));
            case "Task_ApproveRefund" ->
                Tales.within(
                        dice,
                        1,
                        6,
                        fate == Fate.SENT_BACK && first
                                ? Deed.answer(Map.of("refundApproval", "return", "returnCause", "wrong-decision"))
                                : Deed.answer("refundApproval", "approve"));
            case "Task_ExplainRejection" ->
                Tales.soon(
                        dice,
                        Deed.answer(Map.of(
                                "rejectionReason",
                                "The goods were used.",
                                "rejectionAnswer",
                                fate == Fate.OBJECTED && first ? "objection" : "explained")));
            case "Task_CorrectBankDetails" -> Tales.soon(dice, Deed.answer("iban", customers.iban()));
            case "Task_RefundByHand" ->
                Tales.soon(
                        dice,
                        Deed.answer(Map.of(
                                "refundByHand",
                                "paid",
                                "paymentId",
                                "BANK-" + dice.between(10_000, 99_999),
                                "refundNote",
                                "Paid in the bank's own portal")));
            default -> new Deed.Later(Duration.ZERO, new Deed.Leave());
        };
    }

    private static Deed review(Fate fate, Dice dice, boolean first) {
        if (first && fate == Fate.CLARIFIED) {
            return Deed.answer(Map.of("reviewResult", "return", "returnCause", "missing-document"));
        }
        if (first && (fate == Fate.REJECTED || fate == Fate.REOPENED)) {
            return Deed.answer(Map.of("reviewResult", "reject", "rejectionReason", "No fault can be seen."));
        }
        return new Deed.Complete(
                Map.of("reviewResult", "approve"),
                fate == Fate.GOODS
                        ? new Deed.Later(
                                Duration.ofHours(dice.between(20, 160)),
                                new Deed.Message("goods-received", Map.of("goodsNote", "One parcel, complete")))
                        : null);
    }

    private static Deed clarify(Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> answers = new HashMap<>();
        for (String field : new String[] {"orderNumber", "amount", "reason", "purchaseDate", "goodsExpected"}) {
            answers.put(field, known.get(field));
        }
        answers.put("clarificationNote", PHOTO);
        return Deed.answer(answers);
    }
}
