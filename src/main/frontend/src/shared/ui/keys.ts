import { useEffect, useRef } from 'react';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const storageKey = 'greenroom.single-keys';

/** Single letters can be switched off: speech input would type them (WCAG 2.1.4). */
export const singleKeys = {
  on: () => localStorage.getItem(storageKey) !== 'off',
  set(on: boolean) {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  },
};

const fields =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable="true"], [role=textbox]';

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

function inOverlay(): boolean {
  return (
    document.querySelector('[role=dialog], [role=menu], [role=listbox][data-popover]') !== null
  );
}

/** `Ctrl+Enter`, `Alt+z`, `j`: how a key press is written in a key map. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return control + (event.altKey ? 'Alt+' : '') + key;
}

function mayRun(name: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || inOverlay()) return false;
  const single = !name.includes('+') && name.length === 1;
  if (!single) return name.includes('+') || name === 'Escape' || !inField(event.target);
  return singleKeys.on() && !inField(event.target);
}

/**
 * Shortcuts of a screen. Listens in the capture phase: the list and the form stop some keys from bubbling. A handler
 * that does not call `preventDefault` lets the key go on.
 */
export function useKeys(map: KeyMap, enabled = true): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const name = keyName(event);
      const run = latest.current[name];
      if (run && mayRun(name, event)) run(event);
      // The browser's own search would have what a caller said.
      else if (run && name === 'Ctrl+k') event.preventDefault();
    };
    document.addEventListener('keydown', listen, true);
    return () => {
      document.removeEventListener('keydown', listen, true);
    };
  }, [enabled]);
}
