package dev.greenroom.engine.catalog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of one deployment, found by whatever a model may call them. */
record DeployedForms(Map<String, Form> all) {

    private static final String PREFIX = "camunda-forms:deployment:";

    /** By resource name, with or without the engine's prefix; by file name; by the form's own id. */
    @Nullable
    Form find(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String bare = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
        Form exact = all.get(bare);
        return exact != null ? exact : byName(bare).orElse(null);
    }

    private Optional<Form> byName(String name) {
        return all.values().stream()
                .filter(form -> form.resource().endsWith("/" + name)
                        || form.resource().endsWith("/" + name + ".form")
                        || form.resource().equals(name + ".form")
                        || name.equals(form.english().get("id")))
                .findFirst();
    }
}
