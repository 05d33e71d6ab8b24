package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseReferenceTests {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void readsAnySpelling() {
        CaseReference reference = CaseReference.of("LN", 100234);
        String body = reference.value();
        assertThat(CaseReference.parse(body.toLowerCase(java.util.Locale.ROOT))).contains(reference);
        assertThat(CaseReference.parse(body.replace('-', ' '))).contains(reference);
        assertThat(CaseReference.parse("  " + body.replace("-", "") + " ")).contains(reference);
    }

    @Test
    void oneWrongCharacterNeverNamesAnotherCase() {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            String right = CaseReference.of(random.nextBoolean() ? "LN" : "CL", 100_000 + random.nextInt(9_900_000))
                    .value();
            for (int at = 0; at < right.length(); at++) {
                if (right.charAt(at) == '-') {
                    continue;
                }
                for (char other : ALPHABET.toCharArray()) {
                    if (other == right.charAt(at)) {
                        continue;
                    }
                    String wrong = right.substring(0, at) + other + right.substring(at + 1);
                    assertThat(CaseReference.parse(wrong))
                            .as("%s for %s", wrong, right)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void swappedNeighboursNeverNameAnotherCase() {
        for (long number = 100_000; number < 103_000; number++) {
            String right = CaseReference.of("LN", number).value();
            String digits = Long.toString(number);
            for (int at = 0; at < digits.length() - 1; at++) {
                if (digits.charAt(at) != digits.charAt(at + 1)) {
                    String swapped = digits.substring(0, at)
                            + digits.charAt(at + 1)
                            + digits.charAt(at)
                            + digits.substring(at + 2);
                    assertThat(CaseReference.parse(right.replace(digits, swapped)))
                            .isEmpty();
                }
            }
        }
    }
}
