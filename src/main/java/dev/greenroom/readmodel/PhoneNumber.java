package dev.greenroom.readmodel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number as it is compared. {@code full} has the country's code, {@code national} neither that nor the zero that
 * some countries dial first.
 */
record PhoneNumber(String full, String national, boolean isInternational) {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;

    private static final Pattern SHAPE = Pattern.compile("[+0-9()./\\s\\p{Zs}\\p{Pd}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern FIRST_ZEROS = Pattern.compile("^0+");
    /** Country codes of one and two digits (ITU-T E.164); all others have three. */
    private static final Pattern COUNTRY =
            Pattern.compile("^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3})");

    /** Reads one in any spelling; empty when it is none. */
    static Optional<PhoneNumber> read(String text) {
        String said = text.strip().replaceFirst("(?i)^tel:", "");
        if (!SHAPE.matcher(said).matches()) {
            return Optional.empty();
        }
        String dialled = NO_DIGIT.matcher(said.replace("(0)", "")).replaceAll("");
        boolean international = said.replaceFirst("^[(\\s]+", "").startsWith("+") || dialled.startsWith("00");
        String digits = international ? FIRST_ZEROS.matcher(dialled).replaceFirst("") : dialled;
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return Optional.empty();
        }
        if (!international) {
            return Optional.of(new PhoneNumber(digits, withoutZeros(digits), false));
        }
        String country =
                COUNTRY.matcher(digits).results().findFirst().orElseThrow().group();
        String national = withoutZeros(digits.substring(country.length()));
        return Optional.of(new PhoneNumber(country + national, national, true));
    }

    /** Whether it may be one with a country's code whose plus got lost on the way. */
    boolean mayHaveCountry() {
        return !isInternational && full.equals(national);
    }

    private static String withoutZeros(String digits) {
        return FIRST_ZEROS.matcher(digits).replaceFirst("");
    }
}
