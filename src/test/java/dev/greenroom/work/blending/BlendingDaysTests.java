package dev.greenroom.work.blending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real calls of a bank: two weeks say how many people there are, the third is played. */
class BlendingDaysTests {

    private static final Path LOG = Path.of("../shared/data/logs/callcentre_bank_calls_1999-02_weeks1-3.csv.gz");

    private static void assumeTheLogIsThere() {
        Assumptions.assumeTrue(Files.exists(LOG), "The calls are not there: " + LOG);
    }

    @Test
    void theThirdWeekUsesItsIdleMinutesAndLosesNoPointOfItsService() throws IOException {
        assumeTheLogIsThere();
        CallLog log = CallLog.read(LOG);

        BlendingDays.Pair week = BlendingDays.play(log, 2, 1).total();

        assertThat(week.with().calls).isEqualTo(week.without().calls).isGreaterThan(7_000);
        assertThat(week.with().usedShare()).as("idle minutes used").isGreaterThanOrEqualTo(0.60);
        assertThat(week.with().withinShare())
                .as("answered within 20 s")
                .isGreaterThanOrEqualTo(week.without().withinShare() - 0.01);
        assertThat(week.with().tooLong).as("offers that do not fit").isZero();
        assertThat(week.with().finished).isGreaterThan(1_000);
        assertThat(week.without().worked).isZero();
    }

    @Test
    void theSameSeedMakesTheSameDays(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("calls.csv");
        Files.write(log, someCalls());
        Path picture = folder.resolve("day.svg");
        String first = printed(log, "--learn-weeks", "1", "--seed", "3", "--picture", picture.toString());

        assertThat(first).contains("2026-03-09").contains("all");
        assertThat(printed(log, "--learn-weeks", "1", "--seed", "3")).isEqualTo(first);
        assertThat(printed(log, "--learn-weeks", "1", "--seed", "4")).isNotEqualTo(first);
        assertThat(picture).content().startsWith("<svg").contains("offered work");
    }

    @Test
    void whatIsNoLogIsSaid(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("calls.csv");
        Files.writeString(log, "arrived,vru_s\n");
        assertThat(printed(log)).contains("queue_start");
        assertThat(printed(folder.resolve("none.csv"))).contains("cannot be read");
        assertThat(printed(log, "--seed", "x")).contains("--seed needs a number");
        Files.write(log, someCalls());
        assertThat(printed(log, "--learn-weeks", "9")).contains("ends before");
    }

    @Test
    void asManyPeopleAsErlangSays() {
        assertThat(Staffing.answeredWithin(49, 48, Duration.ofSeconds(240), Duration.ofSeconds(15)))
                .isCloseTo(0.21394, within(0.00001));
        assertThat(Staffing.answeredWithin(52, 48, Duration.ofSeconds(240), Duration.ofSeconds(15)))
                .isCloseTo(0.637055, within(0.00001));
        assertThat(Staffing.answeredWithin(3, 3, Duration.ofSeconds(240), Duration.ofSeconds(15)))
                .isZero();
    }

    /** Two Mondays of a call a minute from eight to ten; each tenth gives up. */
    private static List<String> someCalls() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add("call_id,arrived,vru_s,queue_start,queue_s,outcome,service_s");
        for (String day : List.of("2026-03-02", "2026-03-09")) {
            for (int minute = 0; minute < 120; minute++) {
                String at = "%sT%02d:%02d:00".formatted(day, 8 + minute / 60, minute % 60);
                lines.add(
                        minute % 10 == 9
                                ? "%d,%s,5,%s,12,HANG,0".formatted(minute, at, at)
                                : "%d,%s,5,,0,AGENT,%d".formatted(minute, at, 60 + minute));
            }
        }
        return lines;
    }

    private static String printed(Path log, String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> arguments = new java.util.ArrayList<>(List.of(log.toString()));
        arguments.addAll(List.of(options));
        new BlendingDayCommand().run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
