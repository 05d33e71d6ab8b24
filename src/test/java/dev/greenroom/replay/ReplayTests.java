package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Greenroom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is used: in a Java machine of its own, killed in the middle, started again. */
class ReplayTests {

    private static final int CASES = 60;

    private Path folder = Path.of("");

    @Test
    void aKilledReplayGoesOnAndDoesNothingTwice(@TempDir Path fresh) throws Exception {
        folder = fresh;
        Path log = SmallLog.write(folder, CASES);
        Path console = folder.resolve("first.txt");
        Process first = greenroom(
                console,
                "replay",
                log.toString(),
                "--data",
                folder.toString(),
                "--rebase",
                "--greenroom.replay.batch=2");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> percent(console) >= 30 || !first.isAlive());
        assertThat(first.isAlive()).as(Files.readString(console)).isTrue();
        first.destroyForcibly().waitFor();

        assertThat(run("second.txt", "replay", log.toString(), "--data", folder.toString(), "--rebase"))
                .as(() -> text("second.txt"))
                .isZero();
        assertThat(text("second.txt")).contains("going on after event");
        assertThat(run("verify.txt", "readmodel", "verify", "--data", folder.toString()))
                .as(() -> text("verify.txt"))
                .isZero();

        String report = Files.readString(folder.resolve("replay-report.txt"));
        assertThat(report).contains("Work items: 100.00 %").contains("Outcomes: 100.00 % of 40 ended cases");
        assertThat(number("select count(*) from case_view")).isEqualTo(CASES);
        assertThat(number("select count(distinct customer_id) from case_view")).isEqualTo(CASES);
        assertThat(number("select count(*) from case_view where state = 'open'"))
                .isEqualTo(CASES / 3);
        assertThat(number("select count(*) from case_view where outcome = 'paid-out'"))
                .isEqualTo(CASES / SmallLog.KINDS);
        assertThat(number("select count(*) from connectors_effect where connector = 'payment'"))
                .isEqualTo(CASES / SmallLog.KINDS);
        assertThat(number("select count(*) from work_item where state = 'open'"))
                .isEqualTo(CASES / 3);

        assertThat(run("third.txt", "replay", log.toString(), "--data", folder.toString()))
                .isZero();
        assertThat(text("third.txt")).contains("already");
    }

    @Test
    void ctrlCStopsAfterTheBatchAndTheNextStartGoesOn(@TempDir Path fresh) throws Exception {
        folder = fresh;
        Path log = SmallLog.write(folder, CASES / 2);
        Path console = folder.resolve("first.txt");
        Process first = greenroom(console, "replay", log.toString(), "--data", folder.toString());
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> percent(console) >= 20 || !first.isAlive());
        assertThat(first.isAlive()).as(Files.readString(console)).isTrue();
        Signal signal = Signal.available();
        new ProcessBuilder("kill", signal.name, Long.toString(first.pid()))
                .start()
                .waitFor();
        assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue()).as(() -> text("first.txt")).isEqualTo(signal.exit);
        assertThat(text("first.txt")).contains("Stopped.").doesNotContain("Exception");

        assertThat(run("second.txt", "replay", log.toString(), "--data", folder.toString()))
                .as(() -> text("second.txt"))
                .isZero();
        assertThat(text("second.txt")).contains("going on after event");
        assertThat(number("select count(*) from case_view")).isEqualTo(CASES / 2);
        assertThat(number("select count(*) from connectors_effect where connector = 'payment'"))
                .isEqualTo(CASES / 2 / SmallLog.KINDS);
    }

    /** The bank's own log lies beside the checkout, never in it. */
    @Test
    void theLastApplicationsOfTheBankFitTheProcess(@TempDir Path fresh) throws Exception {
        Path log = Path.of("../shared/data/logs/bpi12_loan.csv.gz").toAbsolutePath();
        Assumptions.assumeTrue(Files.exists(log), "The bank's log is not there: ../shared/data/logs/bpi12_loan.csv.gz");
        folder = fresh;
        assertThat(run("bank.txt", "replay", log.toString(), "--cases", "60", "--data", folder.toString()))
                .as(() -> text("bank.txt"))
                .isZero();
        String report = Files.readString(folder.resolve("replay-report.txt"));
        assertThat(share("Work items: ", report)).as(report).isGreaterThanOrEqualTo(90);
        assertThat(share("Outcomes: ", report)).as(report).isGreaterThanOrEqualTo(90);
        assertThat(number("select count(*) from case_view")).isEqualTo(60);
    }

    private static double share(String of, String report) {
        Matcher found = Pattern.compile(of + "(\\d+\\.\\d+) %").matcher(report);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    @Test
    void refusesToTellARealSystem(@TempDir Path fresh) throws Exception {
        folder = fresh;
        Path log = SmallLog.write(folder, 1);
        assertThat(run(
                        "real.txt",
                        "replay",
                        log.toString(),
                        "--data",
                        folder.toString(),
                        "--greenroom.connectors.payment.url=https://payments.example/"))
                .isEqualTo(2);
        assertThat(text("real.txt"))
                .contains("greenroom.connectors.payment.url")
                .contains("simulators");
        assertThat(number("select count(*) from case_view")).isZero();
    }

    /** Ctrl-C, or its polite sister where whoever started the tests has switched Ctrl-C off for them. */
    private enum Signal {
        INT("-INT", 130),
        TERM("-TERM", 143);

        private final String name;
        private final int exit;

        Signal(String name, int exit) {
            this.name = name;
            this.exit = exit;
        }

        static Signal available() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line ->
                                    (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0)
                    ? TERM
                    : INT;
        }
    }

    private int run(String console, String... arguments) throws IOException, InterruptedException {
        Process process = greenroom(folder.resolve(console), arguments);
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static Process greenroom(Path console, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                Greenroom.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    private static int percent(Path console) throws IOException {
        String text = Files.exists(console) ? Files.readString(console) : "";
        int sign = text.lastIndexOf(" %");
        if (sign < 4) {
            return 0;
        }
        String digits = text.substring(sign - 3, sign).trim();
        return digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0;
    }

    private String text(String console) {
        try {
            return Files.readString(folder.resolve(console));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("greenroom"), "sa", "");
                ResultSet rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
