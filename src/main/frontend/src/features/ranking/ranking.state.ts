import type { RankingRule } from '../../shared/api/schema';
import {
  changeBy,
  changed,
  freshId,
  kept,
  placeIn,
  rebasedBy,
  rowsBy,
  type EditedRow,
} from '../../shared/ui/rows';

export const numbers = ['value', 'hoursLeft', 'ageHours', 'priority', 'nudges'] as const;
export type NumberField = (typeof numbers)[number];
export const conditions = [
  'sla',
  'hoursLeft',
  'ageHours',
  'priority',
  'nudges',
  'value',
  'tier',
] as const;

/** The columns that people fill in, as the server names them. */
const fields = [...conditions, 'points', 'reasonEn', 'reasonDe'] as const;
export type Field = (typeof fields)[number];

export type Cells = Record<Field, string>;
export type Row = EditedRow<Cells>;

export const levels = ['late', 'at-risk', 'on-track', 'paused', 'none'] as const;

/** How numbers are compared; `own` is an expression that can only be kept. */
export const kinds = [
  'any',
  'atLeast',
  'above',
  'atMost',
  'below',
  'is',
  'fromTo',
  'fromBelow',
  'aboveTo',
  'aboveBelow',
] as const;
export type Kind = (typeof kinds)[number] | 'own';

export interface Test {
  kind: Kind;
  a: string;
  b: string;
}

const signs: [Kind, string][] = [
  ['atLeast', '>='],
  ['above', '>'],
  ['atMost', '<='],
  ['below', '<'],
  ['is', '=='],
];
const brackets: [Kind, string, string][] = [
  ['fromTo', '[', ']'],
  ['fromBelow', '[', '['],
  ['aboveTo', ']', ']'],
  ['aboveBelow', ']', '['],
];
export const isRange = (kind: Kind) => brackets.some(([each]) => each === kind);

/** A condition on a number, in parts; what people have not typed yet is empty. */
export function testOf(cell: string): Test {
  if (cell === '') return { kind: 'any', a: '', b: '' };
  const sign = signs.find(([, each]) => cell.startsWith(each));
  if (sign) return { kind: sign[0], a: cell.slice(sign[1].length).trim(), b: '' };
  if (cell.startsWith('=')) return { kind: 'own', a: cell.slice(1), b: '' };
  const range = /^([[\]])(.*?)\.\.(.*)([[\]])$/.exec(cell);
  const kind = brackets.find(([, from, to]) => from === range?.[1] && to === range[4])?.[0];
  if (range && kind) return { kind, a: range[2]?.trim() ?? '', b: range[3]?.trim() ?? '' };
  return range ? { kind: 'own', a: cell, b: '' } : { kind: 'is', a: cell, b: '' };
}

export function cellOf({ kind, a, b }: Test): string {
  if (kind === 'any') return '';
  if (kind === 'own') return `=${a}`;
  const sign = signs.find(([each]) => each === kind)?.[1];
  if (sign) return `${sign} ${a}`;
  const [, from = '[', to = ']'] = brackets.find(([each]) => each === kind) ?? [];
  return `${from}${a}..${b}${to}`;
}

/** A number as people write it: `50.000` and `50,000` are fifty thousand, `1,5` is one and a half. */
export function plain(typed: string): string {
  const bare = typed.replace(/\s/g, '');
  return /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(bare)
    ? bare.replace(/[.,]/g, '')
    : bare.replace(',', '.');
}

function told(cell: string, number: (typed: string) => string): string {
  const { kind, a, b } = testOf(cell.trim());
  if (kind === 'own' || kind === 'any') return cell.trim();
  if (kind === 'is') return number(a);
  return cellOf({ kind, a: number(a), b: number(b) });
}

const asItStands = (number: string) => number;

export function cellsOf(rule: RankingRule): Cells {
  const cells = Object.fromEntries(fields.map((each) => [each, rule[each] ?? ''])) as Cells;
  numbers.forEach((each) => {
    cells[each] = cellOf(testOf(cells[each]));
  });
  return cells;
}

/** What the server is told; what is empty is left out, and what nobody touched stays to the letter. */
export function ruleOf(cells: Cells, base?: Cells): RankingRule {
  const isNumber = (field: Field): field is NumberField =>
    (numbers as readonly Field[]).includes(field);
  return Object.fromEntries(
    fields
      .map((each) => [
        each,
        isNumber(each)
          ? told(cells[each], cells[each] === base?.[each] ? asItStands : plain)
          : cells[each].trim(),
      ])
      .filter(([, value]) => value !== ''),
  ) as RankingRule;
}

const same = (cells: Cells, base: Cells) =>
  JSON.stringify(ruleOf(cells, base)) === JSON.stringify(ruleOf(base, base));
export const changeOf = changeBy(same);

export const rowsOf = rowsBy(cellsOf, (cells) => conditions.map((each) => cells[each]).join('|'));

export const rulesOf = (rows: Row[]) => kept(rows).map(({ cells, base }) => ruleOf(cells, base));

export const sameTable = (rows: Row[], rules: RankingRule[]) =>
  JSON.stringify(rulesOf(rows)) === JSON.stringify(rulesOf(rowsOf(rules)));

export function added(rows: Row[]): { rows: Row[]; id: string } {
  const id = freshId(rows);
  const cells = Object.fromEntries(fields.map((each) => [each, ''])) as Cells;
  return { rows: [...rows, { id, cells, base: undefined, removed: false }], id };
}

export const rebased = rebasedBy(rowsOf, changeOf, (rows, cells) => {
  const made = added(rows);
  return changed(made.rows, made.id, cells);
});

/** `items[3].value` → the row that is the fourth of those sent, and the field. */
export function placeOf(rows: Row[], field: string): { id: string; field: Field } | undefined {
  const place = placeIn(rows, field);
  const known = fields.find((each) => each === place?.column);
  return place && known ? { id: place.row.id, field: known } : undefined;
}

/** How the ranking is worked on row by row. */
export const ranking = { rowsOf, itemsOf: rulesOf, sameTable, changeOf, rebased, placeOf };
