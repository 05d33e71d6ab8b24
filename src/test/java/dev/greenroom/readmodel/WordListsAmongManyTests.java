package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomPostgresTest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same where everybody has more items than could be looked at one by one, as far as the database knows, and few of all. */
@GreenroomPostgresTest
class WordListsAmongManyTests extends WordListsContract {

    @BeforeEach
    void seemMany() {
        manyHaveOtherWork();
        jdbc.execute("alter table work_item_words set (autovacuum_enabled = false)");
        jdbc.execute("analyze work_item_words");
        jdbc.update("update pg_class set reltuples = reltuples * 1000000 where oid = to_regclass('work_item_words')");
        looksAsExpected(new Visibility("anna", Set.of("refunds", "credit-lead"), false, false));
    }

    @Override
    void looksAsExpected(Visibility viewer) {
        assertThat(expectedOf(viewer)).isGreaterThan(3_000);
    }

    @AfterEach
    void seemFew() {
        jdbc.execute("alter table work_item_words reset (autovacuum_enabled)");
        jdbc.execute("analyze work_item_words");
    }
}
