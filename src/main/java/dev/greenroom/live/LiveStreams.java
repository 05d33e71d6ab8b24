package dev.greenroom.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this node, fed by one reader of the event table while there are any. */
@Component
class LiveStreams implements SmartLifecycle {

    /** Longer than a transaction may take to commit. */
    static final Duration OVERLAP = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration CLEANING = Duration.ofMinutes(5);
    private static final int MOST_CAUGHT_UP = 2000;
    /** Each may wait for a reader that reads nothing, until the connection gives up. */
    private static final int SENDERS = 32;
    /** What began longer ago than any stream may last is gone, whoever has forgotten to say so. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private final LiveEvents events;
    private final LiveSettings settings;
    private final List<ScheduledFuture<?>> repeats = new ArrayList<>();
    private final Object reading = new Object();
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    /** Those that were told to go and have not ended yet: their connections are still there. */
    private final Set<LiveStream> leaving = ConcurrentHashMap.newKeySet();

    private @Nullable ScheduledExecutorService reader;
    private @Nullable ExecutorService senders;
    private @Nullable News news;

    LiveStreams(LiveEvents events, LiveSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    /**
     * Opens a stream for {@code person}, catching up from {@code lastSeen}, the last event id the client knows. Who has
     * too many gives up the oldest, unless the new one is wanted {@code ifRoom} only.
     */
    SseEmitter open(String person, @Nullable String lastSeen, boolean ifRoom) {
        SseEmitter emitter = new SseEmitter(settings.lifetime().toMillis());
        greet(emitter);
        LiveStream stream = register(emitter, person, ifRoom);
        emitter.onCompletion(() -> gone(stream));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> gone(stream));
        try {
            if (lastSeen != null && !lastSeen.isBlank()) {
                catchUp(stream, lastSeen);
            }
        } catch (RuntimeException unread) {
            gone(stream);
            throw unread;
        }
        return emitter;
    }

    /**
     * The first bytes wait in the emitter until the request's own thread writes them, and the answer's headers with them:
     * written by another thread, they would meet those that filters add when the request leaves them.
     */
    private static void greet(SseEmitter emitter) {
        try {
            emitter.send(SseEmitter.event().comment("alive"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void gone(LiveStream stream) {
        streams.remove(stream);
        leaving.remove(stream);
    }

    private synchronized LiveStream register(SseEmitter emitter, String person, boolean ifRoom) {
        ExecutorService executor = senders;
        if (executor == null) {
            throw new TooManyStreams();
        }
        List<LiveStream> own = streams.stream()
                .filter(stream -> stream.person().equals(person))
                .toList();
        // That a page was left is noticed only when something is written to its stream.
        own.forEach(LiveStream::beat);
        boolean tooMany = own.size() >= settings.streamsPerPerson();
        if ((tooMany && (ifRoom || isSlowToLeave(person))) || openStreams() >= settings.streams()) {
            throw new TooManyStreams();
        }
        if (tooMany) {
            LiveStream oldest = own.get(0);
            leaving.add(oldest);
            if (streams.remove(oldest)) {
                oldest.letGo();
            } else {
                // It ended just now, and nobody will say so again.
                leaving.remove(oldest);
            }
        }
        LiveStream stream = new LiveStream(emitter, person, executor, this::gone);
        // First the news, then the stream: what happens from here on is told.
        synchronized (reading) {
            if (news == null) {
                news = new News(events, OVERLAP, settings.poll());
            }
            streams.add(stream);
        }
        return stream;
    }

    /** Whoever reads nothing of what they are told keeps as many connections again, and no more. */
    private boolean isSlowToLeave(String person) {
        return leaving.stream().filter(stream -> stream.person().equals(person)).count() >= settings.streamsPerPerson();
    }

    private void catchUp(LiveStream stream, String lastSeen) {
        long id = lastSeen.matches("[0-9]{1,18}") ? Long.parseLong(lastSeen) : -1;
        Optional<Long> from = events.resumeAfter(id, OVERLAP);
        List<LiveEvent> missed =
                from.map(start -> events.after(start, MOST_CAUGHT_UP)).orElse(List.of());
        if (from.isEmpty() || missed.size() == MOST_CAUGHT_UP) {
            stream.reset(events.floor(Duration.ZERO));
        } else {
            stream.tell(missed);
        }
    }

    private void poll() {
        try {
            synchronized (reading) {
                News current = streams.isEmpty() ? null : news;
                news = current;
                List<LiveEvent> fresh = current == null ? List.of() : current.next();
                if (!fresh.isEmpty()) {
                    streams.forEach(stream -> stream.tell(fresh));
                }
            }
        } catch (RuntimeException broken) {
            LOG.warn("Live updates pause: {}", broken.getMessage());
        }
    }

    private void beat() {
        Duration longest = settings.lifetime().plus(FORGOTTEN);
        streams.removeIf(stream -> stream.isOlderThan(longest));
        leaving.removeIf(stream -> stream.isOlderThan(longest));
        streams.forEach(stream -> {
            try {
                stream.beat();
            } catch (RejectedExecutionException stopped) {
                gone(stream);
            }
        });
    }

    private void clean() {
        try {
            events.clean();
        } catch (RuntimeException broken) {
            LOG.warn("Old events stay for now: {}", broken.getMessage());
        }
    }

    /** With those that are still leaving. */
    int openStreams() {
        return streams.size() + leaving.size();
    }

    @Override
    public synchronized void start() {
        senders = Executors.newFixedThreadPool(SENDERS, named("live-sender"));
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(named("live-reader"));
        repeats.add(repeat(started, this::poll, settings.poll()));
        repeats.add(repeat(started, this::beat, settings.heartbeat()));
        repeats.add(repeat(started, this::clean, CLEANING));
        reader = started;
    }

    private static ScheduledFuture<?> repeat(ScheduledExecutorService on, Runnable task, Duration every) {
        return on.scheduleWithFixedDelay(task, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Ends every stream, so that the web server has nothing to wait for. */
    @Override
    public synchronized void stop() {
        repeats.forEach(repeat -> repeat.cancel(false));
        repeats.clear();
        if (reader != null) {
            reader.shutdownNow();
        }
        streams.forEach(LiveStream::end);
        streams.clear();
        leaving.clear();
        if (senders != null) {
            senders.shutdown();
        }
        reader = null;
        senders = null;
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** Stops before the web server begins to wait for its requests. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
