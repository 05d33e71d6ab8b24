package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.ModelVocabulary;
import dev.greenroom.engine.models.XmlNode;
import dev.greenroom.readmodel.RankedWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shipped table in words and points, and how rarely it has to be asked. */
class RankingTableTests {

    private static final DmnEngine DMN =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final Parsed SHIPPED = Parsed.of(text());
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();

    private RankingTable shipped() {
        return table(SHIPPED);
    }

    private RankingTable table(String of, String becomes) {
        return table(Parsed.of(text().replace(of, becomes)));
    }

    private RankingTable table(Parsed parsed) {
        return new RankingTable(7, parsed.checked(), inputs -> {
            asked.incrementAndGet();
            return List.copyOf(
                    DMN.evaluateDecisionTable(parsed.decision(), inputs).getResultList());
        });
    }

    /** A table as the engine and as the model check read it. */
    private record Parsed(DmnDecision decision, XmlNode checked) {

        static Parsed of(String text) {
            byte[] source = text.getBytes(StandardCharsets.UTF_8);
            ModelCheck check = new ModelCheck(new ModelVocabulary() {
                @Override
                public boolean hasFunction(String name, int arguments) {
                    return false;
                }

                @Override
                public boolean hasDelegate(String name) {
                    return false;
                }
            });
            return new Parsed(
                    DMN.parseDecision(RankingTable.TABLE, new ByteArrayInputStream(source)),
                    Objects.requireNonNull(
                            check.check("work-ranking.dmn", source).xml()));
        }
    }

    private static String text() {
        try {
            return Files.readString(Path.of("processes/work-ranking/work-ranking.dmn"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RankedWork.Item item(
            @Nullable Integer amount, @Nullable String tier, @Nullable Duration left, Duration age, int priority) {
        Instant dueAt = left == null ? null : NOW.plus(left);
        return new RankedWork.Item(
                "task",
                amount == null ? null : BigDecimal.valueOf(amount),
                tier,
                dueAt,
                dueAt == null ? null : dueAt.minus(Duration.ofHours(2)),
                false,
                NOW.minus(age),
                priority,
                0,
                1);
    }

    @Test
    void anItemWithoutAnythingSpecialHasNoPoints() {
        RankingTable.Ranked plain = shipped().ranked(item(null, null, null, Duration.ZERO, 50), NOW);
        assertThat(plain.score()).isZero();
        assertThat(plain.reasons()).isEmpty();
    }

    @Test
    void theReasonsAreTheRulesThatApplyTheWeightiestFirst() {
        RankingTable.Ranked ranked =
                shipped().ranked(item(60_000, "gold", Duration.ofHours(1), Duration.ofDays(4), 85), NOW);
        assertThat(ranked.reasons())
                .extracting(reason -> reason.in("en"))
                .containsExactly(
                        "at risk",
                        "urgent",
                        "due within 4 hours",
                        "large amount",
                        "gold customer",
                        "waiting for 3 days or more");
        assertThat(ranked.reasons()).extracting(reason -> reason.in("de")).contains("gefährdet", "Goldkunde");
        assertThat(ranked.score()).isEqualTo(220);
    }

    @Test
    void whatIsLateComesBeforeWhatIsAtRisk() {
        RankingTable table = shipped();
        assertThat(table.ranked(item(null, null, Duration.ZERO, Duration.ZERO, 50), NOW)
                        .score())
                .isEqualTo(100);
        assertThat(table.ranked(item(null, null, Duration.ofMinutes(1), Duration.ZERO, 50), NOW)
                        .score())
                .isEqualTo(100);
        assertThat(table.ranked(item(null, null, Duration.ofHours(3), Duration.ZERO, 50), NOW)
                        .score())
                .isEqualTo(40);
    }

    @Test
    void itIsKnownWhenTimeAloneChangesTheScore() {
        RankingTable table = shipped();
        RankedWork.Item item = item(null, null, Duration.ofHours(30), Duration.ofHours(23), 50);
        Instant now = NOW;
        StringBuilder course = new StringBuilder();
        while (now.isBefore(RankingTable.NEVER)) {
            RankingTable.Ranked ranked = table.ranked(item, now);
            course.append(Duration.between(NOW, now).toHours())
                    .append("h:")
                    .append(ranked.score())
                    .append(' ');
            now = table.rank(item, ranked, now).until();
        }
        assertThat(course.toString()).isEqualTo("0h:0 1h:10 6h:30 26h:50 28h:110 30h:110 49h:120 ");
    }

    @Test
    void whatIsRememberedIsWhatTheTableSays() {
        RankingTable table = shipped();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int each = 0; each < 600; each++) {
            RankedWork.Item item = item(
                    random.nextInt(5) == 0 ? null : (random.nextInt(13) * 5_000) + random.nextInt(3) - 1,
                    List.of("gold", "silver", "none").get(random.nextInt(3)),
                    random.nextInt(5) == 0
                            ? null
                            : Duration.ofMinutes(random.nextInt(60) * 60 - 240 + random.nextInt(3)),
                    Duration.ofMinutes(random.nextInt(80) * 60 + random.nextInt(3) - 1),
                    random.nextInt(101));
            RankingTable.Ranked fresh = shipped().ranked(item, NOW);
            assertThat(table.ranked(item, NOW)).as("seed %d, %s", seed, item).isEqualTo(fresh);
            assertThat(table.remembered(item, NOW)).contains(fresh);
        }
    }

    @Test
    void itemsAlikeAreAskedForOnce() {
        RankingTable table = shipped();
        for (int amount = 50_001; amount < 52_000; amount++) {
            table.ranked(item(amount, "gold", Duration.ofHours(100), Duration.ofHours(amount % 20), 50), NOW);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTableThatComputesIsAskedEachTime() {
        RankingTable table = table("<text>20</text>", "<text>value / 1000</text>");
        RankedWork.Item item = item(20_000, "gold", null, Duration.ZERO, 50);
        RankingTable.Ranked ranked = table.ranked(item, NOW);
        assertThat(ranked.score()).isEqualTo(35);
        assertThat(table.remembered(item, NOW)).isEmpty();
        assertThat(table.rank(item, ranked, NOW).until()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aTableWithoutAnAnswerGivesNoPoints() {
        RankingTable table = table("<text>20</text>", "<text>\"many\"</text>");
        assertThat(table.ranked(item(null, "gold", null, Duration.ZERO, 50), NOW)
                        .score())
                .isZero();
    }
}
