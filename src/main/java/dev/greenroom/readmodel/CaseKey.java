package dev.greenroom.readmodel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a case is found by. People spell it in many ways, it is kept in one: {@code e:} a mail address, {@code i:} a phone
 * number with its country, {@code p:} a phone number without, {@code u:} the same of a customer whose country is not known,
 * {@code c:} a code of letters and digits (postcode, customer, policy or order number), {@code n:} a word of a name,
 * {@code m:} two words of one name, {@code r:} the number of a reference.
 */
public record CaseKey(String value) {

    static final String NAME = "n:";
    private static final int LONGEST = 100;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 12;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern AROUND_MAIL = Pattern.compile("(?i)^(mailto:|<)+|[>.,;]+$");

    /** A mail address; empty when it is none. */
    public static Optional<CaseKey> mail(String text) {
        String bare = plain(AROUND_MAIL.matcher(text.strip()).replaceAll(""));
        return MAIL.matcher(bare).matches() ? Optional.of(key("e:", bare)) : Optional.empty();
    }

    /** A code in any spelling; empty without a digit, since it is a word then. */
    public static Optional<CaseKey> code(String text) {
        String bare = BETWEEN_WORDS.matcher(plain(text)).replaceAll("").toUpperCase(Locale.ROOT);
        return bare.chars().anyMatch(Character::isDigit) ? Optional.of(key("c:", bare)) : Optional.empty();
    }

    /** The number within a reference: {@code 100234} of {@code CL-100234-K}. */
    public static CaseKey number(String digits) {
        return key("r:", digits);
    }

    /** A word as {@link #words} gives it. */
    public static CaseKey name(String word) {
        return key(NAME, word);
    }

    /** Two words of one name, in whatever order they are said: two common words may meet in few names. */
    public static CaseKey pair(String one, String other) {
        return key("m:", one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
    }

    /** All pairs of the words of a name, of which {@link #words} gives twelve at most. */
    static Set<CaseKey> pairs(List<String> words) {
        Set<CaseKey> pairs = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                pairs.add(pair(words.get(i), words.get(j)));
            }
        }
        return pairs;
    }

    /** What a customer with this number is kept by. */
    static Set<CaseKey> ofCustomersPhone(String text) {
        return PhoneNumber.read(text)
                .map(number -> number.isInternational()
                        ? Set.of(key("i:", number.full()), key("p:", number.national()))
                        : Set.of(key("u:", number.national()), key("p:", number.national())))
                .orElse(Set.of());
    }

    /**
     * What to look for when somebody says this number, the surest first: the number of another country is never taken for
     * it. Empty when it is no number.
     */
    public static List<Set<CaseKey>> phone(String text) {
        return PhoneNumber.read(text).map(CaseKey::asked).orElse(List.of());
    }

    private static List<Set<CaseKey>> asked(PhoneNumber number) {
        if (number.isInternational()) {
            return List.of(Set.of(key("i:", number.full())), Set.of(key("u:", number.national())));
        }
        return number.mayHaveCountry()
                ? List.of(Set.of(key("p:", number.national())), Set.of(key("i:", number.national())))
                : List.of(Set.of(key("p:", number.national())));
    }

    /** The words of a name without marks; as alike as people spell them: Müller, Mueller and MULLER are one word. */
    public static List<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(BETWEEN_WORDS.split(plain(text)))
                .map(CaseKey::alike)
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .forEach(words::add);
        return List.copyOf(words);
    }

    private static String alike(String word) {
        return CaseColumns.cut(word.replace("ae", "a").replace("oe", "o").replace("ue", "u"), LONGEST_WORD);
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("đ", "d");
    }

    private static CaseKey key(String kind, String bare) {
        return new CaseKey(kind + CaseColumns.cut(bare, LONGEST));
    }
}
