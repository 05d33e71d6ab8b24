package dev.greenroom.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manners all simulators share: an effect happens once per key, and an input may ask for trouble. A mark ending in
 * {@code slow} is answered slowly, one ending in {@code fail<n>} fails n times first.
 */
final class Simulator {

    private static final Pattern FAILS = Pattern.compile("(?i).*fail([1-9])");
    private static final Pattern SLOW = Pattern.compile("(?i).*slow");

    private final String name;
    private final AppliedEffects effects;
    private final ObjectMapper json;
    private final Duration slowness;

    Simulator(String name, AppliedEffects effects, ObjectMapper json, Duration slowness) {
        this.name = name;
        this.effects = effects;
        this.json = json;
        this.slowness = slowness;
    }

    <T> T once(Effect effect, Class<T> type, Supplier<T> answer) {
        Optional<String> given = effects.answerTo(effect.key());
        if (given.isPresent()) {
            return read(given.get(), type);
        }
        misbehave(effect);
        String applied =
                effects.apply(effect.key(), name, effect.caseReference(), effect.amount(), write(answer.get()));
        return read(applied, type);
    }

    private void misbehave(Effect effect) {
        Matcher fails = FAILS.matcher(effect.mark());
        if (fails.matches() && effects.attempt(effect.key()) <= Integer.parseInt(fails.group(1))) {
            throw CallFailed.passing(name + " is down (simulated).");
        }
        if (SLOW.matcher(effect.mark()).matches()) {
            try {
                Thread.sleep(slowness.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CallFailed.passing(name + " was interrupted (simulated).");
            }
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer of " + name + " cannot be read", e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of " + name + " cannot be written", e);
        }
    }

    /** One effect about to happen; {@code mark} is the input that may ask for trouble. */
    record Effect(String key, String caseReference, BigDecimal amount, String mark) {}
}
