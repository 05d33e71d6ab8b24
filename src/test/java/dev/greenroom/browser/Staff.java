package dev.greenroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Hands a test the people of the demo, each at an own screen of one browser; screens close with the test. */
final class Staff implements ParameterResolver, AfterEachCallback {

    /** How many answers the page waits for. */
    private static final String ASKED =
            """
            (ask => {
              window.asked = 0;
              window.fetch = (...what) => {
                window.asked += 1;
                return ask(...what).finally(() => (window.asked -= 1));
              };
            })(window.fetch);""";

    static final Look DESK = new Look(1280, 800, "en-GB", ColorScheme.LIGHT);

    private static final Namespace HERE = Namespace.create(Staff.class);

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Browser browser;
    private String address = "";

    /** A screen of 1280 × 800 in English and light colours, signed in as the person. */
    Screen at(String person) {
        return at(person, DESK);
    }

    Screen at(String person, Look look) {
        Screen screen = stranger(look);
        signIn(screen.page().context(), person.toLowerCase(Locale.ROOT));
        screen.arrives();
        return screen;
    }

    /** As the page of signing in does it, which {@link SignInTests} goes through: everybody else is at work at once. */
    private void signIn(BrowserContext context, String name) {
        APIRequestContext asking = context.request();
        asking.get(address + "/api/personas");
        String token = context.cookies(address).stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
        APIResponse answer = asking.post(
                address + "/api/session",
                RequestOptions.create()
                        .setHeader("X-XSRF-TOKEN", token)
                        .setData(Map.of("name", name, "password", name)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** A screen nobody has signed in at. */
    Screen stranger(Look look) {
        return stranger(look, true);
    }

    /** The same with scripts switched off. */
    Screen withoutScripts(Look look) {
        return stranger(look, false);
    }

    private Screen stranger(Look look, boolean scripts) {
        Browser running = Optional.ofNullable(browser).orElseThrow();
        BrowserContext context = running.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setJavaScriptEnabled(scripts)
                .setLocale(look.locale())
                .setColorScheme(look.colours()));
        context.setDefaultTimeout(20_000);
        open.add(context);
        context.addInitScript(ASKED);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return new Screen(page, address);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Staff.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        browser = context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("chromium", key -> new Running(), Running.class)
                .chromium()
                .browser();
        Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
        address = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        return this;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            open.forEach(each -> each.pages()
                    .forEach(page -> page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(
                                    "target",
                                    "screenshots",
                                    "failed-" + context.getRequiredTestMethod().getName() + "-" + open.indexOf(each)
                                            + ".png")))));
        }
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        if (context.getExecutionException().isEmpty()) {
            assertThat(said).as("what the browser complained about").isEmpty();
        }
    }

    /** How a screen looks. */
    record Look(int width, int height, String locale, ColorScheme colours) {}

    /** One browser for the whole run. */
    private record Running(Chromium chromium) implements ExtensionContext.Store.CloseableResource {

        Running() {
            this(new Chromium());
            // Another browser may be at work beside this one: what never comes fails as before, only later.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        }

        @Override
        public void close() {
            chromium.close();
        }
    }
}
