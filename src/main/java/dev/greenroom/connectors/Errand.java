package dev.greenroom.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one external task asks of the outside: its variables, and the key under which the effect happens once.
 *
 * @param key the case's reference and the activity instance: the same over every retry of this visit to the step,
 *     another one when the case comes to the step again (a second offer is a second effect)
 */
record Errand(
        String key, String caseReference, String instanceId, String element, Map<String, @Nullable Object> variables) {

    String text(String name) {
        Object value = variables.get(name);
        if (value == null || value.toString().isBlank()) {
            throw CallFailed.hopeless("The case has no value for " + name + ".");
        }
        return value.toString();
    }

    String textOr(String name, String otherwise) {
        Object value = variables.get(name);
        return value == null ? otherwise : value.toString();
    }

    /** Whom it is for, by the id that both sides know; a case without one speaks for itself. */
    String customer() {
        return textOr("customerId", caseReference);
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(variables.get(name));
    }

    BigDecimal decimal(String name) {
        String value = text(name);
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw CallFailed.hopeless("The case's value for " + name + " is not a number.");
        }
    }

    /** An amount to the cent. */
    BigDecimal money(String name) {
        return decimal(name).setScale(2, RoundingMode.HALF_UP);
    }

    int whole(String name) {
        return decimal(name).intValue();
    }

    List<OrderLine> lines() {
        try {
            return OrderLine.read(text("lines"));
        } catch (JsonProcessingException e) {
            throw CallFailed.hopeless("The case's value for lines is not a list of sku, quantity and price.");
        }
    }
}
