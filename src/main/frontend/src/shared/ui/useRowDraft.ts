import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SetStateAction } from 'react';
import { asProblem } from '../api/http';
import { goneOn, type Change, type EditedRow } from './rows';
import { useSettled } from './useSettled';

/** A table as it is in force. */
interface InForce<Item> {
  version: string;
  items: Item[];
}

/** How one kind of table is worked on row by row. */
interface Kind<Item, Cells, Field> {
  rowsOf: (items: Item[]) => EditedRow<Cells>[];
  itemsOf: (rows: EditedRow<Cells>[]) => Item[];
  sameTable: (rows: EditedRow<Cells>[], items: Item[]) => boolean;
  changeOf: (row: EditedRow<Cells>) => Change | undefined;
  rebased: (rows: EditedRow<Cells>[], items: Item[]) => EditedRow<Cells>[];
  placeOf: (
    rows: EditedRow<Cells>[],
    field: string,
  ) => { id: string; field: Field | undefined } | undefined;
}

interface Draft<Item, Cells, Field, Table, Preview> {
  kind: Kind<Item, Cells, Field>;
  found: Table;
  editable: boolean;
  /** Names what is asked for, apart from other tables. */
  key: string;
  /** What else the preview depends on. */
  aside?: (rows: EditedRow<Cells>[]) => string | undefined;
  /** What other rows would mean; asked for anew with every change of them. */
  ask: (items: Item[], aside: string | undefined, signal: AbortSignal) => Promise<Preview>;
  /** For so long an answer is as good as a new one. */
  freshMillis: number;
  change: (expectedVersion: string, items: Item[]) => Promise<Table>;
  onChanged: (table: Table) => void;
  read: () => Promise<Table>;
}

/** A table as somebody would have it: what that would mean, and how it comes into force. */
export function useRowDraft<
  Item,
  Cells,
  Field,
  Table extends InForce<Item>,
  Preview extends { version: string },
>(of: Draft<Item, Cells, Field, Table, Preview>) {
  const { kind, found } = of;
  const [base, setBase] = useState(found);
  const [rows, setRows] = useState(() => kind.rowsOf(found.items));
  const [seen, setSeen] = useState(found.version);
  /** Found before mine came into force, and perhaps for a moment after it: no news. */
  const [passed, setPassed] = useState<string>();
  const dirty = !kind.sameTable(rows, base.items);
  const begin = (
    table: Table,
    next: SetStateAction<EditedRow<Cells>[]> = kind.rowsOf(table.items),
  ) => {
    setBase(table);
    setPassed(found.version);
    setRows(next);
  };
  const isNews = found.version !== base.version && found.version !== passed;
  if (found.version !== seen) {
    setSeen(found.version);
    if (found.version !== passed) setPassed(undefined);
  }
  const question = JSON.stringify([kind.itemsOf(rows), of.aside?.(rows) ?? null]);
  const asked = useSettled(question);
  const [items, aside] = JSON.parse(asked) as [Item[], string | null];
  const preview = useQuery<Preview>({
    queryKey: [of.key, 'preview', base.version, items, aside],
    queryFn: ({ signal }) => of.ask(items, aside ?? undefined, signal),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: of.freshMillis,
    enabled:
      of.editable &&
      dirty &&
      JSON.stringify(items) !== JSON.stringify(kind.itemsOf(kind.rowsOf(base.items))),
  });
  const applying = useMutation({
    mutationFn: (sent: EditedRow<Cells>[]) => of.change(base.version, kind.itemsOf(sent)),
    onSuccess: (table, sent) => {
      // Typing goes on while the answer is on its way.
      begin(table, (mine) => goneOn(mine, sent, kind.rowsOf(table.items)));
      of.onChanged(table);
    },
  });
  // Also once what was changed is discarded; not while the answer that is found may be the older one.
  if (isNews && !dirty && !applying.isPending) begin(found);
  const reading = useMutation({
    mutationFn: () => of.read(),
    onSuccess: (fresh) => {
      // Typing goes on while the newest version is read.
      begin(fresh, (mine) => kind.rebased(mine, fresh.items));
      applying.reset();
    },
  });
  const forget = () => {
    // What is being put in force is still to be answered.
    if (!applying.isPending) applying.reset();
    if (reading.isError) reading.reset();
  };
  const problem = dirty ? (applying.error ?? preview.error) : null;
  const wrong = new Map<string, Map<Field | undefined, string>>();
  asProblem(problem).errors.forEach(({ field, message }) => {
    const place = kind.placeOf((applying.error && applying.variables) ?? rows, field);
    if (!place) return;
    const fields = wrong.get(place.id) ?? new Map<Field | undefined, string>();
    wrong.set(place.id, fields.set(place.field, message));
  });
  const meanwhile =
    asProblem(applying.error).code === 'changed-meanwhile' ||
    (dirty &&
      !applying.isPending &&
      (isNews ||
        (preview.data !== undefined &&
          !preview.isPlaceholderData &&
          preview.data.version !== base.version)));
  /** Whether the preview is that of the rows as they are now. */
  const settled = asked === question && !preview.isFetching;
  return {
    base,
    rows,
    touched: rows.filter((row) => kind.changeOf(row)),
    changeOf: kind.changeOf,
    dirty,
    preview,
    wrong,
    meanwhile,
    /** What cannot be told at a row. */
    problem: meanwhile ? reading.error : wrong.size === 0 ? problem : null,
    settled,
    applies: applying.isPending,
    mayApply: settled && !preview.isError && !meanwhile,
    apply(then: () => void) {
      if (!applying.isPending) applying.mutate(rows, { onSuccess: then });
    },
    set(next: EditedRow<Cells>[]) {
      forget();
      setRows(next);
    },
    discard() {
      forget();
      setRows(kind.rowsOf(base.items));
    },
    reads: reading.isPending,
    readAgain(then: () => void) {
      reading.mutate(undefined, { onSuccess: then });
    },
  };
}
