package dev.greenroom.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** Brings engine values to plain JSON terms: text, number, truth, list, map or null. */
class VariableValues {

    private final ObjectMapper mapper = JsonMapper.builder().build();

    /** What a history event carries, without loading anything. */
    @Nullable
    Object read(HistoricVariableUpdateEventEntity event) {
        return switch (event.getSerializerName()) {
            case "string", "xml" -> event.getTextValue();
            case "boolean" -> event.getLongValue() == null ? null : event.getLongValue() == 1;
            case "integer", "long", "short" -> event.getLongValue();
            case "double" -> event.getDoubleValue();
            case "date" ->
                event.getLongValue() == null
                        ? null
                        : Instant.ofEpochMilli(event.getLongValue()).toString();
            case "json", "spin://application/json" -> parse(event.getByteValue());
            case "file" -> Map.of("file", event.getTextValue() == null ? "" : event.getTextValue());
            default -> null;
        };
    }

    /** A variable read through the engine's API. */
    @Nullable
    Object plain(@Nullable TypedValue typed) {
        if (typed == null) {
            return null;
        }
        if (typed instanceof FileValue file) {
            return Map.of("file", file.getFilename());
        }
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            String text = serialized.getValueSerialized();
            return text == null ? null : parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Object value = typed.getValue();
        // Whole numbers arrive in facts without their width: the same here, so that both compare equal.
        return value instanceof Integer || value instanceof Short ? ((Number) value).longValue() : plain(value);
    }

    /** Any value met in an expression or variable. */
    @Nullable
    Object plain(@Nullable Object value) {
        if (value instanceof SpinJsonNode node) {
            return parseText(node.toString());
        } else if (value instanceof Date date) {
            return date.toInstant().toString();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(this::plain).collect(java.util.stream.Collectors.toList());
        } else if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return null;
    }

    private @Nullable Object parse(byte @Nullable [] json) {
        if (json == null) {
            return null;
        }
        try {
            return mapper.readValue(json, Object.class);
        } catch (IOException broken) {
            return null;
        }
    }

    private @Nullable Object parseText(String json) {
        try {
            return mapper.readValue(json, Object.class);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }
}
