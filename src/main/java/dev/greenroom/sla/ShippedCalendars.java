package dev.greenroom.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.sla.calendar.CalendarReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The calendars in the jar: version 1 of each, until an owner writes another. */
@Component
class ShippedCalendars {

    private static final String FILE = "/processes/service-levels/calendars.yaml";

    private final Map<String, JsonNode> byKey = new TreeMap<>();

    ShippedCalendars() {
        try (InputStream in = ShippedCalendars.class.getResourceAsStream(FILE)) {
            if (in != null) {
                new ObjectMapper(new YAMLFactory())
                        .readTree(in)
                        .path("calendars")
                        .forEach(this::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(JsonNode calendar) {
        String key = CalendarReader.read(calendar).key();
        ((ObjectNode) calendar).remove("key");
        byKey.put(key, calendar);
    }

    /** Each as an owner would write it, without its key. */
    Map<String, JsonNode> all() {
        return byKey;
    }

    /** What tells one shipped text from another. */
    Optional<String> sha256(String key) {
        return Optional.ofNullable(byKey.get(key)).map(ShippedCalendars::sha256);
    }

    private static String sha256(JsonNode calendar) {
        try {
            byte[] text = calendar.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
