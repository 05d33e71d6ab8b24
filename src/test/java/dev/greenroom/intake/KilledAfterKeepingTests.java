package dev.greenroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.JavaMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A mail is marked as seen far away: what was kept of it must be there although this process is killed the moment after. */
class KilledAfterKeepingTests {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasKeptOutlastsTheProcess() throws Exception {
        Path said = folder.resolve("said.txt");
        Process other = JavaMachine.start(Keeping.class, List.of(url()), said);
        try {
            await().until(() -> !other.isAlive() || Files.readString(said).contains("kept"));
            assertThat(said).content().contains("kept");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(client(url())
                        .sql("select word from kept")
                        .query(String.class)
                        .list())
                .containsExactly("mail");
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("killed") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private static JdbcClient client(String url) {
        return JdbcClient.create(new SimpleDriverDataSource(new org.h2.Driver(), url, "sa", ""));
    }

    /** The process that is killed. */
    static final class Keeping {

        private Keeping() {}

        public static void main(String[] args) throws IOException {
            JdbcClient jdbc = client(args[0] + ";DB_CLOSE_DELAY=-1");
            jdbc.sql("create table kept (word varchar(10))").update();
            jdbc.sql("insert into kept values ('mail')").update();
            new MailRows(jdbc, Clock.systemUTC(), args[0]).outlast();
            System.out.println("kept");
            System.in.read();
        }
    }
}
