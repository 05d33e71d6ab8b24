package dev.greenroom.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log does not tell about an applicant, made up the same way every time: who, with which income, for what. The
 * bank's own rules decided some cases before anybody looked; their unknown inputs are chosen so that ours can too.
 */
record Applicant(CaseStory story) {

    private static final List<String> FIRST = List.of(
            "Anouk", "Bas", "Carlijn", "Daan", "Els", "Femke", "Gijs", "Hanna", "Ivo", "Jasmijn", "Koen", "Lotte",
            "Mees", "Nienke", "Olaf", "Pien", "Ruben", "Sanne", "Thijs", "Vera");
    private static final List<String> LAST = List.of(
            "Bakker",
            "de Boer",
            "Brouwer",
            "Dekker",
            "Dijkstra",
            "van Dam",
            "de Groot",
            "Hendriks",
            "Jacobs",
            "Jansen",
            "Kok",
            "Kuipers",
            "Maas",
            "Meijer",
            "Mulder",
            "Peters",
            "Postma",
            "Schouten",
            "Smit",
            "Veenstra",
            "Visser",
            "Vos",
            "de Wit",
            "van Wijk");
    private static final List<String> PURPOSES =
            List.of("home-improvement", "car", "debt-consolidation", "education", "other");
    private static final List<String> EMPLOYMENT =
            List.of("permanent", "permanent", "permanent", "temporary", "self-employed", "retired");
    private static final List<Integer> TERMS = List.of(36, 48, 60, 84, 120);
    private static final BigDecimal UNBEARABLE = new BigDecimal("0.95");

    String customerId() {
        String id = "C-" + story.caseId();
        return isSuspicious() ? id + "-fraud" : id;
    }

    String name() {
        return pick(FIRST, 1) + " " + pick(LAST, 7);
    }

    String postcode() {
        return (1000 + draw(11, 9000)) + " " + (char) ('A' + draw(13, 26)) + (char) ('A' + draw(17, 26));
    }

    String channel() {
        return story.firstStep().equals(Optional.of(Step.ASSESS_LEAD)) ? "web-lead" : "web";
    }

    String iban() {
        // Never an account that the payment simulator takes for a sign.
        return String.format("NL%02dBANK%08d42", 10 + draw(19, 80), draw(23, 100_000_000));
    }

    /** What an application comes with; who will be called to complete it has left out the account. */
    Map<String, @Nullable Object> atStart() {
        Map<String, @Nullable Object> values = facts();
        if (isDeclinedAtOnce()) {
            values.put("iban", iban());
        }
        return values;
    }

    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("amount", amount().longValue());
        values.put("termMonths", term());
        values.put("purpose", pick(PURPOSES, 3));
        values.put("monthlyIncome", income().longValue());
        values.put("employment", isDeclinedAtOnce() ? "other" : pick(EMPLOYMENT, 5));
        return values;
    }

    private BigDecimal amount() {
        return story.amount().max(BigDecimal.ONE).setScale(0, RoundingMode.HALF_UP);
    }

    private int term() {
        return pick(TERMS, 29);
    }

    /** So that paying back takes 6 to 30 % of it, or nearly all for those the rules declined at once. */
    private BigDecimal income() {
        BigDecimal burden = isDeclinedAtOnce() ? UNBEARABLE : BigDecimal.valueOf(6 + draw(31, 25), 2);
        return amount().divide(BigDecimal.valueOf(term()), 4, RoundingMode.HALF_UP)
                .divide(burden, 0, RoundingMode.UP)
                .min(BigDecimal.valueOf(100_000));
    }

    private boolean isDeclinedAtOnce() {
        return story.firstStep().isEmpty() && story.outcome().equals(Optional.of(Outcome.DECLINED));
    }

    private boolean isSuspicious() {
        Optional<Step> first = story.firstStep();
        return first.equals(Optional.of(Step.INVESTIGATE_FRAUD))
                || (first.equals(Optional.of(Step.ASSESS_LEAD)) && story.goesFromLeadToFraud());
    }

    private <T> T pick(List<T> from, int salt) {
        return from.get(draw(salt, from.size()));
    }

    private int draw(int salt, int bound) {
        int mixed = (story.caseId() + "/" + salt).hashCode() * 0x9E3779B1;
        return Math.floorMod(mixed ^ (mixed >>> 15), bound);
    }
}
