package dev.greenroom.statuspage;

import dev.greenroom.readmodel.CaseView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;

/** A customer's postcode, in whichever spelling they know it. */
final class Postcode {

    private static final Pattern NOT_SPELLED = Pattern.compile("[^\\p{L}\\p{N}]");

    private Postcode() {}

    /** Without gaps and in capitals; empty when the case has none. */
    static String of(CaseView view) {
        String known = view.customer().postcode();
        return known == null ? "" : bare(known);
    }

    static boolean isThatOf(CaseView view, String said) {
        String known = of(view);
        return !known.isEmpty()
                && MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), bare(said).getBytes(StandardCharsets.UTF_8));
    }

    private static String bare(String postcode) {
        return NOT_SPELLED.matcher(postcode).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
