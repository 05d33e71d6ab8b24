package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Insurance claims, from a scratched bumper to a flooded house. */
final class Claims implements Tales {

    private enum Fate {
        SMALL(36),
        STANDARD(40),
        LARGE(14),
        COMPLEX(10),
        NOT_COVERED(4),
        DENIED(9),
        OBJECTED(4),
        MISSING(22),
        LAPSED(7),
        WITHDRAWN(8),
        CLEARED(4),
        FRAUD(3),
        BANK(6),
        ROBOT_DOWN(3),
        SENT_BACK(7),
        REOPENED(5);

        private final int weight;

        Fate(int weight) {
            this.weight = weight;
        }

        static Fate leadingTo(String halt) {
            return switch (halt) {
                case Tales.STUCK -> SMALL;
                case "Task_InvestigateFraud" -> CLEARED;
                case "Task_ApproveSettlement" -> LARGE;
                case "Task_ReviewLiability" -> COMPLEX;
                case "Task_ExplainDenial" -> DENIED;
                case "Task_CorrectBankDetails" -> BANK;
                default -> STANDARD;
            };
        }
    }

    @Override
    public Plot tell(Dice dice, Customers customers, LocalDate day, @Nullable String halt) {
        boolean stuck = Tales.STUCK.equals(halt);
        Fate fate = halt != null ? Fate.leadingTo(halt) : dice.weighted(List.of(Fate.values()), each -> each.weight);
        String iban =
                stuck ? customers.account("9909") : fate == Fate.BANK ? customers.account("0000") : customers.iban();
        int amount =
                switch (fate) {
                    case SMALL, BANK, ROBOT_DOWN -> dice.between(25, 80) * 10;
                    case LARGE, SENT_BACK -> dice.between(90, 180) * 100;
                    case COMPLEX, NOT_COVERED -> dice.between(230, 400) * 100;
                    default -> dice.between(14, 44) * 100;
                };
        String kind = fate == Fate.SMALL && dice.chance(30) ? "travel" : dice.chance(30) ? "home" : "motor";
        Map<String, @Nullable Object> start = new HashMap<>();
        start.put("policyNumber", "P-" + dice.between(2000, 9999) + (fate == Fate.ROBOT_DOWN ? "-unknown" : ""));
        start.put("lossType", kind);
        start.put("lossDate", day.minusDays(dice.between(1, 12)).toString());
        start.put("estimatedAmount", amount);
        start.put("injury", fate == Fate.COMPLEX && dice.chance(50));
        start.put("description", description(dice, kind));
        start.put("iban", iban);
        NewCase opening = new NewCase(
                "insurance-claim", customers.next(), Tales.channel(dice), dice.chance(8) ? 80 : null, start);
        Plot plot = Plot.of(opening, (step, visit, known) -> at(fate, dice, customers, amount, step, visit, known))
                .halting(halt);
        return switch (fate) {
            case WITHDRAWN ->
                plot.unasked(
                        Duration.ofHours(dice.between(3, 30)),
                        new Deed.Withdraw("The damage was smaller than I thought"));
            case REOPENED ->
                plot.afterwards(
                        Duration.ofDays(dice.between(2, 9)),
                        new Deed.Reopen("missing-document", "The garage sent a second invoice."));
            default -> plot;
        };
    }

    private static String description(Dice dice, String kind) {
        return switch (kind) {
            case "travel" -> "The suitcase did not arrive.";
            case "home" ->
                dice.chance(50) ? "Water came through the kitchen ceiling." : "A storm took some roof tiles.";
            default -> dice.chance(50) ? "Somebody drove into the parked car." : "Hail on the bonnet and the roof.";
        };
    }

    private static Deed.Later at(
            Fate fate,
            Dice dice,
            Customers customers,
            int amount,
            String step,
            int visit,
            Map<String, @Nullable Object> known) {
        boolean first = visit == 1;
        return switch (step) {
            case "Task_CheckDocuments" -> Tales.soon(dice, check(fate, dice, first, known));
            case "Task_InvestigateFraud" ->
                Tales.within(
                        dice,
                        4,
                        24,
                        fate == Fate.FRAUD
                                ? Deed.answer(Map.of("fraudResult", "fraud", "denialReason", "The damage is older."))
                                : Deed.answer("fraudResult", "clean"));
            case "Task_AssessDamage" -> Tales.within(dice, 3, 22, assess(fate, amount, first));
            case "Task_ReviewLiability" -> Tales.within(dice, 4, 24, review(fate));
            case "Task_ApproveSettlement" -> Tales.within(dice, 1, 6, approve(fate, first));
            case "Task_ExplainDenial" ->
                Tales.soon(
                        dice,
                        Deed.answer(Map.of(
                                "denialReason",
                                "Not covered by the policy.",
                                "denialAnswer",
                                fate == Fate.OBJECTED && first ? "objection" : "explained")));
            case "Task_CorrectBankDetails" -> Tales.soon(dice, Deed.answer("iban", customers.iban()));
            default -> new Deed.Later(Duration.ZERO, new Deed.Leave());
        };
    }

    private static Deed check(Fate fate, Dice dice, boolean first, Map<String, @Nullable Object> known) {
        String documents = String.valueOf(known.getOrDefault("requiredDocuments", "damage-photos"));
        if (first && (fate == Fate.MISSING || fate == Fate.LAPSED)) {
            Map<String, @Nullable Object> missing = Map.of("documentsResult", "missing", "missingDocuments", documents);
            return new Deed.Complete(
                    missing,
                    fate == Fate.LAPSED
                            ? null
                            : new Deed.Later(
                                    Duration.ofHours(dice.between(20, 220)),
                                    new Deed.Message("documents-received", Map.of("documents", documents))));
        }
        boolean suspicious = first && (fate == Fate.CLEARED || fate == Fate.FRAUD);
        return Deed.answer(Map.of("documentsResult", suspicious ? "suspicious" : "complete", "documents", documents));
    }

    private static Deed review(Fate fate) {
        return fate == Fate.NOT_COVERED
                ? Deed.answer(Map.of("liability", "not-covered", "denialReason", "Not covered."))
                : Deed.answer("liability", "covered");
    }

    private static Deed approve(Fate fate, boolean first) {
        return fate == Fate.SENT_BACK && first
                ? Deed.answer(Map.of("settlementApproval", "return", "returnCause", "wrong-decision"))
                : Deed.answer("settlementApproval", "approve");
    }

    private static Deed assess(Fate fate, int amount, boolean first) {
        if (first && (fate == Fate.DENIED || fate == Fate.OBJECTED)) {
            return Deed.answer(Map.of("assessment", "deny", "denialReason", "The cause is not insured."));
        }
        return Deed.answer(Map.of("assessment", "settle", "settlementAmount", amount * 9 / 10));
    }
}
