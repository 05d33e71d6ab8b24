package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomPostgresTest;

@GreenroomPostgresTest
class WordListsPostgresTests extends WordListsContract {

    /** Few enough to look at the words of each. */
    @Override
    void looksAsExpected(Visibility viewer) {
        assertThat(expectedOf(viewer)).isBetween(1L, 3_000L);
    }
}
