package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.KnownCases;
import dev.greenroom.readmodel.KnownCases.Known;
import dev.greenroom.readmodel.Visibility;
import dev.greenroom.shared.CaseReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two thousand searches, 400 of each kind, among 400 people; the same on every database and at every run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private static final int PEOPLE = 400;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final List<String> FIRST = List.of(
            "Sanne", "Daan", "Femke", "Bram", "Lotte", "Jürgen", "Noor", "Thijs", "Iris", "Pieter", "Lena", "Jonas",
            "Marie", "Felix", "Katrin", "Stefan", "Ulrike", "Tobias", "Heike", "Emil", "Emily", "Oliver", "Grace",
            "Zoë");
    private static final List<String> LAST = List.of(
            "de Vries",
            "Bakker",
            "van Dijk",
            "Visser",
            "Smit",
            "Mulder",
            "de Groot",
            "Bos",
            "Kok",
            "Schneider",
            "Weber",
            "Wagner",
            "Becker",
            "Hoffmann",
            "Koch",
            "Richter",
            "Wolf",
            "Neumann",
            "Müller",
            "Strauß",
            "Clarke",
            "Walker",
            "Hughes",
            "Turner",
            "Bennett",
            "Cooper",
            "Ward",
            "Morgan",
            "Ellis",
            "O'Neill");

    private final Random dice = new Random(20_261_122);
    private final List<Known> cases = new ArrayList<>();

    @Autowired
    private ApplicationContext house;

    @Autowired
    private Search search;

    @BeforeAll
    void people() {
        for (int n = 0; n < PEOPLE; n++) {
            String first = pick(FIRST);
            String last = pick(LAST);
            cases.add(new Known(
                    CaseReference.of(pick(List.of("CL", "RF", "LN", "OR")), 100_001 + n)
                            .value(),
                    "C-" + (10_000 + n),
                    first + " " + last,
                    (first + "." + last.replace(" ", "") + n + "@example.org").toLowerCase(Locale.ROOT),
                    phone(n),
                    postcode(n),
                    CleanHouse.START.plus(Duration.ofMinutes(n))));
        }
        KnownCases.add(house, "insurance-claim", "insurance-claim:1:none", cases);
    }

    private String phone(int n) {
        return switch (n % 4) {
            case 0 -> "+31 20 555 " + (1000 + n);
            case 1 -> "+49 30 5550 " + (1000 + n);
            case 2 -> "+44 20 7946 " + (1000 + n);
            default -> "0" + (611_000_000 + n);
        };
    }

    private String postcode(int n) {
        return switch (n % 3) {
            case 0 ->
                (1011 + dice.nextInt(60)) + " "
                        + LETTERS.substring(n % 20, n % 20 + 2).toUpperCase(Locale.ROOT);
            case 1 -> String.format(Locale.ROOT, "%05d", 80_331 + dice.nextInt(60));
            default -> "SW" + (1 + dice.nextInt(20)) + " " + (1 + dice.nextInt(8)) + "AZ";
        };
    }

    @Test
    void everySpellingOfAReferenceFindsItsCase() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases) {
            String spelled = spelled(one.reference().replace("-", pick(List.of("", " ", "-", " - ", "."))));
            soft.assertThat(references(spelled)).as(spelled).containsExactly(one.reference());
        }
        soft.assertAll();
    }

    @Test
    void aReferenceAmongOtherWordsFindsItsCase() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases.subList(0, 50)) {
            for (String asked : List.of(
                    "Your reference: " + one.reference(),
                    one.name() + " " + one.reference().toLowerCase(Locale.ROOT))) {
                soft.assertThat(references(asked)).as(asked).containsExactly(one.reference());
            }
        }
        soft.assertAll();
    }

    @Test
    void whoeverHasAnotherNameThanWasSaidIsASuggestionAtMost() {
        Known one = cases.get(0);
        Search.Found found = search.find("Xyzzyqwert " + one.postcode(), Visibility.everything());
        assertThat(found.cases()).isEmpty();
        assertThat(found.maybe()).extracting(CaseView::reference).contains(one.reference());
    }

    @Test
    void everySpellingOfAPhoneNumberFindsItsCase() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases) {
            String spelled = spelledNumber(one.phone());
            soft.assertThat(references(spelled)).as(spelled).startsWith(one.reference());
        }
        soft.assertAll();
    }

    private String spelledNumber(String phone) {
        String bare = phone.replace(" ", "");
        if (!bare.startsWith("+")) {
            return bare.substring(0, 4) + pick(List.of("-", " ", "/")) + bare.substring(4);
        }
        String rest = bare.substring(3);
        String country = bare.substring(1, 3);
        return switch (dice.nextInt(5)) {
            case 0 -> "00" + country + " " + rest;
            case 1 -> "+" + country + " (0)" + rest.substring(0, 2) + " " + rest.substring(2);
            case 2 -> "0" + rest.substring(0, 3) + "-" + rest.substring(3);
            case 3 -> country + rest;
            default -> " " + phone.replace(" ", ".");
        };
    }

    @Test
    void everySpellingOfAMailAddressFindsItsCase() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases) {
            String spelled = pick(List.of("", "mailto:", " ")) + spelled(one.mail()) + pick(List.of("", " "));
            soft.assertThat(references(spelled)).as(spelled).containsExactly(one.reference());
        }
        soft.assertAll();
    }

    @Test
    void aReferenceWithOneWrongCharacterOpensNothingAndSuggestsTheRightCase() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases) {
            StringBuilder wrong = new StringBuilder(one.reference());
            int at = dice.nextInt(wrong.length());
            while (wrong.charAt(at) == '-' || wrong.toString().equals(one.reference())) {
                at = dice.nextInt(wrong.length());
                if (wrong.charAt(at) != '-') {
                    wrong.setCharAt(at, SIGNS.charAt(dice.nextInt(SIGNS.length())));
                }
            }
            Search.Found found = search.find(spelled(wrong.toString()), Visibility.everything());
            soft.assertThat(found.cases()).as(wrong + " for " + one.reference()).isEmpty();
            soft.assertThat(found.maybe())
                    .as(wrong + " for " + one.reference())
                    .extracting(CaseView::reference)
                    .contains(one.reference());
        }
        soft.assertAll();
    }

    @Test
    void aNameWithASlipAndAPostcodeFindsItsCaseFirst() {
        List<String> missed = new ArrayList<>();
        for (Known one : cases) {
            String asked = slipped(one.name()) + " " + spelled(one.postcode());
            List<String> found = references(asked);
            boolean right = !found.isEmpty() && isAsGood(found.get(0), one);
            if (!right) {
                missed.add(asked + " for " + one.name() + " → " + found);
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(PEOPLE * 5 / 100);
    }

    @Test
    void theWordsOfANameFindItInAnyOrder() {
        SoftAssertions soft = new SoftAssertions();
        for (Known one : cases.subList(0, 60)) {
            List<String> words = new ArrayList<>(List.of(spelled(one.name()).split(" ")));
            Collections.reverse(words);
            String asked = String.join(" ", words);
            soft.assertThat(search.find(asked, Visibility.everything()).cases())
                    .as(asked)
                    .first()
                    .satisfies(found -> assertThat(found.customer().name()).isEqualTo(one.name()));
        }
        soft.assertAll();
    }

    @Test
    void anOpenCaseIsFoundBehindHundredsOfNewerClosedOnes() {
        List<Known> many = new ArrayList<>();
        for (int n = 0; n < 250; n++) {
            many.add(new Known(
                    CaseReference.of("CL", 200_001 + n).value(),
                    "C-" + (20_000 + n),
                    "Quirin Zettelmeier",
                    "q" + n + "@example.org",
                    "+49 30 777 " + (1000 + n),
                    "99998",
                    CleanHouse.START.plus(Duration.ofMinutes(n))));
        }
        KnownCases.add(house, "insurance-claim", "insurance-claim:1:none", many);
        String oldest = many.get(0).reference();
        KnownCases.close(
                house,
                many.subList(1, many.size()).stream().map(Known::reference).toList());

        assertThat(references("99998")).startsWith(oldest);
        assertThat(references("Zettelmeier")).startsWith(oldest);
        assertThat(references("quirin zetelmeier")).startsWith(oldest);
    }

    @Test
    void aLongNameTypedInFullFindsItsCase() {
        String reference = known(300_001, "Förderverein der Freunde des Museums e.V. Köln");
        assertThat(references("Förderverein der Freunde des Museums e.V. Köln")).containsExactly(reference);
    }

    @Test
    void olderCasesAreFoundByTwoWordsBeforeTheyHaveKeysOfTwo() {
        String reference = known(300_002, "Xaver Ypsilantis");
        JdbcTemplate jdbc = house.getBean(JdbcTemplate.class);
        jdbc.update("delete from case_key where reference = ? and found_by like 'm:%'", reference);
        assertThat(references("Xaver Ypsilantis")).isEmpty();
        jdbc.update("insert into case_key_refill (id, done_upto) values (1, 'ZZ')");
        try {
            assertThat(references("Xaver Ypsilantis")).containsExactly(reference);
        } finally {
            jdbc.update("delete from case_key_refill");
        }
    }

    private String known(int number, String name) {
        Known one = new Known(
                CaseReference.of("CL", number).value(),
                "C-" + number,
                name,
                "n" + number + "@example.org",
                "+49 30 888 " + number,
                "99997",
                CleanHouse.START.minus(Duration.ofDays(9)));
        KnownCases.add(house, "insurance-claim", "insurance-claim:1:none", List.of(one));
        return one.reference();
    }

    /** Two people of one name in one postcode are told apart by nobody. */
    private boolean isAsGood(String found, Known meant) {
        return cases.stream()
                .filter(one -> one.reference().equals(found))
                .anyMatch(
                        one -> one.name().equals(meant.name()) && one.postcode().equals(meant.postcode()));
    }

    private String slipped(String name) {
        StringBuilder slipped = new StringBuilder(name);
        int at = 1 + dice.nextInt(name.length() - 2);
        switch (dice.nextInt(4)) {
            case 0 -> slipped.deleteCharAt(at);
            case 1 -> slipped.insert(at, LETTERS.charAt(dice.nextInt(26)));
            case 2 -> slipped.setCharAt(at, LETTERS.charAt(dice.nextInt(26)));
            default -> slipped.deleteCharAt(at).insert(at - 1, name.charAt(at));
        }
        return slipped.toString();
    }

    private List<String> references(String asked) {
        return search.find(asked, Visibility.everything()).cases().stream()
                .map(CaseView::reference)
                .toList();
    }

    private String spelled(String text) {
        return dice.nextBoolean() ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }

    private <T> T pick(List<T> some) {
        return some.get(dice.nextInt(some.size()));
    }
}
