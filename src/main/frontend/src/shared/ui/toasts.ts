export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'error';
  undo?: (() => void) | undefined;
  /** How long it is shown, if not as long as others. */
  millis?: number | undefined;
  action?: { label: string; run: () => void } | undefined;
}

const shownMillis = 6_000;
/** What takes longer to read stays longer: thirty letters a second. */
const readMillis = 33;
const longest = 300;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => {
    listener();
  });
}

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  publish(toasts.filter((toast) => toast.id !== id));
}

/** Says what was done, for six seconds or as long as it takes to read; what can be undone can be undone that long (Alt+Z). Answers its id. */
export function toast(text: string, extra: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
  const id = nextId++;
  const shown = text.length > longest ? `${text.slice(0, longest - 1).trim()}…` : text;
  publish([...toasts.slice(-2), { kind: 'info', ...extra, id, text: shown }]);
  hold(id, false);
  return id;
}

/** While a pointer or the focus is on a toast it stays. */
export function hold(id: number, held: boolean): void {
  clearTimeout(timers.get(id));
  if (held) return;
  const said = toasts.find((each) => each.id === id);
  timers.set(
    id,
    setTimeout(
      () => {
        dismiss(id);
      },
      Math.max(said?.millis ?? shownMillis, (said?.text.length ?? 0) * readMillis),
    ),
  );
}

export function undoLast(): boolean {
  const last = toasts.findLast((each) => each.undo !== undefined);
  if (!last?.undo) return false;
  dismiss(last.id);
  last.undo();
  return true;
}

/** What was offered to be undone no longer can be: the work went on. */
export function forgetUndo(): void {
  toasts
    .filter(({ undo }) => undo)
    .forEach(({ id }) => {
      dismiss(id);
    });
}

export const toastStore = {
  get: () => toasts,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
