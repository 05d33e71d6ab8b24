import { useId, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Select, TextField } from '../../shared/ui/fields';
import editor from '../../shared/ui/rowEditor.module.css';
import { RowFields } from '../../shared/ui/RowFields';
import { changed } from '../../shared/ui/rows';
import styles from './Ranking.module.css';
import {
  cellOf,
  isRange,
  kinds,
  levels,
  testOf,
  type Field,
  type Kind,
  type NumberField,
  type Row,
} from './ranking.state';
import type { RankingDraft } from './useRankingDraft';
import { useRuleWords } from './useRuleWords';

interface Props {
  row: Row;
  draft: RankingDraft;
  /** A row that was never in force is no more. */
  onGone: () => void;
}

type Typed = ChangeEvent<HTMLInputElement | HTMLSelectElement>;

/** The cells of one rule to type in; each is refused where it stands. */
export function RuleFields({ row, draft, onGone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const words = useRuleWords();
  const { cells } = row;
  const cell = (field: Field) => ({
    label: t(`ranking:field.${field}`),
    value: cells[field],
    error: draft.wrong.get(row.id)?.get(field),
    onChange: ({ target }: Typed) => {
      draft.set(changed(draft.rows, row.id, { [field]: target.value }));
    },
  });
  const typed = (field: Field) => ({ ...cell(field), autoComplete: 'off' });
  const tiers = new Set(draft.rows.flatMap((each) => each.cells.tier.split(', ')));
  return (
    <RowFields
      row={row}
      draft={draft}
      name={words.nameOf(row)}
      first="select"
      inForce={row.base && words.summary(row.base)}
      onGone={onGone}
    >
      <p className="muted">{t('ranking:fieldsHelp')}</p>
      <div className={editor.cells}>
        <Select
          {...cell('sla')}
          options={[...new Set(['', ...levels, cells.sla])].map((value) => ({
            value,
            label: value === '' ? t('ranking:test.any') : words.sla(value),
          }))}
        />
        {(['hoursLeft', 'ageHours', 'priority', 'nudges', 'value'] as const).map((field) => (
          <NumberTest key={field} field={field} row={row} draft={draft} />
        ))}
        <TextField {...typed('tier')} list={`${id}-tiers`} placeholder={t('levels.table.all')} />
        <TextField {...typed('points')} required />
        <TextField {...typed('reasonEn')} maxLength={200} />
        <TextField {...typed('reasonDe')} maxLength={200} />
        <datalist id={`${id}-tiers`}>
          {[...tiers].filter(Boolean).map((tier) => (
            <option key={tier} value={tier} />
          ))}
        </datalist>
      </div>
    </RowFields>
  );
}

/** How a number is compared, and with what. */
function NumberTest({ field, row, draft }: { field: NumberField; row: Row; draft: RankingDraft }) {
  const { t } = useTranslation();
  const test = testOf(row.cells[field]);
  const name = t(`ranking:field.${field}`);
  const error = draft.wrong.get(row.id)?.get(field);
  const set = (part: Partial<typeof test>) => {
    draft.set(changed(draft.rows, row.id, { [field]: cellOf({ ...test, ...part }) }));
  };
  const typed = (part: 'a' | 'b', label: string) => ({
    label,
    value: test[part],
    autoComplete: 'off',
    onChange: ({ target }: Typed) => {
      set({ [part]: target.value });
    },
  });
  const range = isRange(test.kind);
  return (
    <div className={styles.test} role="group" aria-label={name}>
      <Select
        label={name}
        value={test.kind}
        error={test.kind === 'any' ? error : undefined}
        options={[...kinds, ...(test.kind === 'own' ? (['own'] as const) : [])].map((kind) => ({
          value: kind,
          label: t(`ranking:kind.${kind}`),
        }))}
        onChange={({ target }) => {
          set({ kind: target.value as Kind });
        }}
      />
      {test.kind !== 'any' && (
        <TextField
          {...typed('a', t(range ? 'ranking:from' : 'ranking:number'))}
          inputMode={test.kind === 'own' ? 'text' : 'decimal'}
          readOnly={test.kind === 'own'}
          error={error}
        />
      )}
      {range && <TextField {...typed('b', t('ranking:to'))} inputMode="decimal" />}
    </div>
  );
}
