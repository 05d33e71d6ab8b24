package dev.greenroom.readmodel;

import dev.greenroom.GreenroomPostgresTest;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same where everybody has more items than could be looked at one by one, as far as the database knows, and few of all. */
@GreenroomPostgresTest
class WordListsAmongManyTests extends WordListsContract {

    @BeforeEach
    void seemMany() {
        audiences.keep(IntStream.range(0, 100)
                .mapToObj(each -> Set.of("others-" + each))
                .toList());
        jdbc.execute("alter table work_item_words set (autovacuum_enabled = false)");
        jdbc.execute("analyze work_item_words");
        jdbc.update("update pg_class set reltuples = reltuples * 1000000 where oid = to_regclass('work_item_words')");
    }

    @AfterEach
    void seemFew() {
        jdbc.execute("alter table work_item_words reset (autovacuum_enabled)");
        jdbc.execute("analyze work_item_words");
    }
}
