package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AudiencesTests {

    /** Reads nothing before it is let. */
    private static final class SlowReading extends JdbcTemplate {

        private final CountDownLatch let = new CountDownLatch(1);

        SlowReading() {
            super(new DriverManagerDataSource("jdbc:h2:mem:audiences;DB_CLOSE_DELAY=-1"));
        }

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper) {
            try {
                let.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return super.query(sql, mapper);
        }
    }

    /** A list that is asked for while the first words are still being read would be empty otherwise. */
    @Test
    void whoComesWhileTheFirstWordsAreReadWaitsForThem() throws Exception {
        SlowReading database = new SlowReading();
        database.execute("create table if not exists work_audience (audience varchar(255), members varchar)");
        database.update("insert into work_audience values ('claims,refunds', 'claims,refunds')");
        Audiences audiences = new Audiences(database);

        List<FutureTask<String[]>> asked = new ArrayList<>();
        for (int each = 0; each < 2; each++) {
            FutureTask<String[]> task = new FutureTask<>(() -> audiences.naming(Set.of("refunds")));
            Thread reader = new Thread(task);
            reader.start();
            Awaitility.await().until(() -> task.isDone() || reader.getState() == Thread.State.WAITING);
            asked.add(task);
        }
        database.let.countDown();

        for (FutureTask<String[]> task : asked) {
            assertThat(task.get()).containsExactly("claims,refunds");
        }
    }
}
