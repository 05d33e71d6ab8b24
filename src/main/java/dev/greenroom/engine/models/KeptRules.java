package dev.greenroom.engine.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which of a table's rules each of the rows to come was: the same one, one with the same question, or the one at its place. */
final class KeptRules {

    private final List<XmlNode> rules;
    private final List<XmlNode> left;
    private final Function<XmlNode, Map<String, String>> cells;
    private final List<String> inputs;

    KeptRules(List<XmlNode> rules, Function<XmlNode, Map<String, String>> cells, List<String> inputs) {
        this.rules = rules;
        this.cells = cells;
        this.inputs = inputs;
        this.left = new ArrayList<>(rules);
    }

    /** Whether two cells say the same; an empty one holds for everything. */
    static boolean alike(String one, String other) {
        return meaning(one).equals(meaning(other));
    }

    private static String meaning(String cell) {
        return cell.equals(TableRows.ANY) ? "" : cell;
    }

    /** For each row the rule that it was; null for one that is new. */
    @Nullable
    XmlNode[] of(List<Map<String, String>> rows) {
        @Nullable XmlNode[] found = new XmlNode[rows.size()];
        take(rows, found, (row, rule) -> rule.keySet().stream().allMatch(name -> same(row, rule, name)));
        take(rows, found, (row, rule) -> inputs.stream().allMatch(name -> same(row, rule, name)));
        for (int at = 0; at < found.length; at++) {
            if (found[at] == null) {
                found[at] = behind(at == 0 ? null : found[at - 1], rows.get(at));
            }
        }
        return found;
    }

    private void take(
            List<Map<String, String>> rows,
            @Nullable XmlNode[] found,
            BiPredicate<Map<String, String>, Map<String, String>> fits) {
        for (int at = 0; at < found.length; at++) {
            Map<String, String> row = rows.get(at);
            if (found[at] == null) {
                found[at] = left.stream()
                        .filter(rule -> fits.test(row, cells.apply(rule)))
                        .findFirst()
                        .orElse(null);
                left.remove(found[at]);
            }
        }
    }

    /** The rule behind that of the row before, if it says something that this row says, too. */
    private @Nullable XmlNode behind(@Nullable XmlNode before, Map<String, String> row) {
        int at = before == null ? 0 : rules.indexOf(before) + 1;
        XmlNode next = at < rules.size() ? rules.get(at) : null;
        if (next == null || !left.contains(next)) {
            return null;
        }
        Map<String, String> rule = cells.apply(next);
        boolean related = rule.entrySet().stream()
                .anyMatch(cell -> !meaning(cell.getValue()).isEmpty()
                        && !cell.getValue().equals("\"\"")
                        && same(row, rule, cell.getKey()));
        if (!related) {
            return null;
        }
        left.remove(next);
        return next;
    }

    private static boolean same(Map<String, String> row, Map<String, String> rule, String name) {
        return alike(row.getOrDefault(name, ""), rule.getOrDefault(name, ""));
    }
}
