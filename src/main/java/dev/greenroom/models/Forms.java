package dev.greenroom.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.engine.models.ModelType;
import java.io.IOException;

/** Writes forms as they were read, and knows their ids. */
final class Forms {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Forms() {}

    static byte[] written(Candidate candidate) {
        JsonNode tree = candidate.model().json();
        if (candidate.type() == ModelType.FORM
                && tree instanceof ObjectNode form
                && form.path("id").asText("").isEmpty()) {
            form.put("id", candidate.file().baseName());
        }
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String id(String resource, byte[] bytes) {
        try {
            return MAPPER.readTree(bytes).path("id").asText(resource);
        } catch (IOException unreadable) {
            return resource;
        }
    }
}
