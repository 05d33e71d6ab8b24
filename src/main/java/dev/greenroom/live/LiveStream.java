package dev.greenroom.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open stream. What arrives while it is still sending is gathered, so that a slow reader holds nobody up. */
final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final int MOST_IDS = 500;
    private static final String LET_GO = "let-go";
    /** When a client that was let go may come back. */
    private static final Duration AWAY = Duration.ofMinutes(1);

    /**
     * What a client gets; {@code all} says that too much happened to name it, so everything is to be read anew, and
     * {@code let-go} that the stream ends because the same person has opened too many newer ones.
     */
    record Message(String type, List<String> ids, long version) {}

    private final SseEmitter emitter;
    private final Executor executor;
    private final Map<String, Set<String>> pending = new LinkedHashMap<>();
    private final String person;
    private final Consumer<LiveStream> ended;
    private final long opened = System.nanoTime();
    private long version;
    private boolean beat;
    private boolean sending;
    private boolean leaving;

    LiveStream(SseEmitter emitter, String person, Executor executor, Consumer<LiveStream> ended) {
        this.emitter = emitter;
        this.person = person;
        this.executor = executor;
        this.ended = ended;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - opened > age.toNanos();
    }

    String person() {
        return person;
    }

    synchronized void tell(List<LiveEvent> events) {
        for (LiveEvent event : events) {
            Set<String> ids = pending.computeIfAbsent(event.type(), type -> new LinkedHashSet<>());
            if (!event.type().equals(LiveEvent.ALL)) {
                ids.add(event.subject());
            }
            version = Math.max(version, event.id());
        }
        schedule();
    }

    synchronized void reset(long at) {
        pending.clear();
        pending.put(LiveEvent.ALL, new LinkedHashSet<>());
        version = Math.max(version, at);
        schedule();
    }

    synchronized void beat() {
        beat = true;
        schedule();
    }

    void end() {
        emitter.complete();
    }

    /** Ends the stream for the sake of a newer one of the same person, and says so: it is not to come back at once. */
    synchronized void letGo() {
        leaving = true;
        schedule();
    }

    private void schedule() {
        if (!sending && (beat || leaving || !pending.isEmpty())) {
            sending = true;
            executor.execute(this::send);
        }
    }

    private void send() {
        try {
            List<Message> messages = take();
            for (Message message : messages) {
                if (message.type().equals(LET_GO)) {
                    emitter.send(SseEmitter.event()
                            .reconnectTime(AWAY.toMillis())
                            .data(message, MediaType.APPLICATION_JSON));
                    end();
                    return;
                }
                emitter.send(SseEmitter.event()
                        .id(Long.toString(message.version()))
                        .data(message, MediaType.APPLICATION_JSON));
            }
            if (messages.isEmpty()) {
                emitter.send(SseEmitter.event().comment("alive"));
            }
            again();
        } catch (IOException left) {
            LOG.debug("A reader of live changes left", left);
            ended.accept(this);
        } catch (RuntimeException broken) {
            // Nothing can be told on it any more: its reader is to open another one instead of waiting for ever.
            LOG.debug("A stream of live changes broke", broken);
            ended.accept(this);
            emitter.completeWithError(broken);
        }
    }

    private synchronized List<Message> take() {
        if (leaving) {
            return List.of(new Message(LET_GO, List.of(), version));
        }
        List<Message> messages = new ArrayList<>();
        boolean tooMany =
                pending.containsKey(LiveEvent.ALL) || pending.values().stream().anyMatch(ids -> ids.size() > MOST_IDS);
        if (tooMany) {
            messages.add(new Message(LiveEvent.ALL, List.of(), version));
        } else {
            pending.forEach((type, ids) -> messages.add(new Message(type, List.copyOf(ids), version)));
        }
        pending.clear();
        beat = false;
        return messages;
    }

    private synchronized void again() {
        sending = false;
        schedule();
    }
}
