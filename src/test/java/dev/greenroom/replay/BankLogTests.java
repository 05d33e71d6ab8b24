package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some applications of the bank's own log, which lies beside the checkout, never in it. */
class BankLogTests {

    private static final int CASES = 60;
    private static final Path LOG =
            Path.of("../shared/data/logs/bpi12_loan.csv.gz").toAbsolutePath();

    @TempDir
    private Path whole = Path.of("");

    @TempDir
    private Path broken = Path.of("");

    @BeforeEach
    void theLogIsThere() {
        Assumptions.assumeTrue(Files.exists(LOG), "The bank's log is not there: ../shared/data/logs/bpi12_loan.csv.gz");
    }

    @Test
    void theLastApplicationsFitTheProcessAlsoWhenTheReplayIsKilledOnTheWay() throws Exception {
        Machines straight = new Machines(whole);
        assertThat(straight.run("bank.txt", replay()))
                .as(() -> straight.text("bank.txt"))
                .isZero();
        String report = Files.readString(whole.resolve("replay-report.txt"));
        assertThat(share("Work items: ", report)).as(report).isGreaterThanOrEqualTo(90);
        assertThat(share("Outcomes: ", report)).as(report).isGreaterThanOrEqualTo(90);
        assertThat(straight.number("select count(*) from case_view")).isEqualTo(CASES);

        Machines killed = new Machines(broken);
        Process first = killed.start("first.txt", replay());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> killed.percent("first.txt") >= 25 || !first.isAlive());
        assertThat(first.isAlive()).as(() -> killed.text("first.txt")).isTrue();
        first.destroyForcibly().waitFor();

        assertThat(killed.run("second.txt", replay()))
                .as(() -> killed.text("second.txt"))
                .isZero();
        assertThat(killed.text("second.txt")).contains("going on after event");
        assertThat(killed.run("verify.txt", "readmodel", "verify"))
                .as(() -> killed.text("verify.txt"))
                .isZero();
        assertThat(told(killed))
                .as("nothing is missing, nothing happened twice")
                .isEqualTo(told(straight));
    }

    /** In small batches: what one holds is one transaction, and a case that opens and ends in it is promised nothing. */
    private static String[] replay() {
        return new String[] {"replay", LOG.toString(), "--cases", Integer.toString(CASES), "--greenroom.replay.batch=5"
        };
    }

    /** Everything that happened, counted; references and times of their own are left out. */
    private static List<String> told(Machines there) throws SQLException {
        List<String> told = new ArrayList<>();
        for (String question : List.of(
                "select state, outcome, count(*) from case_view group by state, outcome order by 1, 2",
                "select step, state, count(*) from work_item group by step, state order by 1, 2",
                "select kind, element, count(*) from timeline_entry group by kind, element order by 1, 2",
                "select connector, count(*), sum(amount) from connectors_effect group by connector order by 1",
                "select kind, count(*), sum(amount) from connectors_ledger group by kind order by 1",
                "select level_key, outcome, count(*) from sla_row group by level_key, outcome order by 1, 2",
                "select HANDLER_TYPE_, count(*) from ACT_RU_JOB group by HANDLER_TYPE_ order by 1",
                "select TOPIC_NAME_, count(*) from ACT_RU_EXT_TASK group by TOPIC_NAME_ order by 1")) {
            told.add(question);
            told.addAll(there.rows(question));
        }
        return told;
    }

    private static double share(String of, String report) {
        Matcher found = Pattern.compile(of + "(\\d+\\.\\d+) %").matcher(report);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
