package dev.greenroom.replay.demo;

import dev.greenroom.cases.NewCase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loan applications, for a car, a kitchen or a course. */
final class Loans implements Tales {

    private static final List<String> PURPOSES =
            List.of("home-improvement", "car", "debt-consolidation", "education", "other");
    private static final String PAPERS = "Salary statement, proof of identity";

    private enum Fate {
        SMOOTH(34),
        LEAD(22),
        LEAD_DECLINED(7),
        INCOMPLETE(30),
        ASSESSED(16),
        LARGE(10),
        BAD_HISTORY(9),
        OFFICER_DECLINES(8),
        ANOTHER_OFFER(8),
        NOT_ACCEPTED(8),
        EXPIRED(9),
        MISSING(18),
        FRAUD(3),
        CLEARED(3),
        WITHDRAWN(8),
        SENT_BACK(8),
        REOPENED(4);

        private final int weight;

        Fate(int weight) {
            this.weight = weight;
        }

        static Fate leadingTo(String halt) {
            return switch (halt) {
                case "Task_AssessLead" -> LEAD;
                case "Task_CompleteApplication" -> INCOMPLETE;
                case "Task_InvestigateFraud" -> CLEARED;
                case "Task_AssessApplication" -> ASSESSED;
                case "Task_ApproveLoan" -> LARGE;
                case "Task_RequestDocuments" -> MISSING;
                default -> SMOOTH;
            };
        }
    }

    @Override
    public Plot tell(Dice dice, Customers customers, LocalDate day, @Nullable String halt) {
        Fate fate = halt != null ? Fate.leadingTo(halt) : dice.weighted(List.of(Fate.values()), each -> each.weight);
        boolean closer = fate == Fate.ASSESSED || fate == Fate.OFFICER_DECLINES || fate == Fate.SENT_BACK;
        int amount = fate == Fate.LARGE ? dice.between(52, 90) * 1000 : dice.between(8, 48) * 500;
        int term = dice.pick(List.of(36, 48, 60, 84));
        Map<String, @Nullable Object> start = new HashMap<>();
        start.put("amount", amount);
        start.put("termMonths", term);
        start.put("purpose", dice.pick(PURPOSES));
        start.put("monthlyIncome", amount * 100 / term / (closer ? 30 : 11));
        start.put("employment", closer ? "temporary" : "permanent");
        if (fate != Fate.INCOMPLETE && fate != Fate.SENT_BACK) {
            start.put("iban", "Task_CorrectBankDetails".equals(halt) ? customers.account("0000") : customers.iban());
        }
        NewCase opening = new NewCase(
                "loan-application",
                customer(fate, customers),
                fate == Fate.LEAD || fate == Fate.LEAD_DECLINED ? "web-lead" : Tales.channel(dice),
                dice.chance(6) ? 80 : null,
                start);
        Plot plot = Plot.of(opening, (step, visit, known) -> at(fate, dice, customers, step, visit == 1, known))
                .halting(halt);
        return switch (fate) {
            case WITHDRAWN ->
                plot.unasked(Duration.ofHours(dice.between(4, 90)), new Deed.Withdraw("My bank made a better offer"));
            case REOPENED ->
                plot.afterwards(
                        Duration.ofDays(dice.between(1, 6)),
                        new Deed.Reopen("wrong-data", "The salary was typed in wrongly."));
            default -> plot;
        };
    }

    private static NewCase.NewCustomer customer(Fate fate, Customers customers) {
        return switch (fate) {
            case BAD_HISTORY -> customers.marked("bad");
            case FRAUD, CLEARED -> customers.marked("fraud");
            default -> customers.next();
        };
    }

    private static Deed.Later at(
            Fate fate,
            Dice dice,
            Customers customers,
            String step,
            boolean first,
            Map<String, @Nullable Object> known) {
        return switch (step) {
            case "Task_AssessLead" ->
                Tales.soon(dice, lead(fate == Fate.LEAD_DECLINED || (fate == Fate.REOPENED && first), known));
            case "Task_CompleteApplication" -> Tales.soon(dice, application(customers, known));
            case "Task_InvestigateFraud" ->
                Tales.within(dice, 4, 24, Deed.answer("fraudResult", fate == Fate.FRAUD ? "fraud" : "clean"));
            case "Task_AssessApplication" -> Tales.within(dice, 1, 12, assess(fate, first));
            case "Task_ApproveLoan" -> Tales.within(dice, 1, 6, Deed.answer("approval", "approve"));
            case "Task_FollowUpOffer" -> offer(fate, dice, first);
            case "Task_CheckReturnedDocuments" ->
                Tales.within(
                        dice,
                        1,
                        11,
                        fate == Fate.MISSING && first
                                ? Deed.answer(
                                        Map.of("documentsResult", "missing", "missingDocuments", "Salary statement"))
                                : Deed.answer(Map.of("documentsResult", "complete", "documents", PAPERS)));
            case "Task_RequestDocuments" ->
                Tales.within(
                        dice,
                        4,
                        40,
                        dice.chance(60)
                                ? new Deed.Message("documents-received", Map.of("documents", PAPERS))
                                : Deed.answer(Map.of("documentsAnswer", "received", "documents", PAPERS)));
            case "Task_CorrectBankDetails" -> Tales.soon(dice, Deed.answer("iban", customers.iban()));
            default -> new Deed.Later(Duration.ZERO, new Deed.Leave());
        };
    }

    private static Deed lead(boolean declined, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> answers = kept(known, "amount", "termMonths", "purpose");
        answers.put("leadResult", declined ? "declined" : "qualified");
        return Deed.answer(answers);
    }

    private static Deed application(Customers customers, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> answers = kept(known, "amount", "termMonths", "monthlyIncome", "employment");
        answers.put("iban", customers.iban());
        answers.put("applicationResult", "complete");
        return Deed.answer(answers);
    }

    private static Map<String, @Nullable Object> kept(Map<String, @Nullable Object> known, String... fields) {
        Map<String, @Nullable Object> kept = new HashMap<>();
        for (String field : fields) {
            kept.put(field, known.get(field));
        }
        return kept;
    }

    private static Deed assess(Fate fate, boolean first) {
        Deed.Complete decline =
                Deed.answer(Map.of("assessment", "decline", "assessmentNote", "The income is not steady."));
        Deed.Complete approve = Deed.answer("assessment", "approve");
        if (fate == Fate.SENT_BACK && first) {
            return new Deed.SendBack("Task_CompleteApplication", "wrong-data", approve);
        }
        return fate == Fate.OFFICER_DECLINES || (fate == Fate.REOPENED && first) ? decline : approve;
    }

    private static Deed.Later offer(Fate fate, Dice dice, boolean first) {
        if (fate == Fate.EXPIRED) {
            return new Deed.Later(Duration.ZERO, new Deed.Leave());
        }
        if (fate == Fate.NOT_ACCEPTED || (fate == Fate.REOPENED && first)) {
            return Tales.within(dice, 8, 60, new Deed.Message("offer-answered", Map.of("accepted", false)));
        }
        if (fate == Fate.ANOTHER_OFFER && first) {
            return Tales.within(dice, 8, 40, Deed.answer("offerAnswer", "another-offer"));
        }
        return Tales.within(
                dice,
                6,
                70,
                dice.chance(50)
                        ? new Deed.Message("offer-answered", Map.of("accepted", true))
                        : Deed.answer("offerAnswer", "accepted"));
    }
}
