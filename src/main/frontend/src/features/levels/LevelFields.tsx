import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import styles from '../../shared/ui/rowEditor.module.css';
import { RowFields } from '../../shared/ui/RowFields';
import {
  changed,
  moved,
  neighbour,
  pauses,
  targetUnits,
  type Field,
  type Row,
} from './table.state';
import type { LevelDraft } from './useLevelDraft';
import { pauseWords, useLevelWords } from './useLevelWords';

interface Props {
  row: Row;
  draft: LevelDraft;
  calendars: Calendar[];
  /** A row that was never in force is no more. */
  onGone: () => void;
}

/** The cells of one row to type in; each is refused where it stands. */
export function LevelFields({ row, draft, calendars, onGone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const words = useLevelWords(draft.base.names);
  const { cells } = row;
  const wrong = draft.wrong.get(row.id);
  const told = (field: Field) => {
    const message = wrong?.get(field);
    return message && t(`levels.table.refused.${field}`, { defaultValue: message });
  };
  const known = (field: Field) =>
    [...new Set(draft.rows.map((each) => each.cells[field]))]
      .filter((value) => value !== '' && !value.startsWith('='))
      .sort();
  const cell = (field: Field) => ({
    label: t(`levels.table.field.${field}`),
    value: cells[field],
    error: told(field),
    onChange: ({ target }: { target: { value: string } }) => {
      draft.set(changed(draft.rows, row.id, { [field]: target.value }));
    },
  });
  const typed = (field: Field) => ({ ...cell(field), autoComplete: 'off' });
  const among = (values: readonly string[], label: (value: string) => string, now: string) =>
    [...new Set([...values, now])].map((value) => ({ value, label: label(value) }));
  const move = (by: -1 | 1) => ({
    isDisabled: neighbour(draft.rows, row.id, by) === undefined,
    onPress: () => {
      draft.set(moved(draft.rows, row.id, by));
    },
  });
  const several = draft.rows.filter((each) => each.cells.level === cells.level).length > 1;
  return (
    <RowFields
      row={row}
      draft={draft}
      name={words.nameOf(cells)}
      first="input"
      inForce={row.base && words.summary(row.base)}
      onGone={onGone}
      buttons={
        several && (
          <>
            <Button look="quiet" {...move(-1)}>
              {t('levels.table.earlier')}
            </Button>
            <Button look="quiet" {...move(1)}>
              {t('levels.table.later')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.cells}>
        <TextField {...typed('target')} inputMode="decimal" required />
        <Select
          {...cell('unit')}
          options={among(targetUnits, (unit) => t(`levels.units.${unit}`), cells.unit)}
        />
        <Select
          {...cell('calendar')}
          options={among(
            calendars.map(({ key }) => key),
            (key) => key || t('levels.table.choose'),
            cells.calendar,
          )}
        />
        <TextField {...typed('warnAt')} inputMode="numeric" required />
        <TextField
          {...typed('escalateTo')}
          list={`${id}-groups`}
          placeholder={t('levels.table.nobody')}
        />
        <Select
          {...cell('pauseWhile')}
          options={among(pauses, (value) => pauseWords(t, value), cells.pauseWhile)}
        />
        <TextField
          {...typed('customerTier')}
          error={told('customerTier') ?? told('level')}
          list={`${id}-tiers`}
          placeholder={t('levels.table.all')}
        />
        <TextField {...typed('priority')} placeholder={t('levels.table.all')} />
        <datalist id={`${id}-groups`}>
          {known('escalateTo').map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
        <datalist id={`${id}-tiers`}>
          {known('customerTier').map((tier) => (
            <option key={tier} value={tier} />
          ))}
        </datalist>
      </div>
    </RowFields>
  );
}
