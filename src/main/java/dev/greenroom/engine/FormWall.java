package dev.greenroom.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms show inputs and words; no foreign pages, pictures or markup. */
final class FormWall {

    private static final Set<String> TYPES = Set.of("html", "iframe", "documentPreview");
    private static final Set<String> ADDRESSES = Set.of("source", "url", "href");
    private static final Pattern FOREIGN = Pattern.compile("(?i)\\s*([a-z][a-z0-9+.-]*:|//).*");
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private FormWall() {}

    static void check(byte[] bytes, Findings findings) {
        if (bytes.length > SafeXml.MAX_BYTES) {
            findings.add((String) null, "it is larger than 1 MB");
            return;
        }
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (!root.isObject()) {
                findings.add((String) null, "it is no JSON object");
                return;
            }
            walk(root, findings);
        } catch (IOException broken) {
            findings.add((String) null, "it is no JSON");
        }
    }

    private static void walk(JsonNode node, Findings findings) {
        if (TYPES.contains(node.path("type").asText())) {
            String name = node.path("id").asText(node.path("type").asText());
            findings.add(name, "the component '" + node.path("type").asText() + "' is not allowed");
        }
        for (String address : ADDRESSES) {
            JsonNode value = node.path(address);
            if (value.isTextual() && FOREIGN.matcher(value.asText()).matches()) {
                findings.add(node.path("id").asText(address), "an address outside of Greenroom is not allowed");
            }
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                walk(child, findings);
            }
        });
    }
}
