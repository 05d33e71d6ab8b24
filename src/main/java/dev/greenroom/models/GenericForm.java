package dev.greenroom.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.engine.catalog.OwnVariables;
import dev.greenroom.engine.models.Names;
import dev.greenroom.engine.models.SafeExpression;
import dev.greenroom.engine.models.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plain form made from the variables that a process reads, where it brings no form that can be shown here. */
final class GenericForm {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_FIELDS = 60;
    private static final int MAX_DEFAULTS = 500;
    private static final int MAX_LOOKS = 1_000;
    private static final Set<String> BESIDE = Set.of("message", "signal", "error", "escalation");
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final String TRUTH_BEFORE = "(?:\\{|!|&&|\\|\\||and|or|not)\\s*";
    private static final String TRUTH_AFTER = "\\s*(?:}|&&|\\|\\||and|or)";

    private final Map<String, String> fields = new TreeMap<>();
    /** Variables that name groups or people: the engine takes a list without entries, but not nothing. */
    private final Set<String> groups = new HashSet<>();

    private final Set<String> items = new HashSet<>();
    private final Map<String, String> labels;
    private int looks;

    private GenericForm(Map<String, String> labels) {
        this.labels = labels;
    }

    /** Fields for all variables of a process. */
    static GenericForm of(XmlNode process) {
        GenericForm form = new GenericForm(new HashMap<>());
        process.walk(form::readAny);
        named(process).forEach(form::readAny);
        process.walk(form::readLists);
        process.walk(form::noteItems);
        form.forgetItems();
        return form;
    }

    /** The same with what one step itself declares; the process is not read again for it. */
    GenericForm at(XmlNode step) {
        GenericForm form = new GenericForm(labels);
        form.fields.putAll(fields);
        form.items.addAll(items);
        step.walk(form::readDeclared);
        form.forgetItems();
        return form;
    }

    /** Messages, signals and errors stand beside the process, and their names may be expressions. */
    private static Stream<XmlNode> named(XmlNode process) {
        XmlNode around = process.parent();
        return around == null ? Stream.empty() : around.children().filter(node -> BESIDE.contains(node.name()));
    }

    private void readAny(XmlNode node) {
        if (node.namespace().equals(Names.BPMN) || node.namespace().equals(Names.CAMUNDA)) {
            boolean condition = node.name().startsWith("condition");
            read(node.text(), condition);
            node.attributes().forEach(attribute -> {
                read(attribute.value(), false);
                if (attribute.name().startsWith("candidate")) {
                    groups.addAll(SafeExpression.variables(attribute.value()));
                }
            });
            if (node.is(Names.BPMN, "formalExpression")) {
                groups.addAll(SafeExpression.variables(node.text()));
            }
        }
    }

    private void read(String text, boolean condition) {
        for (String name : SafeExpression.variables(text)) {
            // A model with more than this is no model; guessing types is not worth the time it would take.
            String type = ++looks > MAX_LOOKS ? "textfield" : type(name, text, condition);
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

    private void readLists(XmlNode node) {
        if (node.is(Names.BPMN, "multiInstanceLoopCharacteristics")) {
            String list = node.attribute(Names.CAMUNDA, "collection");
            XmlNode reference = node.child(Names.BPMN, "loopDataInputRef");
            String named = list == null && reference != null ? reference.text() : String.valueOf(list);
            String bare = named.trim().replaceFirst("^[$#]\\{\\s*(.*?)\\s*}$", "$1");
            if (VARIABLE.matcher(bare).matches()) {
                fields.put(bare, "taglist");
            }
        }
    }

    private void noteItems(XmlNode node) {
        String item = node.attribute(Names.CAMUNDA, "elementVariable");
        if (item != null) {
            items.add(item);
        }
        String named = node.is(Names.BPMN, "inputDataItem") ? node.attribute("name") : null;
        if (named != null) {
            items.add(named);
        }
    }

    /** What the engine sets for each item, and what only the service writes, nobody is asked for. */
    private void forgetItems() {
        fields.keySet().removeAll(items);
        fields.keySet().removeAll(OwnVariables.AT_START);
        fields.remove("reference");
        fields.remove("nrOfInstances");
    }

    /** What a start leaves out is empty: {@code approved=false,lines=[],owner}. */
    String startDefaults() {
        return fields.entrySet().stream()
                .limit(MAX_DEFAULTS)
                .map(field -> switch (field.getValue()) {
                    case "checkbox" -> field.getKey() + "=false";
                    case "taglist" -> field.getKey() + "=[]";
                    default -> field.getKey() + (groups.contains(field.getKey()) ? "=[]" : "");
                })
                .collect(Collectors.joining(","));
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
                .put("label", labels.computeIfAbsent(field.getKey(), GenericForm::label)));
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
