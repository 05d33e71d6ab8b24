package dev.greenroom.engine.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a decision table, each cell by the name of its column, for those who edit tables row by row. */
public final class TableRows {

    private final XmlNode root;
    private final XmlNode table;

    private TableRows(XmlNode root, XmlNode table) {
        this.root = root;
        this.table = table;
    }

    /** The first table of a source that is in force; throws when that is not readable as one. */
    public static TableRows of(ModelCheck check, String resource, byte[] source) {
        XmlNode root = check.check(resource, source).xml();
        if (root == null) {
            throw new IllegalStateException(resource + " is in force and not readable");
        }
        XmlNode table = root.all()
                .filter(node -> node.name().equals("decisionTable"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(resource + " is no table"));
        return new TableRows(root, table);
    }

    /** The names of the inputs, in the table's order. */
    public List<String> inputs() {
        return texts(table, "input", "inputExpression");
    }

    /** The names of the outputs, in the table's order. */
    public List<String> outputs() {
        return table.children(table.namespace(), "output")
                .map(output -> String.valueOf(output.attribute("name")))
                .toList();
    }

    /** The rows as they stand. */
    public List<Map<String, String>> read() {
        return table.children(table.namespace(), "rule").map(this::row).toList();
    }

    private Map<String, String> row(XmlNode rule) {
        Map<String, String> row = new LinkedHashMap<>();
        put(row, inputs(), texts(rule, "inputEntry", ""));
        put(row, outputs(), texts(rule, "outputEntry", ""));
        return row;
    }

    private static void put(Map<String, String> row, List<String> names, List<String> cells) {
        for (int at = 0; at < Math.min(names.size(), cells.size()); at++) {
            row.put(names.get(at), cells.get(at));
        }
    }

    /** The text of each such child, or of its child {@code inner}. */
    private static List<String> texts(XmlNode parent, String kind, String inner) {
        return parent.children(parent.namespace(), kind)
                .flatMap(node -> inner.isEmpty() ? Stream.of(node) : node.children(node.namespace(), inner))
                .map(node -> node.child(node.namespace(), "text"))
                .map(text -> text == null ? "" : text.text().strip())
                .toList();
    }

    /** The model with these rows instead of its own; everything around them stays as it was drawn. */
    public byte[] with(List<Map<String, String>> rows) {
        table.content()
                .removeIf(
                        part -> !(part instanceof XmlNode child) || child.name().equals("rule"));
        int number = 0;
        for (Map<String, String> row : rows) {
            rule(++number, row);
        }
        return XmlWriter.write(root);
    }

    private void rule(int number, Map<String, String> row) {
        XmlNode rule = table.add(table.namespace(), table.prefix(), "rule");
        rule.set("", "", "id", "Rule_" + number);
        inputs().forEach(name -> cell(rule, "inputEntry", number + "_" + name, row.getOrDefault(name, "-")));
        outputs().forEach(name -> cell(rule, "outputEntry", number + "_" + name, row.getOrDefault(name, "")));
    }

    private static void cell(XmlNode rule, String kind, String id, String text) {
        XmlNode entry = rule.add(rule.namespace(), rule.prefix(), kind);
        entry.set("", "", "id", "Entry_" + id);
        entry.set("", "", "expressionLanguage", "feel");
        entry.add(rule.namespace(), rule.prefix(), "text").setText(text);
    }
}
