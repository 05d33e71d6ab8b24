package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is used: in a Java machine of its own, killed in the middle, started again. */
class ReplayTests {

    private static final int CASES = 60;

    @Test
    void aKilledReplayGoesOnAndDoesNothingTwice(@TempDir Path fresh) throws Exception {
        Machines machines = new Machines(fresh);
        Path log = SmallLog.write(fresh, CASES);
        Process first = machines.start("first.txt", "replay", log.toString(), "--rebase", "--greenroom.replay.batch=2");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> machines.percent("first.txt") >= 30 || !first.isAlive());
        assertThat(first.isAlive()).as(machines.text("first.txt")).isTrue();
        first.destroyForcibly().waitFor();

        assertThat(machines.run("second.txt", "replay", log.toString(), "--rebase"))
                .as(() -> machines.text("second.txt"))
                .isZero();
        assertThat(machines.text("second.txt")).contains("going on after event");
        assertThat(machines.run("verify.txt", "readmodel", "verify"))
                .as(() -> machines.text("verify.txt"))
                .isZero();

        String report = Files.readString(fresh.resolve("replay-report.txt"));
        assertThat(report).contains("Work items: 100.00 %").contains("Outcomes: 100.00 % of 40 ended cases");
        assertThat(machines.number("select count(*) from case_view")).isEqualTo(CASES);
        assertThat(machines.number("select count(distinct customer_id) from case_view"))
                .isEqualTo(CASES);
        assertThat(machines.number("select count(*) from case_view where state = 'open'"))
                .isEqualTo(CASES / 3);
        assertThat(machines.number("select count(*) from case_view where outcome = 'paid-out'"))
                .isEqualTo(CASES / SmallLog.KINDS);
        assertThat(machines.number("select count(*) from connectors_effect where connector = 'payment'"))
                .isEqualTo(CASES / SmallLog.KINDS);
        assertThat(machines.number("select count(*) from work_item where state = 'open'"))
                .isEqualTo(CASES / 3);

        assertThat(machines.run("third.txt", "replay", log.toString())).isZero();
        assertThat(machines.text("third.txt")).contains("already");
    }

    @Test
    void ctrlCStopsAfterTheBatchAndTheNextStartGoesOn(@TempDir Path fresh) throws Exception {
        Machines machines = new Machines(fresh);
        Path log = SmallLog.write(fresh, CASES / 2);
        Process first = machines.start("first.txt", "replay", log.toString());
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> machines.percent("first.txt") >= 20 || !first.isAlive());
        assertThat(first.isAlive()).as(machines.text("first.txt")).isTrue();
        Signal signal = Signal.available();
        new ProcessBuilder("kill", signal.name, Long.toString(first.pid()))
                .start()
                .waitFor();
        assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue()).as(() -> machines.text("first.txt")).isEqualTo(signal.exit);
        assertThat(machines.text("first.txt")).contains("Stopped.").doesNotContain("Exception");

        assertThat(machines.run("second.txt", "replay", log.toString()))
                .as(() -> machines.text("second.txt"))
                .isZero();
        assertThat(machines.text("second.txt")).contains("going on after event");
        assertThat(machines.number("select count(*) from case_view")).isEqualTo(CASES / 2);
        assertThat(machines.number("select count(*) from connectors_effect where connector = 'payment'"))
                .isEqualTo(CASES / 2 / SmallLog.KINDS);
    }

    @Test
    void refusesToTellARealSystem(@TempDir Path fresh) throws Exception {
        Machines machines = new Machines(fresh);
        Path log = SmallLog.write(fresh, 1);
        assertThat(machines.run(
                        "real.txt",
                        "replay",
                        log.toString(),
                        "--greenroom.connectors.payment.url=https://payments.example/"))
                .isEqualTo(2);
        assertThat(machines.text("real.txt"))
                .contains("greenroom.connectors.payment.url")
                .contains("simulators");
        assertThat(machines.number("select count(*) from case_view")).isZero();
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
}
