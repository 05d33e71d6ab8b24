package dev.greenroom.models;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model finds around it: processes and decisions by key, forms of its own deployment by resource name. */
record Surroundings(Set<String> processes, Set<String> decisions, Map<String, String> forms) {

    private static final String DEPLOYMENT = "camunda-forms:deployment:";
    private static final String APPLICATION = "camunda-forms:app:";

    /** {@code forms}: resource name to the form's own id. */
    Surroundings {
        forms = Map.copyOf(forms);
    }

    /** The resource that a form key means; null when there is none. */
    @Nullable
    String formNamed(String key) {
        String bare = key.startsWith(DEPLOYMENT)
                ? key.substring(DEPLOYMENT.length())
                : key.startsWith(APPLICATION) ? key.substring(APPLICATION.length()) : key;
        for (String resource : forms.keySet()) {
            if (resource.equals(bare)
                    || resource.equals(bare + ".form")
                    || resource.endsWith("/" + bare)
                    || resource.endsWith("/" + bare + ".form")) {
                return resource;
            }
        }
        return formWithId(bare);
    }

    /** The resource of the form with an id. */
    @Nullable
    String formWithId(String id) {
        return forms.entrySet().stream()
                .filter(form -> form.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
