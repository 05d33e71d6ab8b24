package dev.greenroom.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * The rules of accessibility, held against a page where it stands. Each page reads axe once, and only what is broken leaves
 * it: what axe says of all that is right would take longer than to look.
 */
final class Axe {

    private static final String SOURCE = AxeBuilder.getAxeScript();

    /** Outside the diagram's canvas, which bpmn.io draws. */
    private static final String RUN =
            """
            async runOnly => {
              const found = await axe.run(
                { exclude: [['.djs-container']] },
                { runOnly, resultTypes: ['violations'] },
              );
              return found.violations.map(rule =>
                `${rule.id}: ${rule.help} at ${JSON.stringify(rule.nodes.map(node => node.target))}`);
            }""";

    private Axe() {}

    /** All rules. */
    static List<String> all(Page page) {
        return broken(page, "tag", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    }

    /** What is too pale to read. */
    static List<String> contrasts(Page page) {
        return broken(page, "rule", List.of("color-contrast"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> broken(Page page, String type, List<String> values) {
        if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN, Map.of("type", type, "values", values));
    }
}
