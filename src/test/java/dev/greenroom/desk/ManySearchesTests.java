package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.Http;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.ManyCases;
import dev.greenroom.shared.CaseReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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

    @Autowired
    private ApplicationContext house;

    @Autowired
    private ProcessCatalog catalog;

    @Test
    void aSearchTakesATenthOfASecondAndAnAnswerAThirdOfThat() {
        ManyCases many = filled();
        Http carla = Http.of(house.getEnvironment()).as("carla");
        Random dice = new Random(7);
        long[] searches = new long[SEARCHES];
        long[] answers = new long[SEARCHES];
        int found = 0;
        for (int i = -50; i < SEARCHES; i++) {
            int n = 1 + dice.nextInt(CASES);
            String asked = asked(i, n, dice, many);
            long began = System.nanoTime();
            Http.Answer answer = carla.get("/api/desk/search?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
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
                "%d cases: search p50 %.1f ms, p95 %.1f ms, max %.1f ms; answer p50 %.1f ms, p95 %.1f ms; %d of %d found%n",
                CASES,
                at(searches, 50),
                at(searches, 95),
                at(searches, 100),
                at(answers, 50),
                at(answers, 95),
                found,
                SEARCHES + 50);
        assertThat(at(searches, 95)).isLessThan(100);
        assertThat(at(answers, 95)).isLessThan(30);
    }

    private ManyCases filled() {
        CleanHouse.empty(house);
        ProcessModel model = catalog.allLatest().stream()
                .filter(each -> each.process().equals("refund-request"))
                .findFirst()
                .orElseThrow();
        ManyCases many = new ManyCases(house, model.definitionId());
        many.fill(CASES);
        return many;
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

    private static double at(long[] nanos, int percent) {
        long[] sorted = Arrays.stream(nanos).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
