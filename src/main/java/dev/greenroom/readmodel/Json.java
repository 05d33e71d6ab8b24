package dev.greenroom.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values as JSON text in a column, and back. */
@Component("readModelJson")
final class Json {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON for a " + value.getClass().getName(), e);
        }
    }

    @Nullable
    Object value(@Nullable String json) {
        try {
            return json == null ? null : mapper.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored value is no JSON", e);
        }
    }

    Map<String, Object> object(@Nullable String json) {
        try {
            return json == null ? Map.of() : mapper.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored object is no JSON", e);
        }
    }
}
