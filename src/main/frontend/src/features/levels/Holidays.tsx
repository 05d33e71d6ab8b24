import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HolidayRule } from '../../shared/api/schema';
import { weekdayName } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { weekdays } from '../../shared/format/weekdays';
import { monthWord } from './levels.state';
import styles from './Levels.module.css';
import { useHolidayWords } from './useHolidayWords';

interface Props {
  rules: HolidayRule[];
  editable: boolean;
  error: string | undefined;
  onChange: (rules: HolidayRule[]) => void;
}

const kinds = ['named', 'date', 'easter', 'nth'] as const;
type Kind = (typeof kinds)[number];

/** The rules by which days are holidays, year after year. */
export function Holidays({ rules, editable, error, onChange }: Props) {
  const { t } = useTranslation();
  const words = useHolidayWords();
  return (
    <section aria-labelledby="holidays">
      <h2 id="holidays">{t('levels.column.holidays')}</h2>
      {rules.length === 0 && <p className="muted">{t('levels.noHolidays')}</p>}
      <ul className={styles.rules}>
        {rules.map((rule, index) => (
          <li key={`${index} ${words(rule)}`}>
            <span>{words(rule)}</span>
            {editable && (
              <Button
                look="quiet"
                aria-label={t('levels.removeRule', { rule: words(rule) })}
                onPress={() => {
                  onChange(rules.filter((_, at) => at !== index));
                }}
              >
                <span aria-hidden="true">×</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && <p className={styles.wrong}>{error}</p>}
      {editable && (
        <NewRule
          onAdd={(rule) => {
            onChange([...rules, rule]);
          }}
        />
      )}
    </section>
  );
}

function NewRule({ onAdd }: { onAdd: (rule: HolidayRule) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('date');
  const [value, setValue] = useState('');
  const [weekday, setWeekday] = useState<string>('monday');
  const [month, setMonth] = useState('1');
  const [name, setName] = useState('');
  const add = () => {
    const called = name.trim() === '' ? {} : { name: name.trim() };
    const typed = value.trim();
    if (typed === '') return;
    if (kind === 'named') onAdd({ named: typed.toLowerCase(), ...called });
    if (kind === 'date') onAdd({ date: typed, ...called });
    if (kind === 'easter') onAdd({ easter: Number(typed), ...called });
    if (kind === 'nth')
      onAdd({ nth: Number(typed), weekday, month: monthWord((Number(month) || 1) - 1), ...called });
    setValue('');
    setName('');
  };
  return (
    <div className={styles.adding} role="group" aria-label={t('levels.addRule')}>
      <Select
        label={t('levels.ruleKind')}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: t(`levels.kind.${each}`) }))}
        onChange={(event) => {
          setKind(event.target.value as Kind);
        }}
      />
      <TextField
        label={t(`levels.value.${kind}`)}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
        }}
      />
      {kind === 'nth' && (
        <>
          <Select
            label={t('levels.weekday')}
            value={weekday}
            options={weekdays.map((day, index) => ({ value: day, label: weekdayName(index) }))}
            onChange={(event) => {
              setWeekday(event.target.value);
            }}
          />
          <TextField
            label={t('levels.month')}
            type="number"
            min={1}
            max={12}
            value={month}
            onChange={(event) => {
              setMonth(event.target.value);
            }}
          />
        </>
      )}
      <TextField
        label={t('levels.called')}
        autoComplete="off"
        value={name}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Button onPress={add}>{t('levels.addRule')}</Button>
    </div>
  );
}
