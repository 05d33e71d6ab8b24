import type { ServiceLevel, ServiceLevelName } from '../../shared/api/schema';
import { spoken } from '../../shared/format/names';
import { humanized } from '../../shared/format/values';
import {
  changeBy,
  changed,
  freshId,
  kept,
  placeIn,
  rebasedBy,
  removed,
  rowsBy,
  type EditedRow,
} from '../../shared/ui/rows';

export const targetUnits = [
  'business-minutes',
  'business-hours',
  'business-days',
  'calendar-minutes',
  'calendar-hours',
  'calendar-days',
] as const;

export const pauses = ['', 'customer', 'third-party', 'customer, third-party'] as const;

/** The columns that people fill in, as the server names them. */
export const fields = [
  'level',
  'priority',
  'customerTier',
  'target',
  'unit',
  'calendar',
  'warnAt',
  'escalateTo',
  'pauseWhile',
] as const;
export type Field = (typeof fields)[number];

/** One row while somebody works on it, every cell as people type it. */
export type Cells = Record<Field, string>;

export type Row = EditedRow<Cells>;

export function cellsOf(line: ServiceLevel): Cells {
  return {
    level: line.level ?? '',
    priority: line.priority ?? '',
    customerTier: line.customerTier ?? '',
    target: line.target === undefined || line.target === null ? '' : String(line.target),
    unit: line.unit ?? '',
    calendar: line.calendar ?? '',
    warnAt: line.warnAt === undefined || line.warnAt === null ? '' : String(line.warnAt),
    escalateTo: spoken(line.escalateTo ?? ''),
    pauseWhile: line.pauseWhile ?? '',
  };
}

const numberOf = (typed: string) => {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() === '' || Number.isNaN(value) ? undefined : value;
};

/** What the server is told; what is no number is left out, for the server to refuse. */
export function lineOf(cells: Cells): ServiceLevel {
  const told: Record<string, unknown> = {
    level: cells.level,
    priority: cells.priority.trim(),
    customerTier: cells.customerTier.trim(),
    target: numberOf(cells.target),
    unit: cells.unit,
    calendar: cells.calendar,
    warnAt: numberOf(cells.warnAt),
    escalateTo: cells.escalateTo.trim().toLowerCase().replace(/\s+/g, '-'),
    pauseWhile: cells.pauseWhile,
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined && value !== ''),
  ) as ServiceLevel;
}

const questionOf = ({ level, priority, customerTier }: Cells) =>
  [level, priority.trim(), customerTier.trim()].join('|');

export const rowsOf = rowsBy(cellsOf, questionOf);

export { changed, kept, removed };
export const linesOf = (rows: Row[]) => kept(rows).map(({ cells }) => lineOf(cells));

export const changeOf = changeBy<Cells>(
  (one, other) => JSON.stringify(lineOf(one)) === JSON.stringify(lineOf(other)),
);

export const sameTable = (rows: Row[], lines: ServiceLevel[]) =>
  JSON.stringify(linesOf(rows)) === JSON.stringify(linesOf(rowsOf(lines)));

/** A row of its own for some cases of a level stands before the one for all: the first that fits counts. */
export function added(rows: Row[], level: string): { rows: Row[]; id: string } {
  const id = freshId(rows);
  const at = rows.findIndex(({ cells }) => cells.level === level);
  const process = level.split('.')[0] ?? level;
  const inProcess = (row: Row) => row.cells.level.split('.')[0] === process;
  const like = rows[at] ?? rows.findLast(inProcess) ?? rows.at(-1);
  const cells: Cells = {
    level,
    priority: '',
    customerTier: '',
    target: '',
    unit: like?.cells.unit ?? 'business-days',
    calendar: like?.cells.calendar ?? '',
    warnAt: like?.cells.warnAt ?? '75',
    escalateTo: like?.cells.escalateTo ?? '',
    pauseWhile: at < 0 ? '' : (like?.cells.pauseWhile ?? ''),
  };
  const place = at < 0 ? rows.findLastIndex(inProcess) + 1 || rows.length : at;
  const row: Row = { id, cells, base: undefined, removed: false };
  return { rows: [...rows.slice(0, place), row, ...rows.slice(place)], id };
}

/** The row one place earlier or later among those of its level. */
export function moved(rows: Row[], id: string, by: -1 | 1): Row[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = neighbour(rows, id, by);
  if (from < 0 || to === undefined) return rows;
  const next = [...rows];
  const [row] = next.splice(from, 1);
  if (row) next.splice(to, 0, row);
  return next;
}

export function neighbour(rows: Row[], id: string, by: -1 | 1): number | undefined {
  const from = rows.findIndex((row) => row.id === id);
  const level = rows[from]?.cells.level;
  const step = (at: number): number | undefined =>
    at < 0 || at >= rows.length ? undefined : rows[at]?.cells.level === level ? at : step(at + by);
  return step(from + by);
}

export const rebased = rebasedBy(rowsOf, changeOf, (rows, cells) => {
  const placed = added(rows, cells.level);
  return changed(placed.rows, placed.id, cells);
});

/** `items[3].target` → the row that is the fourth of those sent, and the field. */
export function placeOf(
  rows: Row[],
  field: string,
): { id: string; field: Field | undefined } | undefined {
  const place = placeIn(rows, field);
  const row = place?.column === 'level' ? twinOf(rows, place.row) : place?.row;
  return row && { id: row.id, field: fields.find((each) => each === place?.column) };
}

/** Of two rows for the same cases, the one that somebody works on: there it can be put right. */
function twinOf(rows: Row[], told: Row): Row {
  const twins = kept(rows).filter(({ cells }) => questionOf(cells) === questionOf(told.cells));
  return twins.find((row) => changeOf(row)) ?? told;
}

/** How the service levels are worked on row by row. */
export const levelTable = { rowsOf, itemsOf: linesOf, sameTable, changeOf, rebased, placeOf };

export interface LevelWords {
  /** The kind of case, or what the level is for beside cases. */
  kind: string;
  kindKey: string;
  step: string | undefined;
  /** `hand-off`: until somebody takes it; `escalation`: for the group that was called in. */
  of: 'hand-off' | 'escalation' | undefined;
}

const handOff = '.hand-off';

/** What a level is called; one that no process knows is told by its key. */
export function wordsOf(level: string, names: ServiceLevelName[]): LevelWords {
  const [kindKey = level, ...rest] = level.split('.');
  if (kindKey === 'escalation')
    return { kind: '', kindKey, step: spoken(rest.join(' ')), of: 'escalation' };
  const of = level.endsWith(handOff) ? 'hand-off' : undefined;
  const key = of ? level.slice(0, -handOff.length) : level;
  const exact = names.find((name) => name.level === key);
  const kind =
    exact?.process ?? names.find((name) => name.level === kindKey)?.process ?? humanized(kindKey);
  const told = rest.filter((part) => `.${part}` !== handOff).join(' ');
  return { kind, kindKey, step: exact ? exact.step : told ? humanized(told) : undefined, of };
}

/** The kinds of the rows, in the order in which they first appear. */
export const kindsOf = (rows: Row[]) => [
  ...new Set(rows.map(({ cells }) => cells.level.split('.')[0] ?? cells.level)),
];
