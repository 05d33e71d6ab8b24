package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseFinder;
import dev.greenroom.readmodel.CaseKey;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.shared.CaseReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds a caller's cases from whatever they say first. The surest reading that finds something counts. */
@Component
class Search {

    static final int MOST = 12;
    private static final Pattern DIGITS = Pattern.compile("\\d{3,15}");
    private static final Pattern INSIDE =
            Pattern.compile("(?i)(?<![a-z0-9])[a-z]{2}[- ]?\\d{3,}[- ]?[a-z0-9](?![a-z0-9])");
    private static final Pattern LIKE_A_REFERENCE = Pattern.compile("(?i)[a-z]{2}[^a-z0-9]*\\d[\\d\\s-]*[a-z0-9]?");

    private final CaseFinder finder;

    Search(CaseFinder finder) {
        this.finder = finder;
    }

    /** By what a case was found. */
    enum By {
        REFERENCE,
        MAIL,
        PHONE,
        NUMBER,
        NAME
    }

    /** What was found, and which cases may have been meant when a reference is not quite right: those open by choice only. */
    record Found(By by, List<CaseView> cases, List<CaseView> maybe) {

        static Found of(By by, List<CaseView> cases) {
            return new Found(by, cases, List.of());
        }
    }

    Found find(String typed, Visibility sight) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Found.of(By.NAME, List.of());
        }
        List<CaseView> named = CaseReference.parse(text)
                .map(reference -> finder.named(List.of(reference.value()), sight))
                .orElse(List.of());
        if (!named.isEmpty()) {
            return Found.of(By.REFERENCE, named);
        }
        Optional<Found> whole = whole(text, sight);
        if (whole.isPresent()) {
            return whole.get();
        }
        List<CaseView> maybe = maybe(text, sight);
        boolean wasReference = LIKE_A_REFERENCE.matcher(text).matches();
        if (wasReference && !maybe.isEmpty()) {
            return new Found(By.NAME, List.of(), maybe);
        }
        List<CaseView> inside = inside(text, sight);
        return inside.isEmpty() ? words(Asked.of(text), maybe, sight) : Found.of(By.REFERENCE, inside);
    }

    /** As what a text was meant that finds nothing. */
    static By likely(String typed) {
        String text = typed.strip();
        if (LIKE_A_REFERENCE.matcher(text).matches()) {
            return By.REFERENCE;
        }
        if (CaseKey.mail(text).isPresent()) {
            return By.MAIL;
        }
        if (!CaseKey.phone(text).isEmpty()) {
            return By.PHONE;
        }
        return Asked.of(text).names().isEmpty() ? By.NUMBER : By.NAME;
    }

    /** The case of a reference that other words stand around. */
    private List<CaseView> inside(String text, Visibility sight) {
        Set<String> references = INSIDE.matcher(text)
                .results()
                .flatMap(found -> CaseReference.parse(found.group()).stream())
                .map(CaseReference::value)
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return finder.named(references, sight);
    }

    /** The text as one mail address, number or code. */
    private Optional<Found> whole(String text, Visibility sight) {
        Map<Set<CaseKey>, By> readings = new LinkedHashMap<>();
        CaseKey.mail(text).ifPresent(key -> readings.put(Set.of(key), By.MAIL));
        CaseKey.phone(text).forEach(keys -> readings.put(keys, By.PHONE));
        CaseKey.code(text).ifPresent(key -> readings.put(Set.of(key), By.NUMBER));
        return readings.entrySet().stream()
                .map(reading -> Found.of(reading.getValue(), finder.find(List.of(reading.getKey()), sight, MOST)))
                .filter(found -> !found.cases().isEmpty())
                .findFirst();
    }

    private List<CaseView> maybe(String text, Visibility sight) {
        if (DIGITS.matcher(text).matches()) {
            return finder.find(List.of(Set.of(CaseKey.number(text))), sight, MOST);
        }
        if (text.chars().filter(Character::isDigit).count() < 3) {
            return List.of();
        }
        Set<String> near = new LinkedHashSet<>();
        CaseReference.near(text).forEach(reference -> near.add(reference.value()));
        return finder.named(near, sight).stream()
                .sorted(Comparator.comparing((CaseView view) -> !view.isOpen())
                        .thenComparing(CaseView::openedAt, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    /** By words; whoever has another name than was said is a suggestion at most. */
    private Found words(Asked asked, List<CaseView> maybe, Visibility sight) {
        List<Set<CaseKey>> exact = new ArrayList<>(asked.exact());
        exact.addAll(keys(asked.names().stream().map(Set::of).toList()));
        Map<String, CaseView> found = new LinkedHashMap<>();
        add(found, finder.find(exact, sight, MOST));
        if (found.size() < MOST) {
            Map<String, Map<String, Integer>> meant = new LinkedHashMap<>();
            asked.names().forEach(name -> meant.put(name, meant(name)));
            add(found, withSlips(asked, meant, sight));
            if (found.isEmpty()) {
                meant.entrySet().removeIf(word -> word.getValue().size() == 1 && isNobodys(word.getKey(), sight));
                List<CaseView> others = withSlips(asked, meant, sight);
                if (meant.isEmpty()) {
                    return new Found(By.NAME, List.of(), maybe.isEmpty() ? others : maybe);
                }
                add(found, others);
            }
        }
        return new Found(By.NAME, found.values().stream().limit(MOST).toList(), maybe);
    }

    /** How many slips each word has that this one may have been meant as; the word itself has none. */
    private Map<String, Integer> meant(String name) {
        Map<String, Integer> meant = new HashMap<>(finder.meant(name));
        meant.put(name, 0);
        return meant;
    }

    private boolean isNobodys(String word, Visibility sight) {
        return finder.find(List.of(Set.of(CaseKey.name(word))), sight, 1).isEmpty();
    }

    private List<CaseView> withSlips(Asked asked, Map<String, Map<String, Integer>> meant, Visibility sight) {
        List<Set<CaseKey>> sets = new ArrayList<>(asked.exact());
        sets.addAll(keys(meant.values().stream().map(Map::keySet).toList()));
        return finder.find(sets, sight, 10 * MOST).stream()
                .sorted(Comparator.comparing(view -> slips(view, meant.values())))
                .limit(MOST)
                .toList();
    }

    /**
     * Several words of a name are looked for two by two, once all cases have such keys: each may be common, and both
     * together rare.
     */
    private List<Set<CaseKey>> keys(List<Set<String>> meant) {
        if (meant.size() < 2 || !finder.knowsPairs()) {
            return meant.stream()
                    .map(words -> words.stream().map(CaseKey::name).collect(Collectors.toSet()))
                    .toList();
        }
        List<Set<CaseKey>> pairs = new ArrayList<>();
        for (int i = 1; i < meant.size(); i++) {
            Set<String> before = meant.get(i - 1);
            pairs.add(meant.get(i).stream()
                    .flatMap(word -> before.stream()
                            .filter(other -> !other.equals(word))
                            .map(other -> CaseKey.pair(other, word)))
                    .collect(Collectors.toSet()));
        }
        return pairs;
    }

    private static int slips(CaseView view, Collection<Map<String, Integer>> meant) {
        String name = view.customer().name();
        List<String> own = name == null ? List.of() : CaseKey.words(name);
        return meant.stream()
                .mapToInt(words -> own.stream()
                        .mapToInt(word -> words.getOrDefault(word, 9))
                        .min()
                        .orElse(9))
                .sum();
    }

    private static void add(Map<String, CaseView> found, List<CaseView> more) {
        more.forEach(view -> found.putIfAbsent(view.reference(), view));
    }
}
