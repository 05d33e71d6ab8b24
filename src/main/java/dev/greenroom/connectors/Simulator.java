package dev.greenroom.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

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
    private final TransactionOperations together;
    private final Duration slowness;

    Simulator(
            String name, AppliedEffects effects, ObjectMapper json, TransactionOperations together, Duration slowness) {
        this.name = name;
        this.effects = effects;
        this.json = json;
        this.together = together;
        this.slowness = slowness;
    }

    <T> T once(Effect effect, Class<T> type, Supplier<T> answer) {
        Optional<String> given = effects.answerTo(effect.key());
        if (given.isPresent()) {
            return read(given.get(), type);
        }
        misbehave(effect);
        try {
            // What the answer moves (stock, money) and the key are one transaction: both happen, once, or neither.
            return Objects.requireNonNull(together.execute(status -> {
                T made = answer.get();
                effects.add(effect, name, write(made));
                return made;
            }));
        } catch (DuplicateKeyException e) {
            return read(effects.answerTo(effect.key()).orElseThrow(() -> e), type);
        }
    }

    /** A name for what an effect made: the same for the same key. */
    static String id(String prefix, String key) {
        return prefix + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    static boolean asksForTrouble(String mark) {
        return FAILS.matcher(mark).matches() || SLOW.matcher(mark).matches();
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
