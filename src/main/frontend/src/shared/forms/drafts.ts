import { asProblem } from '../api/http';
import type { Draft, DraftConflict, Fields, SavedDraft } from '../api/schema';

export type DraftState =
  | { kind: 'clean' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Kept in this browser only; tried again. */
  | { kind: 'local' }
  /** Saved elsewhere meanwhile: for each of these fields the person chooses. */
  | { kind: 'conflict'; fields: DraftConflict[]; at: string | undefined };

interface Kept {
  who: string;
  data: Fields;
  /** What it was typed over. */
  version?: number;
  base?: Fields;
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
  /** What was saved elsewhere is to be shown in the form. */
  onMerged?: (data: Fields) => void;
  store?: DraftStore;
}

const saveEveryMillis = 5_000;
const keyOf = (id: string) => `greenroom.draft.${id}`;
const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

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

/** Nothing of it is wanted any more. */
export function forgetDraft(id: string, store: DraftStore = localStorage): void {
  store.removeItem(keyOf(id));
}

/**
 * Keeps a form's entries: in the browser at each keystroke until the server has acknowledged them, on the server
 * every five seconds and when asked. What was saved elsewhere meanwhile is never overwritten unseen.
 */
export class DraftKeeper {
  private data: Fields | undefined;
  private version: number;
  /** The entries as they were last read or acknowledged. */
  private base: Fields;
  private conflict: { fields: DraftConflict[]; version: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private ended = false;
  private readonly store: DraftStore;

  constructor(
    private readonly options: Options,
    known?: Draft | null,
  ) {
    this.store = options.store ?? localStorage;
    this.version = known?.version ?? 0;
    this.base = known?.data ?? {};
    const kept = keptDraft(options.id, options.who, this.store);
    if (kept) {
      this.data = kept.data;
      this.version = kept.version ?? this.version;
      this.base = kept.base ?? this.base;
      options.onState({ kind: 'unsaved' });
      this.schedule();
    } else options.onState(known ? { kind: 'saved', at: known.savedAt } : { kind: 'clean' });
  }

  /** What the form showed before anybody typed, empty or not: whoever leaves it so changed nothing. */
  began(shown: Fields): void {
    if (this.data === undefined) this.base = { ...shown, ...this.base };
  }

  changed(data: Fields): void {
    if (this.ended) return;
    this.data = data;
    this.keep();
    if (this.conflict) return;
    this.options.onState({ kind: 'unsaved' });
    this.schedule();
  }

  /** Saves now what is not yet saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.saving) await this.saving;
    if (this.data === undefined || this.ended || this.conflict) return;
    this.saving = this.save(this.data).finally(() => {
      this.saving = undefined;
    });
    await this.saving;
  }

  /** Goes on with what was saved elsewhere in these fields, and with what stands here in all others. */
  async resolve(savedWins: ReadonlySet<string>): Promise<void> {
    const { conflict } = this;
    if (!conflict) return;
    this.conflict = undefined;
    this.merge(conflict.fields, conflict.version, savedWins);
    await this.flush();
  }

  /** The work is done or handed back: nothing to keep any more. */
  discard(): void {
    this.ended = true;
    clearTimeout(this.timer);
    forgetDraft(this.options.id, this.store);
  }

  /** The screen is left: what is not acknowledged stays in the browser. */
  leave(): void {
    void this.flush();
  }

  private keep(): void {
    const { version, base, data = {} } = this;
    const kept: Kept = { who: this.options.who, data, version, base };
    this.store.setItem(keyOf(this.options.id), JSON.stringify(kept));
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.flush(), saveEveryMillis);
  }

  private async save(data: Fields): Promise<void> {
    this.options.onState({ kind: 'saving' });
    try {
      const saved = await this.options.save(data, this.version);
      this.version = saved.version;
      this.base = data;
      if (this.data === data) {
        this.data = undefined;
        forgetDraft(this.options.id, this.store);
        this.options.onState({ kind: 'saved', at: saved.savedAt });
      } else {
        this.keep();
        this.options.onState({ kind: 'unsaved' });
      }
    } catch (error) {
      const { status, code, body } = asProblem(error);
      if (status === 409 && code === 'draft-changed') {
        this.compare(body.fields ?? [], body.version ?? 0, body.savedAt);
        return;
      }
      this.options.onState({ kind: 'local' });
      if (status !== 403 && status !== 404 && status !== 410 && !this.ended) this.schedule();
    }
  }

  /** Where only one side changed a field there is nothing to ask; somebody may have typed on since it was sent. */
  private compare(sent: DraftConflict[], version: number, at: string | undefined): void {
    const fields = sent.map((each) => ({ ...each, yours: this.data?.[each.field] }));
    const differing = fields.filter(({ yours, saved }) => !same(yours, saved));
    const theirs = differing.filter(({ field, yours }) => same(yours, this.base[field]));
    const open = differing.filter(
      ({ field, yours, saved }) => !same(yours, this.base[field]) && !same(saved, this.base[field]),
    );
    if (open.length === 0) {
      this.merge(fields, version, new Set(theirs.map(({ field }) => field)));
      this.schedule();
      return;
    }
    this.merge(theirs, this.version, new Set(theirs.map(({ field }) => field)));
    this.conflict = { fields: open, version };
    this.options.onState({ kind: 'conflict', fields: open, at });
  }

  private merge(fields: DraftConflict[], version: number, savedWins: ReadonlySet<string>): void {
    const taken = fields.filter(({ field }) => savedWins.has(field));
    this.data = {
      ...(this.data ?? this.base),
      ...Object.fromEntries(taken.map(({ field, saved }) => [field, saved ?? null])),
    };
    this.version = version;
    this.base = {
      ...this.base,
      ...Object.fromEntries(fields.map(({ field, saved }) => [field, saved])),
    };
    this.keep();
    if (taken.length > 0) this.options.onMerged?.(this.data);
  }
}
