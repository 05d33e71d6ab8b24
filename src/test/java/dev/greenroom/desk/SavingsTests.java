package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annual variable cost × share × reduction. */
class SavingsTests {

    private static Savings of(String cost, String share, String reduction) {
        return Savings.of(new BigDecimal(cost), new BigDecimal(share), new BigDecimal(reduction));
    }

    @Test
    void seventeenPercentOfTenMillionsHalved() {
        assertThat(of("10000000", "17", "50"))
                .isEqualTo(new Savings(new BigDecimal("850000.00"), new BigDecimal("4250000.00")));
    }

    @ParameterizedTest
    @CsvSource({
        "10000000, 16.67, 50, 833500.00, 4167500.00",
        "0, 17, 50, 0.00, 0.00",
        "10000000, 0, 50, 0.00, 0.00",
        "10000000, 100, 100, 10000000.00, 50000000.00",
        "9999999999999.99, 17, 50, 850000000000.00, 4250000000000.00"
    })
    void isExact(String cost, String share, String reduction, String aYear, String fiveYears) {
        assertThat(of(cost, share, reduction)).isEqualTo(new Savings(new BigDecimal(aYear), new BigDecimal(fiveYears)));
    }

    @Test
    void fiveYearsAreNotFiveRoundedYears() {
        assertThat(of("1", "33", "1")).isEqualTo(new Savings(new BigDecimal("0.00"), new BigDecimal("0.02")));
    }
}
