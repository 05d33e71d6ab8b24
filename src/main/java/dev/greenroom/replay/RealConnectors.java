package dev.greenroom.replay;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether a connector has a real system on its other side: a made-up history must never pay, order or write to it. */
@Component
public class RealConnectors {

    private static final String CONNECTORS = "greenroom.connectors";

    private final Environment settings;

    RealConnectors(Environment settings) {
        this.settings = settings;
    }

    /** The first setting that names a real system. */
    public Optional<String> setting() {
        Map<String, Object> connectors = Binder.get(settings)
                .bind(CONNECTORS, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        return new TreeMap<>(connectors)
                .entrySet().stream()
                        .filter(connector -> connector.getValue() instanceof Map<?, ?> one
                                && one.get("url") != null
                                && !String.valueOf(one.get("url")).isBlank())
                        .map(connector -> CONNECTORS + "." + connector.getKey() + ".url")
                        .findFirst();
    }
}
