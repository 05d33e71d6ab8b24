import { asProblem } from '../api/http';
import type { Draft, Fields, SavedDraft } from '../api/schema';

export type DraftState =
  | { kind: 'clean' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Kept in this browser only; tried again. */
  | { kind: 'local' };

interface Kept {
  who: string;
  data: Fields;
  version?: number;
}

export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface Options {
  id: string;
  who: string;
  save: (data: Fields, version: number | undefined) => Promise<SavedDraft>;
  onState: (state: DraftState) => void;
  store?: DraftStore;
}

const saveEveryMillis = 5_000;
const keyOf = (id: string) => `greenroom.draft.${id}`;

/** What was typed and not yet acknowledged; another person at this browser never sees it. */
export function keptDraft(
  id: string,
  who: string,
  store: DraftStore = localStorage,
): Kept | undefined {
  try {
    const kept = JSON.parse(store.getItem(keyOf(id)) ?? 'null') as Kept | null;
    return kept?.who === who ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a form's entries: in the browser at each keystroke until the server has acknowledged them, on the server
 * every five seconds and when asked.
 */
export class DraftKeeper {
  private data: Fields | undefined;
  private version: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private ended = false;
  private readonly store: DraftStore;

  constructor(
    private readonly options: Options,
    known?: Draft | null,
  ) {
    this.store = options.store ?? localStorage;
    this.version = known?.version;
    const kept = keptDraft(options.id, options.who, this.store);
    if (kept) {
      this.data = kept.data;
      options.onState({ kind: 'unsaved' });
      this.schedule();
    } else options.onState(known ? { kind: 'saved', at: known.savedAt } : { kind: 'clean' });
  }

  changed(data: Fields): void {
    if (this.ended) return;
    this.data = data;
    const kept: Kept = { who: this.options.who, data };
    this.store.setItem(keyOf(this.options.id), JSON.stringify(kept));
    this.options.onState({ kind: 'unsaved' });
    this.schedule();
  }

  /** Saves now what is not yet saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.saving) await this.saving;
    if (this.data === undefined || this.ended) return;
    this.saving = this.save(this.data).finally(() => {
      this.saving = undefined;
    });
    await this.saving;
  }

  /** The work is done or handed back: nothing to keep any more. */
  discard(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.store.removeItem(keyOf(this.options.id));
  }

  /** The screen is left: what is not acknowledged stays in the browser. */
  leave(): void {
    void this.flush();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.flush(), saveEveryMillis);
  }

  private async save(data: Fields): Promise<void> {
    this.options.onState({ kind: 'saving' });
    try {
      const saved = await this.put(data);
      this.version = saved.version;
      if (this.data === data) {
        this.data = undefined;
        this.store.removeItem(keyOf(this.options.id));
        this.options.onState({ kind: 'saved', at: saved.savedAt });
      } else this.options.onState({ kind: 'unsaved' });
    } catch (error) {
      this.options.onState({ kind: 'local' });
      const { status } = asProblem(error);
      if (status !== 403 && status !== 404 && status !== 410 && !this.ended) this.schedule();
    }
  }

  /** The same person may have typed in another window: what is typed last stays. */
  private async put(data: Fields): Promise<SavedDraft> {
    try {
      return await this.options.save(data, this.version);
    } catch (error) {
      if (asProblem(error).status !== 409) throw error;
      return this.options.save(data, undefined);
    }
  }
}
