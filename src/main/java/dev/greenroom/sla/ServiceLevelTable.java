package dev.greenroom.sla;

import dev.greenroom.engine.models.CheckedModel;
import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.XmlNode;
import dev.greenroom.engine.models.XmlWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The service-level table as lines, and lines as the table: everything around the rules stays as it was drawn. A cell that
 * says more than a line can show is told as its own expression after an equals sign.
 */
@Component
class ServiceLevelTable {

    private static final String FILE = ServiceLevels.TABLE + ".dmn";
    private static final List<String> INPUTS = List.of("level", "priority", "customerTier");
    private static final List<String> OUTPUTS =
            List.of("target", "unit", "calendar", "warnAt", "escalateTo", "pauseWhile");

    private final ModelCheck check;

    ServiceLevelTable(ModelCheck check) {
        this.check = check;
    }

    List<ServiceLevelLine> lines(byte[] source) {
        XmlNode table = table(read(source));
        return table.children(table.namespace(), "rule")
                .map(rule -> line(cells(rule, "inputEntry"), cells(rule, "outputEntry")))
                .toList();
    }

    private static List<String> cells(XmlNode rule, String kind) {
        return rule.children(rule.namespace(), kind)
                .map(entry -> entry.child(rule.namespace(), "text"))
                .map(text -> text == null ? "" : text.text().strip())
                .toList();
    }

    private static ServiceLevelLine line(List<String> inputs, List<String> outputs) {
        return new ServiceLevelLine(
                literal(inputs.get(0)),
                any(inputs.get(1)) ? null : inputs.get(1),
                any(inputs.get(2)) ? null : literals(inputs.get(2)),
                number(outputs.get(0)),
                literal(outputs.get(1)),
                literal(outputs.get(2)),
                outputs.get(3).matches("\\d{1,3}") ? Integer.valueOf(outputs.get(3)) : null,
                empty(literal(outputs.get(4))),
                empty(literal(outputs.get(5))));
    }

    private static boolean any(String cell) {
        return cell.isEmpty() || cell.equals("-");
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.matches("\\d{1,9}(\\.\\d{1,6})?") ? new BigDecimal(cell) : null;
    }

    private static String literal(String cell) {
        return cell.matches("\"[^\"\\\\]*\"") ? cell.substring(1, cell.length() - 1) : cell.isEmpty() ? "" : "=" + cell;
    }

    private static String literals(String cell) {
        List<String> each = Arrays.stream(cell.split(",")).map(String::strip).toList();
        return each.stream().allMatch(one -> one.matches("\"[^\"\\\\]*\""))
                ? each.stream().map(ServiceLevelTable::literal).collect(Collectors.joining(", "))
                : "=" + cell;
    }

    /** The table of {@code source} with these lines instead of its own. */
    byte[] written(byte[] source, List<ServiceLevelLine> lines) {
        XmlNode root = read(source);
        XmlNode table = table(root);
        table.content()
                .removeIf(
                        part -> !(part instanceof XmlNode child) || child.name().equals("rule"));
        int number = 0;
        for (ServiceLevelLine line : lines) {
            rule(table, ++number, line);
        }
        return XmlWriter.write(root);
    }

    private static void rule(XmlNode table, int number, ServiceLevelLine line) {
        XmlNode rule = table.add(table.namespace(), table.prefix(), "rule");
        rule.set("", "", "id", "Rule_" + number);
        Map<String, String> cells = cells(line);
        INPUTS.forEach(name -> cell(rule, "inputEntry", number + "_" + name, String.valueOf(cells.get(name))));
        OUTPUTS.forEach(name -> cell(rule, "outputEntry", number + "_" + name, String.valueOf(cells.get(name))));
    }

    private static Map<String, String> cells(ServiceLevelLine line) {
        return Map.of(
                "level", quoted(line.level()),
                "priority", line.priority() == null ? "-" : line.priority().replaceFirst("^=", ""),
                "customerTier", tiers(line.customerTier()),
                "target", line.target() == null ? "" : line.target().toPlainString(),
                "unit", quoted(line.unit()),
                "calendar", quoted(line.calendar()),
                "warnAt", String.valueOf(line.warnAt()),
                "escalateTo", quoted(line.escalateTo()),
                "pauseWhile", quoted(line.pauseWhile()));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "\"\"" : text.startsWith("=") ? text.substring(1) : "\"" + text + "\"";
    }

    private static String tiers(@Nullable String tiers) {
        return tiers == null
                ? "-"
                : tiers.startsWith("=")
                        ? tiers.substring(1)
                        : Arrays.stream(tiers.split(","))
                                .map(tier -> quoted(tier.strip()))
                                .collect(Collectors.joining(", "));
    }

    private static void cell(XmlNode rule, String kind, String id, String text) {
        XmlNode entry = rule.add(rule.namespace(), rule.prefix(), kind);
        entry.set("", "", "id", "Entry_" + id);
        entry.set("", "", "expressionLanguage", "feel");
        entry.add(rule.namespace(), rule.prefix(), "text").setText(text);
    }

    private XmlNode read(byte[] source) {
        CheckedModel read = check.check(FILE, source);
        XmlNode root = read.xml();
        if (root == null) {
            throw new IllegalStateException("The service-level table in force is not readable");
        }
        return root;
    }

    private static XmlNode table(XmlNode root) {
        return root.all()
                .filter(node -> node.name().equals("decisionTable"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service levels are no table"));
    }
}
