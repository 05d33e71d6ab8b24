package dev.greenroom.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.SafeExpression;
import dev.greenroom.engine.models.XmlNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A plain form made from the variables that a process reads, where it brings no form that can be shown here. */
final class GenericForm {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_FIELDS = 60;
    private static final String TRUTH_BEFORE = "(?:\\{|!|&&|\\|\\||and|or|not)\\s*";
    private static final String TRUTH_AFTER = "\\s*(?:}|&&|\\|\\||and|or)";

    private final Map<String, String> fields = new TreeMap<>();

    /** Fields for all variables of a process, and those that the step itself declares. */
    static GenericForm of(XmlNode process, XmlNode step) {
        GenericForm form = new GenericForm();
        process.walk(node -> {
            if (node.namespace().equals(Names.BPMN) || node.namespace().equals(Names.CAMUNDA)) {
                boolean condition = node.name().startsWith("condition");
                form.read(node.text(), condition);
                node.attributes().forEach(attribute -> form.read(attribute.value(), false));
            }
        });
        step.walk(form::readDeclared);
        return form;
    }

    private void read(String text, boolean condition) {
        for (String name : SafeExpression.variables(text)) {
            String type = type(name, text, condition);
            fields.merge(name, type, (before, now) -> before.equals("textfield") ? now : before);
        }
    }

    private static String type(String name, String text, boolean condition) {
        String word = "(?<![\\p{L}\\p{N}_.'\"])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_.(\\[])";
        if (Pattern.compile(word + "\\s*(?:==|!=|eq|ne)\\s*(?:true|false)")
                        .matcher(text)
                        .find()
                || (condition
                        && Pattern.compile(TRUTH_BEFORE + word + TRUTH_AFTER)
                                .matcher(text)
                                .find())) {
            return "checkbox";
        }
        boolean number = Pattern.compile(word + "\\s*(?:[<>]=?|==|!=)\\s*-?\\d")
                .matcher(text)
                .find();
        return number ? "number" : "textfield";
    }

    private void readDeclared(XmlNode node) {
        if (node.is(Names.CAMUNDA, "formField") || node.is(Names.CAMUNDA, "formProperty")) {
            String id = node.attribute("id");
            if (id != null && id.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
                String type = String.valueOf(node.attribute("type")).toLowerCase(Locale.ROOT);
                fields.put(id, type.equals("boolean") ? "checkbox" : type.equals("long") ? "number" : "textfield");
            }
        }
    }

    /** The form-js schema; {@code id} names the form. */
    byte[] schema(String id, String title) {
        ObjectNode form = MAPPER.createObjectNode();
        form.put("type", "default").put("id", id).put("schemaVersion", 16);
        ArrayNode components = form.putArray("components");
        components
                .addObject()
                .put("type", "text")
                .put("id", "Title")
                .put("text", "## " + title.replaceAll("[<>\\[\\]()#*_`]", " "));
        fields.entrySet().stream().limit(MAX_FIELDS).forEach(field -> components
                .addObject()
                .put("type", field.getValue())
                .put("id", "Field_" + field.getKey())
                .put("key", field.getKey())
                .put("label", label(field.getKey())));
        try {
            return MAPPER.writeValueAsBytes(form);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code loanAmount} and {@code loan_amount} read "Loan amount". */
    private static String label(String name) {
        String words = name.replace('_', ' ')
                .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", " ")
                .trim();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
