/** What form-js says in English only. */
export interface PartWords {
  /** An empty choice. */
  select: string;
  /** The button that adds a line to a list. */
  add: string;
  /** The button that takes a line away. */
  remove: (line: number) => string;
}

const groups = '.fjs-form-field-radio, .fjs-form-field-checklist';

/** form-js labels a set of choices for the eye only; say it to assistive technology too. */
function nameGroups(container: HTMLElement): void {
  container.querySelectorAll<HTMLElement>(groups).forEach((group) => {
    const label = group.querySelector('label')?.textContent.replace('*', '').trim();
    if (!label) return;
    group.setAttribute('role', group.matches('.fjs-form-field-radio') ? 'radiogroup' : 'group');
    group.setAttribute('aria-label', label);
  });
}

/** The lines of a list: each a group with its number, its buttons in the language of the screens. */
function nameLines(container: HTMLElement, words: PartWords): void {
  container.querySelectorAll('.fjs-repeat-render-add').forEach((button) => {
    const text = [...button.childNodes].find(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (text && text.textContent !== words.add) text.textContent = words.add;
  });
  container.querySelectorAll('.fjs-form-field-dynamiclist').forEach((list) => {
    list.querySelectorAll('.fjs-repeat-row-remove').forEach((button, index) => {
      const said = words.remove(index + 1);
      button.setAttribute('aria-label', said);
      button.setAttribute('title', said);
    });
  });
}

/** Completes what form-js has drawn; runs again whenever it draws more. */
export function nameParts(container: HTMLElement, words: PartWords): void {
  nameGroups(container);
  nameLines(container, words);
}
