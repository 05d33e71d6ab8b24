package dev.greenroom.cases;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.shared.OfTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notices that a case may listen for something new, and after the commit looks whether it already lies in the inbox. What
 * is missed here (a full queue, a stopped node) is found by the next scheduled try.
 */
@Component
class Listening implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Set<String> MAY_LISTEN = Set.of(
            "intermediateMessageCatch",
            "receiveTask",
            "eventBasedGateway",
            "userTask",
            "serviceTask",
            "sendTask",
            "subProcess",
            "callActivity");

    private static final int AT_ONCE = 100;

    private final Delivery delivery;
    private final OfTransaction<Set<String>> listening = new OfTransaction<>(HashSet::new, this::look);
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            1,
            2,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            named(),
            new ThreadPoolExecutor.DiscardPolicy());

    Listening(Delivery delivery) {
        this.delivery = delivery;
    }

    private static java.util.concurrent.ThreadFactory named() {
        return work -> {
            Thread thread = new Thread(work, "inbox");
            thread.setDaemon(true);
            return thread;
        };
    }

    @EventListener
    void entered(EngineFact.StepEntered step) {
        if (!MAY_LISTEN.contains(step.elementType()) || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        listening.get().add(step.instanceId());
    }

    private void look(Set<String> instances) {
        List<String> all = List.copyOf(instances);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            afterwards.execute(() -> lookFor(some));
        }
    }

    private void lookFor(List<String> instances) {
        try {
            delivery.deliverTo(instances);
        } catch (RuntimeException e) {
            LOG.warn("The inbox could not be read; the next scheduled try will", e);
        }
    }

    @Override
    public void destroy() {
        afterwards.shutdownNow();
    }
}
