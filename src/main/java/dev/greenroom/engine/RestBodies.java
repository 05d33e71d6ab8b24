package dev.greenroom.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** What no body or query for the engine's API may contain, however deep inside. */
final class RestBodies {

    private static final String EXPRESSION = "expression";

    private RestBodies() {}

    static void check(JsonNode body) {
        walk(body);
    }

    static void checkParameter(String name, String value) {
        checkName(name);
        checkDeserialized(name, value);
        if (name.equalsIgnoreCase("sortBy")) {
            checkSorting(value);
        }
    }

    /** Workers' clients say that they want no objects; asking for some is refused. */
    private static void checkDeserialized(String name, String value) {
        boolean asked = name.equalsIgnoreCase("deserializeValues") || name.equalsIgnoreCase("deserializeValue");
        if (asked && !value.equals("false")) {
            throw new BodyRefused(name, "may only be false");
        }
    }

    private static void walk(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                checkName(member.getKey());
                checkMember(member.getKey(), member.getValue());
                walk(member.getValue());
            }
        } else if (node.isArray()) {
            node.forEach(RestBodies::walk);
        }
    }

    private static void checkName(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith(EXPRESSION)) {
            throw new BodyRefused(name, "is not allowed: a query takes values only");
        }
        if (name.equals("__proto__")) {
            throw new BodyRefused(name, "is not allowed");
        }
    }

    private static void checkMember(String name, JsonNode value) {
        checkDeserialized(name, value.asText());
        if (name.equalsIgnoreCase("type") && value.isTextual() && value.asText().equalsIgnoreCase("object")) {
            throw new BodyRefused(name, "may not be Object: send Json");
        }
        if (name.equals("objectTypeName") || name.equals("serializationDataFormat")) {
            throw new BodyRefused(name, "is not allowed: send Json");
        }
        if (name.equalsIgnoreCase("sortBy")) {
            checkSorting(value.asText());
        }
    }

    private static void checkSorting(String by) {
        if (by.toLowerCase(Locale.ROOT).contains("variable")) {
            throw new BodyRefused("sortBy", "may not be a variable");
        }
    }
}
