package dev.greenroom.engine;

import dev.greenroom.engine.events.EngineFact;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Collects the facts of one test. */
final class RecordedFacts implements AutoCloseable, ApplicationListener<PayloadApplicationEvent<?>> {

    private final List<EngineFact> facts = new CopyOnWriteArrayList<>();
    private final ConfigurableApplicationContext context;

    RecordedFacts(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(this);
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        if (event.getPayload() instanceof EngineFact fact) {
            facts.add(fact);
        }
    }

    <T extends EngineFact> List<T> of(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        context.removeApplicationListener(this);
    }
}
