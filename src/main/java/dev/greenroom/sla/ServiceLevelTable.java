package dev.greenroom.sla;

import dev.greenroom.engine.models.ModelCheck;
import dev.greenroom.engine.models.TableRows;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    private final ModelCheck check;

    ServiceLevelTable(ModelCheck check) {
        this.check = check;
    }

    List<ServiceLevelLine> lines(byte[] source) {
        return TableRows.of(check, FILE, source).read().stream()
                .map(ServiceLevelTable::line)
                .toList();
    }

    /** Of what the desk asks, what no line is about: then it counts as shipped. */
    static List<String> unsaid(List<ServiceLevelLine> lines) {
        return Arrays.stream(AskedClocks.Kind.values())
                .map(AskedClocks.Kind::level)
                .filter(level -> lines.stream()
                        .map(ServiceLevelLine::level)
                        .noneMatch(
                                cell -> cell == null || cell.isEmpty() || cell.startsWith("=") || cell.equals(level)))
                .toList();
    }

    private static ServiceLevelLine line(Map<String, String> cells) {
        return new ServiceLevelLine(
                literal(cell(cells, "level")),
                any(cell(cells, "priority")) ? null : cell(cells, "priority"),
                any(cell(cells, "customerTier")) ? null : literals(cell(cells, "customerTier")),
                number(cell(cells, "target")),
                literal(cell(cells, "unit")),
                literal(cell(cells, "calendar")),
                cell(cells, "warnAt").matches("\\d{1,3}") ? Integer.valueOf(cell(cells, "warnAt")) : null,
                empty(literal(cell(cells, "escalateTo"))),
                empty(literal(cell(cells, "pauseWhile"))));
    }

    private static String cell(Map<String, String> cells, String name) {
        return cells.getOrDefault(name, "");
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
        TableRows rows = TableRows.of(check, FILE, source);
        Map<ServiceLevelLine, Map<String, String>> unchanged = rows.read().stream()
                .collect(Collectors.toMap(ServiceLevelTable::line, Function.identity(), (one, alike) -> one));
        return rows.with(lines.stream()
                .map(line -> unchanged.getOrDefault(line, cells(line)))
                .toList());
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
}
