import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/Button';
import DateField from '../../shared/ui/DateField';
import { TextField } from '../../shared/ui/fields';
import type { CalendarEdit } from './levels.state';
import styles from './Levels.module.css';

type Day = CalendarEdit['exceptions'][number];

interface Props {
  days: Day[];
  editable: boolean;
  error: string | undefined;
  onChange: (days: Day[]) => void;
}

/** Days that differ from the rule, once. */
export function SingleDays({ days, editable, error, onChange }: Props) {
  const { t } = useTranslation();
  const label = useId();
  const set = (index: number, change: Partial<Day>) => {
    onChange(days.map((day, at) => (at === index ? { ...day, ...change } : day)));
  };
  return (
    <section aria-labelledby="single-days">
      <h2 id="single-days">{t('levels.column.days')}</h2>
      {days.length === 0 && <p className="muted">{t('levels.noDays')}</p>}
      {days.map((day, index) => (
        <div
          key={index}
          className={styles.day}
          role="group"
          aria-label={t('levels.day', { number: index + 1 })}
        >
          <div className={styles.date}>
            <span id={`${label}-${index}`}>{t('levels.date')}</span>
            <DateField
              value={day.date}
              labelledBy={`${label}-${index}`}
              isDisabled={!editable}
              onChange={(date) => {
                set(index, { date });
              }}
            />
          </div>
          <TextField
            label={t('levels.open')}
            autoComplete="off"
            placeholder={t('levels.closed')}
            value={day.hours}
            onChange={(event) => {
              set(index, { hours: event.target.value });
            }}
          />
          <TextField
            label={t('levels.called')}
            autoComplete="off"
            value={day.name}
            onChange={(event) => {
              set(index, { name: event.target.value });
            }}
          />
          {editable && (
            <Button
              look="quiet"
              aria-label={t('levels.removeDay', { number: index + 1 })}
              onPress={() => {
                onChange(days.filter((_, at) => at !== index));
              }}
            >
              <span aria-hidden="true">×</span>
            </Button>
          )}
        </div>
      ))}
      {error && <p className={styles.wrong}>{error}</p>}
      {editable && (
        <Button
          onPress={() => {
            onChange([...days, { date: '', hours: '', name: '' }]);
          }}
        >
          {t('levels.addDay')}
        </Button>
      )}
    </section>
  );
}
