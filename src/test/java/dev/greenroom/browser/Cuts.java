package dev.greenroom.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Texts of a page that nobody can read whole: cut off, beyond the edge of what holds them, or written over each other. */
final class Cuts {

    /**
     * Where a text ends in dots it says itself that there is more; what can be scrolled with the keys, a table, and a row of links
     * of the page may be wider than the screen. The head of the page may not.
     */
    private static final String FIND =
            """
            () => {
              const found = [];
              const shown = [];
              const scrolls = at => at.matches('[tabindex="0"], [role=grid], textarea, :has(> table)') || at.closest('main nav');
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const of = text.parentElement;
                if (!text.data.trim() || !of.checkVisibility({ visibilityProperty: true })) continue;
                if (of.closest('.visually-hidden, .djs-container, option, title, style, script, [inert]')) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                let layer = 'page';
                let hidden = false;
                let rolled = false;
                let edges = { left: 0, right: document.documentElement.clientWidth, top: -1e6, bottom: 1e6 };
                const box = range.getBoundingClientRect();
                for (let at = of; at !== document.body; at = at.parentElement) {
                  const style = getComputedStyle(at);
                  const edge = at.getBoundingClientRect();
                  if (style.display !== 'inline' && (edge.width <= 1 || edge.height <= 1)) hidden = true;
                  if (['fixed', 'sticky', 'absolute'].includes(style.position) && layer === 'page') layer = at;
                  const wide = style.overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1);
                  const high = !rolled && /hidden|clip/.test(style.overflowY)
                    && (box.bottom > edge.bottom + 3 || box.top < edge.top - 3);
                  if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
                    if (scrolls(at) || (wide && style.textOverflow === 'ellipsis')) hidden = true;
                    else if (!hidden && (wide || high)) found.push(`cut: ${text.data.trim().slice(0, 60)}`);
                    edges = {
                      left: Math.max(edges.left, edge.left), right: Math.min(edges.right, edge.right),
                      top: Math.max(edges.top, edge.top), bottom: Math.min(edges.bottom, edge.bottom),
                    };
                  }
                  rolled ||= /auto|scroll/.test(style.overflowY);
                  if (style.position === 'fixed') break;
                }
                if (!hidden && (box.right > document.documentElement.clientWidth + 1 || box.left < -1))
                  found.push(`beyond the edge: ${text.data.trim().slice(0, 60)}`);
                for (const line of range.getClientRects()) {
                  const seen = {
                    left: Math.max(line.left, edges.left), right: Math.min(line.right, edges.right),
                    top: Math.max(line.top, edges.top), bottom: Math.min(line.bottom, edges.bottom),
                  };
                  if (seen.right > seen.left && seen.bottom > seen.top) shown.push({ ...seen, layer, text });
                }
              }
              shown.forEach((one, index) => shown.slice(index + 1).forEach(other => {
                const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
                const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
                if (one.layer === other.layer && one.text !== other.text && wide > 3 && high > 5)
                  found.push(`over each other: ${one.text.data.trim().slice(0, 40)} | ${other.text.data.trim().slice(0, 40)}`);
              }));
              return [...new Set(found)];
            }""";

    /**
     * What scrolls up and down inside something that does so too: with a finger nobody gets past it. What lies over the page,
     * such as a dialog, scrolls by itself; the page behind it stands still.
     */
    private static final String NESTED =
            """
            () => {
              const page = document.scrollingElement;
              const scrolls = at => at.scrollHeight > at.clientHeight + 1
                && (at === page || /auto|scroll/.test(getComputedStyle(at).overflowY));
              const name = at => `${at.localName} ${at.getAttribute('aria-label') ?? at.className}`;
              return [...document.body.querySelectorAll('*')]
                .filter(at => at.checkVisibility() && at.clientHeight > 0 && scrolls(at))
                .flatMap(inner => {
                  for (let at = inner; at && getComputedStyle(at).position !== 'fixed'; at = at.parentElement)
                    if (at !== inner && at !== document.body && scrolls(at)) return [`${name(inner)} in ${name(at)}`];
                  return [];
                });
            }""";

    private Cuts() {}

    @SuppressWarnings("unchecked")
    static List<String> nestedScrollers(Page page) {
        return (List<String>) page.evaluate(NESTED);
    }

    @SuppressWarnings("unchecked")
    static List<String> of(Page page) {
        return (List<String>) page.evaluate(FIND);
    }
}
