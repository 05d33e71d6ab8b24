package dev.greenroom.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the tests: the one {@code GREENROOM_BROWSER} names ({@code bundled} for the one in the front end's
 * packages), else the system's Chromium, else the bundled one. Never none: without a browser the tests fail.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private static final Path PACKAGES = Path.of("src/main/frontend/node_modules");
    private static final Path UNPACKED = Path.of("target/browser").toAbsolutePath();

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(options());
    }

    Browser browser() {
        return browser;
    }

    private static BrowserType.LaunchOptions options() {
        String wanted = System.getenv().getOrDefault("GREENROOM_BROWSER", "");
        Optional<Path> installed =
                wanted.isEmpty() ? system() : Optional.of(Path.of(wanted)).filter(path -> !wanted.equals("bundled"));
        List<String> flags = new ArrayList<>(FLAGS);
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true);
        if (installed.isPresent()) {
            return options.setExecutablePath(installed.get()).setArgs(flags);
        }
        flags.add("--no-zygote");
        unpack();
        return options.setExecutablePath(UNPACKED.resolve("chromium"))
                .setArgs(flags)
                .setEnv(Map.of(
                        "LD_LIBRARY_PATH",
                        UNPACKED.resolve("libraries/lib").toString(),
                        "FONTCONFIG_PATH",
                        UNPACKED.resolve("fonts").toString(),
                        "HOME",
                        UNPACKED.toString()));
    }

    private static Optional<Path> system() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void unpack() {
        try {
            Process process = new ProcessBuilder(
                            "node", "src/test/browser/unpack-chromium.mjs", PACKAGES.toString(), UNPACKED.toString())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "No browser: install Chromium, name one in GREENROOM_BROWSER, or let the build install the front end's packages.");
            }
        } catch (IOException broken) {
            throw new IllegalStateException("No browser, and node could not be started to unpack one.", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
