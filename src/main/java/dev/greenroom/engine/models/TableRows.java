package dev.greenroom.engine.models;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a decision table, each cell by the name of its column, for those who edit tables row by row. */
public final class TableRows {

    static final String ANY = "-";

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

    /**
     * The model with these rows instead of its own; everything around them stays as it was drawn. A row that was there keeps
     * its name and what its owner noted on it, also when some of its cells are other ones now.
     */
    public byte[] with(List<Map<String, String>> rows) {
        List<XmlNode> before = table.children(table.namespace(), "rule").toList();
        int columns = inputs().size() + outputs().size();
        List<XmlNode> complete =
                before.stream().filter(rule -> row(rule).size() == columns).toList();
        @Nullable XmlNode[] nodes = new KeptRules(complete, this::row, inputs()).of(rows);
        table.content()
                .removeIf(
                        part -> !(part instanceof XmlNode child) || child.name().equals("rule"));
        Set<String> ids = new HashSet<>();
        root.walk(node -> ids.add(String.valueOf(node.attribute("id"))));
        before.forEach(rule -> rule.walk(node -> ids.add(String.valueOf(node.attribute("id")))));
        for (int at = 0; at < rows.size(); at++) {
            XmlNode kept = nodes[at];
            if (kept == null) {
                rule(freshNumber(ids), rows.get(at));
            } else {
                table.content().add(kept);
                write(kept, rows.get(at));
            }
        }
        return XmlWriter.write(root);
    }

    private static int freshNumber(Set<String> ids) {
        int number = 1;
        while (isTaken(ids, number)) {
            number++;
        }
        ids.add("Rule_" + number);
        return number;
    }

    private static boolean isTaken(Set<String> ids, int number) {
        return ids.contains("Rule_" + number) || ids.stream().anyMatch(id -> id.startsWith("Entry_" + number + "_"));
    }

    private void rule(int number, Map<String, String> row) {
        XmlNode rule = table.add(table.namespace(), table.prefix(), "rule");
        rule.set("", "", "id", "Rule_" + number);
        inputs().forEach(name -> cell(rule, "inputEntry", number + "_" + name, row.getOrDefault(name, ANY)));
        outputs().forEach(name -> cell(rule, "outputEntry", number + "_" + name, row.getOrDefault(name, "")));
    }

    private static void cell(XmlNode rule, String kind, String id, String text) {
        XmlNode entry = rule.add(rule.namespace(), rule.prefix(), kind);
        entry.set("", "", "id", "Entry_" + id);
        entry.set("", "", "expressionLanguage", "feel");
        entry.add(rule.namespace(), rule.prefix(), "text").setText(text);
    }

    private void write(XmlNode rule, Map<String, String> row) {
        write(rule, "inputEntry", inputs(), row);
        write(rule, "outputEntry", outputs(), row);
    }

    /** Cells that are as they were stay to the letter. */
    private void write(XmlNode rule, String kind, List<String> names, Map<String, String> row) {
        Map<String, String> before = row(rule);
        List<XmlNode> entries = rule.children(rule.namespace(), kind).toList();
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            String text = row.getOrDefault(name, kind.equals("inputEntry") ? ANY : "");
            if (!KeptRules.alike(text, before.getOrDefault(name, ""))) {
                XmlNode entry = entries.get(at);
                entry.set("", "", "expressionLanguage", "feel");
                XmlNode cell = entry.child(entry.namespace(), "text");
                (cell == null ? entry.add(entry.namespace(), entry.prefix(), "text") : cell).setText(text);
            }
        }
    }
}
