package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTests {

    @Test
    void aWordIsKeptWithWhatFollowsEachSignInIt() {
        assertThat(SearchWords.kept("LN-100001-K", null, "Mara O'Neill"))
                .isEqualTo("ln-100001-k 100001-k k mara o'neill neill");
    }

    @Test
    void lettersAreKeptWithoutTheirMarks() {
        assertThat(SearchWords.kept("Zoë Müller", "ZOE MULLER")).isEqualTo("zoe muller");
    }

    @Test
    void signsAroundAWordAndBetweenWordsAreNoWords() {
        assertThat(SearchWords.kept(" (Jansen), -- \u00a0\n\"B.V.\" ", "", "..."))
                .isEqualTo("jansen b.v v");
    }

    @Test
    void whatIsVeryLongIsCut() {
        assertThat(SearchWords.kept("x".repeat(5_000))).hasSize(100);
        assertThat(SearchWords.kept("a-".repeat(5_000)).split(" ")).hasSizeLessThanOrEqualTo(60);
    }
}
