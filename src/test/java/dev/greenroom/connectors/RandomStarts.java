package dev.greenroom.connectors;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Cases of all kinds with random input; some of it asks a simulator for trouble. */
final class RandomStarts {

    private final Random random;

    RandomStarts(Random random) {
        this.random = random;
    }

    /** A case to be started: its process, its customer's id, its variables as JSON. */
    record Start(String process, String customer, String variables) {}

    Start next(LocalDate today) {
        return switch (random.nextInt(4)) {
            case 0 -> claim(today);
            case 1 -> refund(today);
            case 2 -> loan();
            default -> order(today);
        };
    }

    private Start claim(LocalDate today) {
        String policy = "P-" + random.nextInt(1000)
                + some("", "", "", "", "claims6", "unknown", "robot-fail2", "robot-fail9", "fail2", "fail5");
        String variables =
                """
                {"policyNumber": "%s", "lossType": "%s", "lossDate": "%s", "estimatedAmount": %s, "injury": %s,
                 "description": "Something broke."%s}"""
                        .formatted(
                                policy,
                                some("motor", "home", "travel"),
                                today.minusDays(random.nextInt(30)),
                                amount(60_000),
                                random.nextInt(8) == 0,
                                account());
        return new Start("insurance-claim", customer(), variables);
    }

    private Start refund(LocalDate today) {
        String variables =
                """
                {"orderNumber": "S-%d", "amount": %s, "reason": "%s", "purchaseDate": "%s",
                 "goodsExpected": %s%s}"""
                        .formatted(
                                random.nextInt(10_000),
                                amount(1_200),
                                some("changed-mind", "changed-mind", "damaged", "wrong-item", "not-delivered", "other"),
                                today.minusDays(random.nextInt(60)),
                                random.nextBoolean(),
                                account());
        return new Start("refund-request", customer(), variables);
    }

    private Start loan() {
        String variables =
                """
                {"amount": %s, "termMonths": %d, "purpose": "car", "monthlyIncome": %d, "employment": "%s"%s}"""
                        .formatted(
                                amount(60_000),
                                6 + random.nextInt(120),
                                1_500 + random.nextInt(5_000),
                                some("permanent", "temporary", "self-employed", "retired"),
                                account());
        return new Start("loan-application", customer(), variables);
    }

    private Start order(LocalDate today) {
        StringBuilder lines = new StringBuilder();
        BigDecimal total = BigDecimal.ZERO;
        int count = 1 + random.nextInt(3);
        for (int line = 0; line < count; line++) {
            int quantity = 1 + random.nextInt(40);
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            lines.append(line == 0 ? "" : ", ")
                    .append("{\"sku\": \"%s\", \"quantity\": %d, \"price\": %s}".formatted(sku(), quantity, price));
        }
        String variables = "{\"lines\": [%s], \"total\": %s, \"deliverBy\": \"%s\"}"
                .formatted(lines, total, today.plusDays(2 + random.nextInt(20)));
        return new Start("order-fulfilment", customer(), variables);
    }

    private String sku() {
        return some("LAMP-", "DESK-", "CHAIR-")
                + random.nextInt(5)
                + some("", "", "", "", "", "", "", "-out", "-fail2", "-ship-fail1", "-ship-refused", "-fail5");
    }

    private String customer() {
        return "C-" + random.nextInt(500)
                + some("", "", "", "", "", "", "", "", "-fail1", "-fail3", "-fail5", "-declined", "-bad", "-fraud");
    }

    /** Money to the cent. */
    private String amount(int most) {
        return BigDecimal.valueOf(100 + random.nextInt(most * 100 - 100), 2).toPlainString();
    }

    private String account() {
        String end = some("4300", "4300", "4300", "4300", "4300", "0000", "9902", "9905", "");
        return end.isEmpty() ? "" : ", \"iban\": \"NL91ABNA041716" + end + "\"";
    }

    private String some(String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
