package dev.greenroom.shared;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a case that people say on the phone: {@code LN-100234-K}. Two letters, digits, and a check character
 * (weighted sum mod 31): any one wrong character, and any two digits swapped, give no valid reference.
 */
public record CaseReference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private static final int PRIME = 31;
    private static final char[] ALPHABET_OF_REFERENCES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();

    public static CaseReference of(String prefix, long number) {
        String body = prefix.toUpperCase(Locale.ROOT) + number;
        return new CaseReference(prefix.toUpperCase(Locale.ROOT) + "-" + number + "-" + check(body));
    }

    /** Reads one in any spelling ({@code ln 100234 k}); empty when it is no reference or a character is wrong. */
    public static Optional<CaseReference> parse(String spoken) {
        if (spoken.length() > 40) {
            return Optional.empty();
        }
        String bare = spoken.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (!bare.matches("[A-Z]{2}[0-9]{1,15}[0-9A-Z]")) {
            return Optional.empty();
        }
        String body = bare.substring(0, bare.length() - 1);
        char given = bare.charAt(bare.length() - 1);
        if (given != check(body)) {
            return Optional.empty();
        }
        return Optional.of(new CaseReference(body.substring(0, 2) + "-" + body.substring(2) + "-" + given));
    }

    /** The references that this text may have meant: one character mistaken, left out, put in, or two swapped. */
    public static Set<CaseReference> near(String spoken) {
        String bare =
                spoken.length() > 40 ? "" : spoken.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        Set<CaseReference> near = new LinkedHashSet<>();
        if (bare.length() < 4 || bare.length() > 19) {
            return near;
        }
        for (int i = 0; i <= bare.length(); i++) {
            String before = bare.substring(0, i);
            String after = bare.substring(i);
            String rest = after.isEmpty() ? "" : after.substring(1);
            if (after.length() > 1) {
                parse(before + after.charAt(1) + after.charAt(0) + after.substring(2))
                        .ifPresent(near::add);
            }
            parse(before + rest).ifPresent(near::add);
            for (char each : ALPHABET_OF_REFERENCES) {
                parse(before + each + rest).ifPresent(near::add);
                parse(before + each + after).ifPresent(near::add);
            }
        }
        return near;
    }

    private static char check(String body) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            sum += weight * Character.digit(body.charAt(i), 36);
            weight = weight == PRIME - 1 ? 1 : weight + 1;
        }
        return ALPHABET.charAt(sum % PRIME);
    }

    @Override
    public String toString() {
        return value;
    }
}
