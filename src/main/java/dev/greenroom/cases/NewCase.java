package dev.greenroom.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asks to be started; checked against the model only when it is. */
public record NewCase(
        String process,
        NewCustomer customer,
        @Nullable String channel,
        @Nullable Integer priority,
        Map<String, @Nullable Object> variables) {

    /** Whose case it will be. */
    public record NewCustomer(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String postcode,
            @Nullable String tier,
            @Nullable String language) {

        Map<String, @Nullable Object> asVariables() {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            variables.put("customerId", id);
            variables.put("customerName", name);
            variables.put("customerEmail", email);
            variables.put("customerPhone", phone);
            variables.put("customerPostcode", postcode);
            variables.put("customerTier", tier);
            variables.put("customerLanguage", language);
            return variables;
        }
    }

    /** Same meaning, same fingerprint, however the request was spelled. */
    String fingerprint() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(customer.asVariables());
        tree.put("process", process);
        tree.put("channel", channel);
        tree.put("priority", priority);
        tree.put("variables", variables);
        return CanonicalJson.fingerprint(tree);
    }
}
