package dev.greenroom.firststart;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the demo's history before the service opens its database: this process only shows a page meanwhile. The page
 * stays until the service is about to listen on the same port, and then leads over to it by itself.
 */
public final class FirstStart implements SmartLifecycle {

    // Right before the web server takes the port.
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 2049;

    private static final String PORT = "--server.port=";

    private final FirstStartSettings settings;
    private final Filling filling;
    private final CountDownLatch emptyWanted = new CountDownLatch(1);
    private volatile Progress progress = Progress.BEGINNING;
    private @Nullable HttpServer server;

    private FirstStart(FirstStartSettings settings, Class<?> main) {
        this.settings = settings;
        this.filling = new Filling(main, settings.data());
    }

    /** The first start of a service with these arguments; null when it is not the first, or nothing is to be told. */
    public static @Nullable FirstStart of(Class<?> main, String... arguments) {
        FirstStartSettings settings = FirstStartSettings.read(arguments);
        return settings.isDue() ? new FirstStart(settings, main) : null;
    }

    /** Fills the database, showing how far it is; false when the service must not be started. */
    public boolean run() throws IOException, InterruptedException {
        Files.createDirectories(settings.data());
        try (FileChannel file = FileChannel.open(
                        settings.data().resolve("first-start.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                System.out.println("Another Greenroom is starting on the same data folder. Nothing was changed.");
                return false;
            }
            return show() && fill();
        }
    }

    /** The service's own arguments: it is to listen on the page's port, also when any port was asked for. */
    public String[] arguments(String... given) {
        HttpServer shown = server;
        int port = shown == null ? settings.port() : shown.getAddress().getPort();
        return Stream.concat(Stream.of(given).filter(argument -> !argument.startsWith(PORT)), Stream.of(PORT + port))
                .toArray(String[]::new);
    }

    private boolean show() throws IOException {
        try {
            HttpServer shown = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
            shown.createContext("/", new FirstStartPage(() -> progress, emptyWanted::countDown));
            shown.setExecutor(Executors.newFixedThreadPool(2, work -> {
                Thread thread = new Thread(work, "first-start");
                thread.setDaemon(true);
                return thread;
            }));
            shown.start();
            server = shown;
            System.out.println("\n  Greenroom makes up two months of cases for the demo; this takes about a minute."
                    + "\n  You can open it already: http://localhost:"
                    + shown.getAddress().getPort() + "\n");
            return true;
        } catch (BindException taken) {
            System.out.println("Port " + settings.port() + " is taken by another program.\n"
                    + "Start with another one: java -jar greenroom.jar --server.port=" + (settings.port() + 1));
            return false;
        }
    }

    private boolean fill() throws InterruptedException {
        Thread stopper = new Thread(filling::stop);
        Runtime.getRuntime().addShutdownHook(stopper);
        Filling.End end;
        try {
            end = filling.run((done, all) -> progress = progress.at(done, all));
        } catch (IOException e) {
            end = Filling.End.FAILED;
        }
        if (end == Filling.End.FAILED) {
            progress = progress.failed(filling.lastWords());
            System.out.println("  The demo's cases could not be made. What was said last:");
            progress.lastWords().forEach(line -> System.out.println("    " + line));
            System.out.println("  Go on without them: press the button on the page, or start again with"
                    + " --greenroom.demo.history=false");
            emptyWanted.await();
        }
        Runtime.getRuntime().removeShutdownHook(stopper);
        progress = progress.opening();
        return true;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        stop();
    }

    @Override
    public void stop() {
        HttpServer shown = server;
        if (shown != null) {
            shown.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
