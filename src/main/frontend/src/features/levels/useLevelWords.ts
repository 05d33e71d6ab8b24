import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ServiceLevelName } from '../../shared/api/schema';
import { number } from '../../shared/format/values';
import { wordsOf, type Cells } from './table.state';

/** A row of the table in words, cell by cell. */
export function useLevelWords(names: ServiceLevelName[]) {
  const { t } = useTranslation();
  const stepOf = (level: string) => {
    const { step, of } = wordsOf(level, names);
    if (of === 'escalation') return t('levels.table.escalation', { group: step });
    const name = step ?? t('levels.table.wholeCase');
    return of === 'hand-off' ? t('levels.table.handOff', { step: name }) : name;
  };
  const kindOf = (level: string) => wordsOf(level, names).kind || t('levels.table.escalations');
  return {
    stepOf,
    kindOf,
    /** `Loan application · Assess application · gold`: the row as a whole. */
    nameOf: (cells: Cells) =>
      [kindOf(cells.level), stepOf(cells.level), ...onlyFor(t, cells)].join(' · '),
    onlyFor: (cells: Cells) => onlyFor(t, cells).join(', '),
    target: (cells: Cells) => targetWords(t, cells),
    pause: (cells: Cells) => pauseWords(t, cells.pauseWhile),
    /** `warns at 75 % · tells credit lead when late`. */
    rest: (cells: Cells) => rest(t, cells).join(' · '),
    /** `3 working days (nl-office) · warns at 75 %`: the row, to compare it with what is in force. */
    summary: (cells: Cells) =>
      [`${targetWords(t, cells)} (${cells.calendar})`, ...rest(t, cells)].join(' · '),
  };
}

const rest = (t: TFunction, { warnAt, escalateTo, pauseWhile }: Cells): string[] =>
  [
    t('levels.table.warnsAt', { percent: warnAt }),
    escalateTo && t('levels.table.escalatesTo', { group: escalateTo }),
    pauseWhile && t('levels.table.pauses', { when: pauseWords(t, pauseWhile) }),
  ].filter(Boolean);

function targetWords(t: TFunction, { target, unit }: Cells): string {
  const amount = Number(target.replace(',', '.'));
  if (target.trim() === '' || Number.isNaN(amount)) return '…';
  return t(`clock.amount.${unit}`, { count: amount, shown: number(amount) });
}

export const pauseWords = (t: TFunction, pauseWhile: string): string =>
  pauseWhile === ''
    ? t('levels.table.pause.none')
    : pauseWhile.includes(',')
      ? t('levels.table.pause.both')
      : t(`levels.table.pause.${pauseWhile}`, { defaultValue: pauseWhile });

/** `gold`, `priority 80 or more`: for whom alone the row counts; nothing when it counts for all. */
function onlyFor(t: TFunction, { priority, customerTier }: Cells): string[] {
  const match = /^([<>]=?)?\s*(\d+)$/.exec(priority.trim());
  const words = match
    ? t(`levels.table.priority.${signs[match[1] ?? ''] ?? 'is'}`, { number: match[2] })
    : priority.trim() && t('levels.table.priority.other', { rule: priority.replace(/^=/, '') });
  return [customerTier.replace(/^=/, ''), words].filter(Boolean);
}

const signs: Record<string, string> = {
  '>=': 'atLeast',
  '>': 'above',
  '<=': 'atMost',
  '<': 'below',
};
