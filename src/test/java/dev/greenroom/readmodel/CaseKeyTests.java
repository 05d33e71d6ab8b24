package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseKeyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+31 20 555 1234",
                "0031205551234",
                "+31 (0)20 555-1234",
                "(+31) 20.555.12.34",
                "tel:+31205551234",
                "+31\u00a020\u00a05551234"
            })
    void aNumberWithItsCountryIsOneNumber(String spelled) {
        assertThat(CaseKey.phone(spelled).get(0)).containsExactly(new CaseKey("i:31205551234"));
    }

    @Test
    void aNumberWithoutItsCountryIsThatOfWhoeverHasIt() {
        assertThat(CaseKey.phone("020 / 555 1234").get(0)).containsExactly(new CaseKey("p:205551234"));
        assertThat(CaseKey.ofCustomersPhone("+31 20 555 1234")).contains(new CaseKey("p:205551234"));
        assertThat(CaseKey.ofCustomersPhone("020-5551234"))
                .containsExactlyInAnyOrder(new CaseKey("u:205551234"), new CaseKey("p:205551234"));
    }

    @Test
    void theNumberOfAnotherCountryIsAnotherNumber() {
        Set<CaseKey> german = CaseKey.ofCustomersPhone("+49 20 555 1234");

        assertThat(CaseKey.phone("+31 20 555 1234"))
                .noneMatch(keys -> keys.stream().anyMatch(german::contains));
    }

    @Test
    void aPlusThatGotLostIsThoughtOf() {
        assertThat(CaseKey.phone(" 31205551234").stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .contains(new CaseKey("i:31205551234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weber", "12345", "CL-100234-K", "+12345678901234567", ""})
    void whatIsNoNumberIsNone(String text) {
        assertThat(CaseKey.phone(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, muller",
        "Mueller, muller",
        "MÜLLER, muller",
        "Strauß, strauss",
        "Łukasz, lukasz",
        "Jørgensen, jorgensen",
        "José, jose"
    })
    void aNameIsOneWordHoweverItIsWritten(String written, String word) {
        assertThat(CaseKey.words(written)).containsExactly(CaseKey.words(word).get(0));
    }

    @Test
    void partsOfANameAreWords() {
        assertThat(CaseKey.words("Anne-Marie de O'Neill")).containsExactly("anne", "marie", "de", "o", "neill");
    }

    @Test
    void codesAndMailsHaveOneSpelling() {
        assertThat(CaseKey.code("1011 ab")).contains(new CaseKey("c:1011AB"));
        assertThat(CaseKey.code("po-12.345/b")).contains(new CaseKey("c:PO12345B"));
        assertThat(CaseKey.code("weber")).isEmpty();
        assertThat(CaseKey.mail(" <Maria.Jansen@Example.ORG> ")).contains(new CaseKey("e:maria.jansen@example.org"));
        assertThat(CaseKey.mail("maria")).isEmpty();
    }

    @Test
    void eachTwoWordsOfALongNameAreAPair() {
        List<String> words = CaseKey.words("a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1");
        assertThat(words).hasSize(12);
        assertThat(CaseKey.pairs(words)).hasSize(66).contains(CaseKey.pair("l1", "k1"));
    }

    @Test
    void slipsAreCounted() {
        assertThat(List.of(
                        Slips.between("weber", "weber"),
                        Slips.between("weber", "webr"),
                        Slips.between("weber", "wbeer"),
                        Slips.between("weber", "wener"),
                        Slips.between("weber", "wagner")))
                .containsExactly(0, 1, 1, 1, 3);
    }
}
