package dev.greenroom.readmodel;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one thing at a time beside whoever asks for it. What is asked for meanwhile is left to whoever asks next. */
final class OneBeside {

    private static final Logger LOG = LoggerFactory.getLogger(OneBeside.class);
    private static final int IDLE_SECONDS = 10;

    private OneBeside() {}

    static Executor create() {
        return new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                OneBeside::thread,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread thread(Runnable deed) {
        Thread thread = new Thread(deed, "greenroom-beside");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, why) -> LOG.debug("Left to whoever asks next", why));
        return thread;
    }
}
