package dev.greenroom.engine.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a form-js schema: its inputs are what people may write. */
final class FormReader {

    private static final Set<String> NO_INPUT =
            Set.of("button", "text", "html", "image", "spacer", "separator", "group", "table", "iframe", "expression");

    private final ObjectMapper mapper = JsonMapper.builder().build();

    Form read(String resource, byte[] schema, byte @Nullable [] german) {
        Map<String, Object> english = json(resource, schema);
        Map<String, Field> fields = new LinkedHashMap<>();
        collect(english, "", fields);
        return new Form(
                resource,
                english,
                german == null ? Map.of() : json(resource, german),
                java.util.Collections.unmodifiableMap(fields));
    }

    Map<String, Object> json(String resource, byte[] bytes) {
        try {
            return mapper.readValue(bytes, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new IllegalArgumentException("'" + resource + "' is no JSON object.", broken);
        }
    }

    private static void collect(Map<?, ?> component, String path, Map<String, Field> fields) {
        if (!(component.get("components") instanceof List<?> children)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Map<?, ?> map) {
                collectChild(map, path, fields);
            }
        }
    }

    private static void collectChild(Map<?, ?> child, String path, Map<String, Field> fields) {
        String type = String.valueOf(child.get("type"));
        Object key = child.get("key");
        if ("dynamiclist".equals(type) && child.get("path") instanceof String list && path.isEmpty()) {
            fields.put(list, field(list, type, child));
        } else if ("group".equals(type)) {
            collectGroup(child, path, fields);
        } else if (key instanceof String name && !NO_INPUT.contains(type)) {
            String top = (path + name).split("\\.", 2)[0];
            fields.putIfAbsent(top, field(top, top.equals(name) ? type : "object", child));
        }
    }

    private static void collectGroup(Map<?, ?> group, String path, Map<String, Field> fields) {
        boolean named = group.get("path") instanceof String inner && !inner.isBlank();
        collect(group, named ? path + group.get("path") + "." : path, fields);
    }

    private static Field field(String key, String type, Map<?, ?> component) {
        Map<String, Object> validate = new LinkedHashMap<>();
        if (component.get("validate") instanceof Map<?, ?> rules) {
            rules.forEach((name, value) -> {
                if (value != null) {
                    validate.put(String.valueOf(name), value);
                }
            });
        }
        List<Object> options = new ArrayList<>();
        if (component.get("values") instanceof List<?> values) {
            values.stream()
                    .map(value -> value instanceof Map<?, ?> map ? map.get("value") : value)
                    .filter(java.util.Objects::nonNull)
                    .forEach(options::add);
        }
        boolean readOnly =
                Boolean.TRUE.equals(component.get("readonly")) || Boolean.TRUE.equals(component.get("disabled"));
        return new Field(
                key,
                type,
                component.get("label") instanceof String label ? label : key,
                Boolean.TRUE.equals(validate.get("required")),
                readOnly,
                List.copyOf(options),
                Map.copyOf(validate));
    }
}
