package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Opens the data in a second process, as a second start does. */
class DataInUseTests {

    /** The second process: says with which code the database turned it away. */
    static final class SecondStart {

        private SecondStart() {}

        public static void main(String[] arguments) {
            try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
                System.exit(connection.isClosed() ? 3 : 2);
            } catch (SQLException refused) {
                FailureAnalysis analysis = new DataInUseAnalyzer().analyze(refused, refused);
                System.exit(analysis != null && analysis.getDescription().startsWith("Another Greenroom") ? 0 : 1);
            }
        }
    }

    @Test
    void aSecondStartOnTheSameDataSaysSo(@TempDir Path data) throws Exception {
        String url = "jdbc:h2:file:" + data.resolve("greenroom") + ";DB_CLOSE_ON_EXIT=FALSE";
        try (Connection first = DriverManager.getConnection(url, "sa", "")) {
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            SecondStart.class.getName(),
                            url)
                    .inheritIO()
                    .start();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
            assertThat(first.isValid(1)).isTrue();
        }
    }
}
