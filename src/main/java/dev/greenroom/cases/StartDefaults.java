package dev.greenroom.cases;

import dev.greenroom.engine.catalog.ProcessModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a start leaves out and the model reads all the same: its property {@code startDefaults}, names with an optional
 * {@code =false} or {@code =[]}.
 */
final class StartDefaults {

    private StartDefaults() {}

    static Map<String, @Nullable Object> of(ProcessModel model) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String entry : model.properties().getOrDefault("startDefaults", "").split(",")) {
            String[] parts = entry.trim().split("=", 2);
            if (!parts[0].isBlank()) {
                values.put(parts[0], parts.length == 1 ? null : value(parts[1]));
            }
        }
        return values;
    }

    private static @Nullable Object value(String word) {
        return switch (word) {
            case "false" -> false;
            case "[]" -> List.of();
            default -> null;
        };
    }
}
