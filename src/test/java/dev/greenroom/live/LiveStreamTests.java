package dev.greenroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTests {

    private final List<LiveStream> ended = new ArrayList<>();

    @Test
    void aStreamThatCannotBeWrittenToIsGivenUpAndItsReaderToldSo() {
        IllegalStateException broken = new IllegalStateException("headers");
        Broken emitter = new Broken(broken);
        LiveStream stream = new LiveStream(emitter, "sven", Runnable::run, ended::add);
        stream.beat();
        assertThat(ended).containsExactly(stream);
        assertThat(emitter.completedWith).isSameAs(broken);
    }

    @Test
    void aReaderWhoLeftIsForgotten() {
        LiveStream stream = new LiveStream(new Broken(new IOException("gone")), "sven", Runnable::run, ended::add);
        stream.beat();
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void whatCannotBeNamedIsToldInsteadOfEverythingElse() {
        Heard emitter = new Heard();
        LiveStream stream = new LiveStream(emitter, "sven", Runnable::run, ended::add);
        stream.tell(List.of(new LiveEvent(7, LiveEvent.CASE, "LN-1"), new LiveEvent(8, LiveEvent.ALL, "")));
        assertThat(emitter.messages).containsExactly(new LiveStream.Message("all", List.of(), 8));
    }

    private static final class Heard extends SseEmitter {

        private final List<Object> messages = new ArrayList<>();

        @Override
        public void send(SseEventBuilder builder) {
            builder.build().stream()
                    .map(DataWithMediaType::getData)
                    .filter(LiveStream.Message.class::isInstance)
                    .forEach(messages::add);
        }
    }

    private static final class Broken extends SseEmitter {

        private final Exception failure;
        private @Nullable Throwable completedWith;

        Broken(Exception failure) {
            this.failure = failure;
        }

        @Override
        public void send(SseEventBuilder builder) throws IOException {
            if (failure instanceof IOException left) {
                throw left;
            }
            throw (RuntimeException) Objects.requireNonNull(failure);
        }

        @Override
        public void completeWithError(Throwable failure) {
            completedWith = failure;
        }
    }
}
