package dev.greenroom.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What fewer contacts save: annual variable cost × share of contacts about cases × reduction. Pure. */
record Savings(BigDecimal aYear, BigDecimal fiveYears) {

    private static final BigDecimal PERCENT_OF_PERCENT = BigDecimal.valueOf(10_000);
    private static final BigDecimal YEARS = BigDecimal.valueOf(5);

    /** Both shares in percent. Rounded once each, to cents. */
    static Savings of(BigDecimal annualCost, BigDecimal sharePercent, BigDecimal reductionPercent) {
        BigDecimal exact = annualCost.multiply(sharePercent).multiply(reductionPercent);
        return new Savings(cents(exact), cents(exact.multiply(YEARS)));
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.divide(PERCENT_OF_PERCENT, 2, RoundingMode.HALF_UP);
    }
}
