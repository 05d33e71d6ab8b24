package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.Compiled;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ManyCases;
import dev.greenroom.shared.CaseReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * How long searches take among very many cases, on PostgreSQL; only when it is asked for, on a quiet machine:
 * {@code -Dgreenroom.cases=1000000}.
 */
@GreenroomPostgresTest
@Tag("timed")
@EnabledIfSystemProperty(named = "greenroom.cases", matches = "\\d+")
class ManySearchesTests {

    private static final int CASES = Integer.getInteger("greenroom.cases", 10_000);
    private static final int SEARCHES = CASES > 100_000 ? 1_000 : 150;
    private static final int WARM_UP = CASES > 100_000 ? 500 : 50;
    private static final int SECONDS = CASES > 100_000 ? 20 : 2;

    @Autowired
    private ApplicationContext house;

    @Test
    void aSearchTakesATenthOfASecondAndAnAnswerAThirdOfThat() {
        ManyCases many = ManyCases.there(house, CASES);
        Http carla = Http.of(house.getEnvironment()).as("carla");
        Random dice = new Random(7);
        long[] searches = new long[SEARCHES];
        long[] answers = new long[SEARCHES];
        int found = 0;
        for (int i = -WARM_UP; i < SEARCHES; i++) {
            if (i == 0) {
                Compiled.awaitRest();
            }
            int n = 1 + dice.nextInt(CASES);
            String asked = asked(i, n, dice, many);
            long began = System.nanoTime();
            Http.Answer answer = search(carla, asked);
            long searched = System.nanoTime();
            assertThat(answer.status()).isEqualTo(200);
            found += answer.json().get("results").isEmpty() ? 0 : 1;
            carla.get("/api/desk/cases/" + many.reference(n));
            if (i >= 0) {
                searches[i] = searched - began;
                answers[i] = System.nanoTime() - searched;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d cases: search %s; answer %s; %d of %d found%n",
                CASES,
                figures(searches),
                figures(answers),
                found,
                SEARCHES + WARM_UP);
        long[] paced = atTwentyASecond(carla, many);
        System.out.println(paced.length + " searches, 20 a second: " + figures(paced));
        assertThat(at(paced, 95)).isLessThan(1000);
        assertThat(at(searches, 95)).isLessThan(100);
        assertThat(at(answers, 95)).isLessThan(30);
    }

    /** Each counted from the moment that it was to begin, whether or not the ones before were done. */
    private long[] atTwentyASecond(Http carla, ManyCases many) {
        Random dice = new Random(8);
        ScheduledExecutorService callers = Executors.newScheduledThreadPool(8);
        long began = System.nanoTime();
        List<ScheduledFuture<Long>> asked = new ArrayList<>();
        for (int i = 0; i < 20 * SECONDS; i++) {
            String text = asked(i, 1 + dice.nextInt(CASES), dice, many);
            long due = TimeUnit.MILLISECONDS.toNanos(50L * i);
            asked.add(callers.schedule(
                    () -> {
                        assertThat(search(carla, text).status()).isEqualTo(200);
                        return System.nanoTime() - began - due;
                    },
                    due,
                    TimeUnit.NANOSECONDS));
        }
        long[] took = asked.stream().mapToLong(ManySearchesTests::result).toArray();
        callers.shutdown();
        return took;
    }

    private static long result(ScheduledFuture<Long> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Http.Answer search(Http carla, String text) {
        return carla.get("/api/desk/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String asked(int i, int n, Random dice, ManyCases many) {
        List<String> names = many.name(n);
        String last = names.get(1);
        int slip = 1 + dice.nextInt(last.length() - 2);
        return switch (Math.floorMod(i, 8)) {
            case 0 -> many.reference(n).toLowerCase(Locale.ROOT).replace('-', ' ');
            case 1 -> "+31 20 " + (1_000_000 + n);
            case 2 -> "020-" + (1_000_000 + n);
            case 3 -> "mail" + n + "@example.org";
            case 4 -> last.substring(0, slip) + last.substring(slip + 1) + " " + many.postcode(n);
            case 5 -> names.get(0) + " " + last;
            case 6 -> last;
            default -> CaseReference.of("RF", n).value().replace('R', 'P');
        };
    }

    private static String figures(long[] nanos) {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, max %.1f ms", at(nanos, 50), at(nanos, 95), at(nanos, 100));
    }

    private static double at(long[] nanos, int percent) {
        long[] sorted = Arrays.stream(nanos).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
