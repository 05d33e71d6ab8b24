package dev.greenroom.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Compiled;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ManyCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The caller says a number or a name: one key and their words, and the answer is there to be read, before Enter. How long
 * after the last key counts only where it is asked for, on a quiet machine: {@code -Dgreenroom.cases=1000000}, and
 * {@code -Dgreenroom.postgres.kept} for a database that stays.
 */
@GreenroomPostgresTest
@Tag("browser")
@ExtendWith(Staff.class)
class AnswerAtOnceTests {

    private static final boolean TIMED = System.getProperty("greenroom.cases") != null;
    private static final int CASES = Integer.getInteger("greenroom.cases", 2_000);
    private static final int CALLERS = TIMED ? 200 : 8;
    private static final int WARM_UP = TIMED ? 40 : 4;

    /** Every key that is pressed from here on, and when the last of them was. */
    private static final String WATCH_KEYS =
            """
            () => {
              window.keysPressed = [];
              addEventListener('keydown', event => {
                if (['Control', 'Shift'].includes(event.key)) return;
                window.keysPressed.push(event.key);
                window.lastKey = event.timeStamp;
              }, true);
            }""";

    /** How many milliseconds after the last key the case could be read, with something to say about it. */
    private static final String READABLE =
            """
            ([where, reference]) => new Promise((done, failed) => {
              const late = setTimeout(() => failed(new Error('never readable: ' + reference)), 20000);
              const look = () => {
                const read = [...document.querySelectorAll(where)].some(each =>
                  each.innerText.includes(reference) && each.querySelector('p[lang]')?.innerText.trim());
                if (!read) return requestAnimationFrame(look);
                clearTimeout(late);
                requestAnimationFrame(() => done(performance.now() - window.lastKey));
              };
              look();
            })""";

    @Autowired
    private ApplicationContext house;

    private final AtomicInteger answered = new AtomicInteger();
    private long searchingSince;

    @Test
    void anAnswerIsReadableWithOneKeyAndOpenWithTwo(Staff staff) {
        ManyCases many = ManyCases.there(house, CASES);
        Screen carla = staff.at("Carla");
        carla.page().evaluate(WATCH_KEYS);
        ScheduledExecutorService others = Executors.newScheduledThreadPool(8);
        List<ScheduledFuture<?>> searching = new ArrayList<>();
        Random dice = new Random(11);
        double seconds = 0;
        List<Double> rows = new ArrayList<>();
        List<Double> pages = new ArrayList<>();
        try {
            for (int caller = -WARM_UP; caller < CALLERS; caller++) {
                if (caller == 0 && TIMED) {
                    Compiled.awaitRest();
                    searchingSince = System.nanoTime();
                    searching.add(othersSearchToo(others, many));
                }
                int n = 1 + dice.nextInt(CASES);
                double row = finds(carla, said(caller, n, many), many.reference(n));
                double page = opensTheFirst(carla, many.reference(n));
                if (caller >= 0) {
                    rows.add(row);
                    pages.add(page);
                }
            }
            assertThat(searching).noneMatch(ScheduledFuture::isDone);
            seconds = (System.nanoTime() - searchingSince) / 1e9;
        } finally {
            others.shutdownNow();
        }
        said(rows, pages, seconds);
    }

    private void said(List<Double> rows, List<Double> pages, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%,d cases, from the last key to a row that answers: %s; from Enter to its page: %s%n",
                CASES,
                figures(rows),
                figures(pages));
        if (TIMED) {
            assertThat(answered.get() / Math.max(1, seconds))
                    .as("searches of others, each second")
                    .isGreaterThanOrEqualTo(15);
            assertThat(at(rows, 95)).isLessThan(1000);
            assertThat(at(pages, 95)).isLessThan(1000);
        }
    }

    /** One key for the box, and what the caller said: the case can be read, and is the one that Enter would open. */
    private static double finds(Screen screen, String said, String reference) {
        screen.page().evaluate("() => { window.keysPressed = []; }");
        screen.press("Control+k");
        assertThat(screen.page().locator("input[role=combobox]")).isFocused();
        screen.page().keyboard().type(said);
        double took = readable(screen, "[role=option]", reference);
        assertThat(screen.page().evaluate("window.keysPressed.length"))
                .as("keys for %s", said)
                .isEqualTo(1 + said.length());
        assertThat(screen.page().locator("[role=option][aria-selected=true]")).containsText(reference);
        return took;
    }

    private static double opensTheFirst(Screen screen, String reference) {
        screen.press("Enter");
        double took = readable(screen, "main article", reference);
        assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        return took;
    }

    private static double readable(Screen screen, String where, String reference) {
        return ((Number) screen.page().evaluate(READABLE, List.of(where, reference))).doubleValue();
    }

    private static String said(int caller, int n, ManyCases many) {
        return switch (Math.floorMod(caller, 4)) {
            case 0 -> many.reference(n).toLowerCase(Locale.ROOT).replace('-', ' ');
            case 1 -> "+31 20 " + (1_000_000 + n);
            case 2 -> "020-" + (1_000_000 + n);
            default -> "mail" + n + "@example.org";
        };
    }

    /** Twenty searches a second, by name and postcode, from others at the desk. */
    private ScheduledFuture<?> othersSearchToo(ScheduledExecutorService others, ManyCases many) {
        Http cem = Http.of(house.getEnvironment()).as("cem");
        Random dice = new Random(12);
        return others.scheduleAtFixedRate(
                () -> {
                    int n = 1 + dice.nextInt(CASES);
                    String text = many.name(n).get(1) + " " + many.postcode(n);
                    others.execute(() -> {
                        if (cem.get("/api/desk/search?q=" + text.replace(" ", "%20"))
                                        .status()
                                == 200) {
                            answered.incrementAndGet();
                        }
                    });
                },
                0,
                50,
                TimeUnit.MILLISECONDS);
    }

    private static String figures(List<Double> millis) {
        return String.format(
                Locale.ROOT, "p50 %.0f ms, p95 %.0f ms, most %.0f ms", at(millis, 50), at(millis, 95), at(millis, 100));
    }

    private static double at(List<Double> millis, int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
