import { useTranslation } from 'react-i18next';
import { number } from '../../shared/format/values';
import {
  conditions,
  numbers,
  plain,
  testOf,
  type Cells,
  type NumberField,
  type Row,
} from './ranking.state';

/** A rule in words. */
export function useRuleWords() {
  const { t, i18n } = useTranslation();
  const shown = (typed: string) => {
    const value = Number(plain(typed));
    return typed.trim() === '' || Number.isNaN(value) ? '…' : number(value);
  };
  const sla = (cell: string) =>
    cell
      .split(',')
      .map((each) => t(`ranking:sla.${each.trim()}`, { defaultValue: each.replace(/^=/, '') }))
      .join(', ');
  const condition = (cells: Cells, field: (typeof conditions)[number]) => {
    const cell = cells[field];
    if (cell.trim() === '') return [];
    const name = t(`ranking:field.${field}`);
    if (field === 'sla') return [sla(cell)];
    if (!(numbers as readonly string[]).includes(field))
      return [`${name} ${cell.replace(/^=/, '')}`];
    const { kind, a, b } = testOf(cells[field as NumberField]);
    if (kind === 'own') return [`${name}: ${a}`];
    return [`${name} ${t(`ranking:test.${kind}`, { a: shown(a), b: shown(b) })}`];
  };
  const when = (cells: Cells) =>
    conditions.flatMap((each) => condition(cells, each)).join(' · ') || t('ranking:everything');
  const reason = (cells: Cells) => (i18n.language === 'de' && cells.reasonDe) || cells.reasonEn;
  const points = ({ points: cell }: Cells) =>
    /^-?\d+$/.test(cell.trim())
      ? (Number(cell) > 0 ? '+' : '') + number(Number(cell))
      : cell.replace(/^=/, '') || '…';
  return {
    sla,
    when,
    reason,
    points,
    nameOf: ({ cells }: Row) => reason(cells).trim() || when(cells),
    summary: (cells: Cells) =>
      [when(cells), t('ranking:pointsOf', { points: points(cells) }), reason(cells)]
        .filter(Boolean)
        .join(' · '),
  };
}
