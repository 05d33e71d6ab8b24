package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody typed into the one box, word by word: {@code exact} are keys that each must fit, {@code names} words that
 * may have a slip.
 */
record Asked(List<Set<CaseKey>> exact, List<String> names) {

    static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z},;]+");
    /** Dutch, British, and those of five digits with a gap. */
    private static final Pattern POSTCODE_OF_TWO =
            Pattern.compile("(?i)\\d{4}[a-z]{2}|[a-z]{1,2}\\d[a-z\\d]?\\d[a-z]{2}|\\d{3}\\d{2}");

    static Asked of(String text) {
        List<String> said = List.of(GAPS.split(text.strip()));
        List<Set<CaseKey>> exact = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < said.size() && exact.size() + names.size() < MOST_WORDS; i++) {
            String word = said.get(i);
            if (i + 1 < said.size()
                    && POSTCODE_OF_TWO.matcher(word + said.get(i + 1)).matches()) {
                word = word + said.get(++i);
            }
            Set<CaseKey> keys = keys(word);
            if (keys.isEmpty()) {
                names.addAll(CaseKey.words(word));
            } else {
                exact.add(keys);
            }
        }
        return new Asked(exact, List.copyOf(names));
    }

    private static Set<CaseKey> keys(String word) {
        Set<CaseKey> keys = new LinkedHashSet<>();
        CaseKey.mail(word).ifPresent(keys::add);
        if (keys.isEmpty()) {
            CaseKey.code(word).ifPresent(keys::add);
            CaseKey.phone(word).forEach(keys::addAll);
        }
        return keys;
    }
}
