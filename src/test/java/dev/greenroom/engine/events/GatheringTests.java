package dev.greenroom.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class GatheringTests {

    private final List<List<String>> written = new ArrayList<>();
    private final Gathering<List<String>> gathering = new Gathering<>(ArrayList::new, written::add);
    private final DataSource database = new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:gathering");
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);

    @Test
    void writesAtOnceWithoutATransaction() {
        tell("one");
        tell("two");

        assertThat(written).containsExactly(List.of("one"), List.of("two"));
        assertThat(gathering.unwritten()).isEmpty();
    }

    @Test
    void writesOncePerTransaction() {
        transaction().executeWithoutResult(now -> {
            tell("one");
            tell("two");
            assertThat(written).isEmpty();
        });
        transaction().executeWithoutResult(now -> tell("three"));

        assertThat(written).containsExactly(List.of("one", "two"), List.of("three"));
    }

    @Test
    void writesEarlierWhenToldAndTheRestLater() {
        transaction().executeWithoutResult(now -> {
            tell("one");
            gathering.write();
            gathering.write();
            assertThat(written).containsExactly(List.of("one"));
            tell("two");
            assertThat(gathering.unwritten()).hasValue(List.of("two"));
        });

        assertThat(written).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void writesNothingOfATransactionThatFails() {
        transaction().executeWithoutResult(now -> {
            tell("one");
            now.setRollbackOnly();
        });
        transaction().executeWithoutResult(now -> tell("two"));

        assertThat(written).containsExactly(List.of("two"));
    }

    @Test
    void keepsATransactionInsideAnotherApart() {
        transaction().executeWithoutResult(outer -> {
            tell("outer");
            TransactionTemplate inside = transaction();
            inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            inside.executeWithoutResult(inner -> tell("inner"));
            assertThat(written).containsExactly(List.of("inner"));
            tell("outer again");
        });

        assertThat(written).containsExactly(List.of("inner"), List.of("outer", "outer again"));
    }

    @Test
    void writesWhatTheWritingItselfLeadsTo() {
        List<String> said = new ArrayList<>();
        List<Gathering<List<String>>> self = new ArrayList<>();
        Gathering<List<String>> chain = new Gathering<>(ArrayList::new, piece -> {
            said.addAll(piece);
            if (said.size() < 3) {
                self.get(0).add(next -> next.add("and then"));
            }
        });
        self.add(chain);

        transaction().executeWithoutResult(now -> chain.add(piece -> piece.add("first")));

        assertThat(said).containsExactly("first", "and then", "and then");
    }

    @Test
    void handsOnWhatTheNextPieceBeginsWith() {
        Gathering<List<String>> counting =
                new Gathering<>(ArrayList::new, last -> new ArrayList<>(List.of("after " + last)), written::add);

        transaction().executeWithoutResult(now -> {
            counting.add(piece -> piece.add("one"));
            counting.write();
            counting.add(piece -> piece.add("two"));
        });

        assertThat(written).containsExactly(List.of("one"), List.of("after [one]", "two"));
    }

    private void tell(String word) {
        gathering.add(piece -> piece.add(word));
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }
}
