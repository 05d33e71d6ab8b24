package dev.greenroom.engine.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.engine.models.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a form may contain: known components, no foreign page, no script, patterns that answer in time. */
final class FormRules {

    private static final int MAX_COMPONENTS = 500;
    private static final int MAX_ID = 200;
    private static final Set<String> COMPONENTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "text",
            "button",
            "group",
            "dynamiclist",
            "table",
            "spacer",
            "separator",
            "image",
            "expression",
            "default");
    private static final Set<String> FORBIDDEN_KEYS = Set.of("__proto__", "constructor", "prototype");
    private static final Set<String> ADDRESSES = Set.of("source", "url", "href", "src");
    private static final Pattern DATA_IMAGE =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*");
    private static final Pattern RELATIVE = Pattern.compile("(?!//)[\\p{L}\\p{N}/._~%#?=&-]*");
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*/?\\s*(?:script|iframe|object|embed|form|meta|link|base|svg|style)\\b|javascript\\s*:|vbscript\\s*:"
                    + "|\\bon[a-z]{3,20}\\s*=\\s*[\"'a-z(]",
            Pattern.CASE_INSENSITIVE);
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(200_000)
                            .maxNumberLength(50)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String resource;
    private final List<Finding> findings = new ArrayList<>();
    private int components;

    FormRules(String resource) {
        this.resource = resource;
    }

    static JsonNode read(byte[] bytes) throws Unreadable {
        String text = ModelText.json(bytes);
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new Unreadable("json", 1, "The file is no JSON object.");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new Unreadable(
                    "json",
                    Math.max(line, 1),
                    "The file is no valid JSON: " + HardenedXml.shortened(broken.getOriginalMessage()));
        }
    }

    List<Finding> form(JsonNode form) {
        if (form.path("executionPlatform").asText("").contains("Cloud")) {
            add(null, "other-dialect", "The form is made for Camunda 8; this is Camunda 7.");
        }
        if (!form.path("components").isArray()) {
            findings.add(new Finding(
                    resource,
                    Finding.DOCUMENT,
                    1,
                    Kind.MALFORMED,
                    "form",
                    "The file is no form: it has no list of components."));
        }
        if (form.path("id").asText("").length() > MAX_ID) {
            add(null, "form-key", "The form's id has more than " + MAX_ID + " characters.");
        }
        walk(form, id(form));
        return List.copyOf(findings);
    }

    /** Words of a form in another language: texts only. */
    List<Finding> words(JsonNode words) {
        walk(words, null);
        return List.copyOf(findings);
    }

    private static @Nullable String id(JsonNode component) {
        String key = component.path("key").asText("");
        String named = key.isEmpty() ? component.path("id").asText(null) : key;
        return named == null ? null : HardenedXml.shortened(named);
    }

    private void walk(JsonNode node, @Nullable String element) {
        node.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (FORBIDDEN_KEYS.contains(name)) {
                add(element, "form-key", "'" + name + "' is no name for a field.");
            } else if (name.equals("components") && value.isArray()) {
                value.forEach(child -> component(child, element));
            } else {
                value(name, value, element);
            }
        });
    }

    private void component(JsonNode component, @Nullable String around) {
        String own = id(component);
        String element = own == null ? around : own;
        String type = component.path("type").asText("");
        if (++components == MAX_COMPONENTS + 1) {
            add(element, "too-many-elements", "A form has at most " + MAX_COMPONENTS + " components.");
        } else if (components <= MAX_COMPONENTS && !COMPONENTS.contains(type)) {
            add(element, "form-component", "A component of type '" + HardenedXml.shortened(type) + "' is not allowed.");
        }
        if (FORBIDDEN_KEYS.contains(component.path("key").asText(""))) {
            add(element, "form-key", "'" + component.path("key").asText() + "' is no name for a field.");
        }
        walk(component, element);
    }

    private void value(String name, JsonNode value, @Nullable String element) {
        if (value.isObject()) {
            walk(value, element);
        } else if (value.isArray()) {
            value.forEach(item -> value(name, item, element));
        } else if (value.isTextual()) {
            text(name, value.asText(), element);
        }
    }

    private void text(String name, String text, @Nullable String element) {
        if (ACTIVE.matcher(text).find()) {
            add(element, "form-script", "'" + name + "' holds active content.");
        } else if (name.equals("pattern")) {
            String fault = SafePattern.fault(text);
            if (fault != null) {
                add(element, "form-pattern", fault);
            }
        } else if (ADDRESSES.contains(name) && !isOwnAddress(text)) {
            add(
                    element,
                    "form-address",
                    "'" + name + "' is an address outside of Greenroom; only relative ones are allowed.");
        } else if (text.startsWith("=")) {
            feel(text.substring(1), element);
        }
    }

    private static boolean isOwnAddress(String text) {
        String address = text.trim().toLowerCase(Locale.ROOT);
        return address.startsWith("=")
                || RELATIVE.matcher(text.trim()).matches()
                || DATA_IMAGE.matcher(text.trim()).matches();
    }

    private void feel(String expression, @Nullable String element) {
        String fault = expression.length() > 2_000 ? "An expression has at most 2000 characters." : null;
        fault = fault == null ? DmnRules.feelFault(expression) : fault;
        if (fault != null) {
            add(element, "feel", fault);
        }
    }

    private void add(@Nullable String element, String code, String reason) {
        if (findings.size() < 50) {
            findings.add(new Finding(
                    resource, element == null ? Finding.DOCUMENT : element, null, Kind.SAFETY, code, reason));
        }
    }
}
