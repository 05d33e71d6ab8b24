import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkedExample } from '../../shared/api/schema';
import { onTheWall } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import DateField from '../../shared/ui/DateField';
import { Select, TextField } from '../../shared/ui/fields';
import { LoadingBar } from '../../shared/ui/states';
import { asksOf, units, type Example, type Unit } from './levels.state';
import styles from './Levels.module.css';

interface Props {
  examples: Example[];
  worked: WorkedExample[];
  zone: string;
  busy: boolean;
  error: string | undefined;
  onChange: (examples: Example[]) => void;
}

/** Opened Friday 15:00, due Tuesday 15:00: worked out by the server with each change. */
export function Examples({ examples, worked, zone, busy, error, onChange }: Props) {
  const { t } = useTranslation();
  const label = useId();
  const set = (index: number, change: Partial<Example>) => {
    onChange(examples.map((each, at) => (at === index ? { ...each, ...change } : each)));
  };
  return (
    <section aria-labelledby="examples" className={styles.examples}>
      <LoadingBar busy={busy} />
      <h2 id="examples">{t('levels.examples')}</h2>
      <p className="muted">{t('levels.examplesHelp')}</p>
      {error && <p className={styles.wrong}>{error}</p>}
      {examples.map((example, index) => {
        const ask = asksOf([example], zone)[0];
        const found = ask && worked.find((one) => matches(one, ask));
        return (
          <div
            key={index}
            className={styles.example}
            role="group"
            aria-label={t('levels.exampleNo', { number: index + 1 })}
          >
            <div className={styles.date}>
              <span id={`${label}-${index}`}>{t('levels.openedAt')}</span>
              <DateField
                value={example.day}
                labelledBy={`${label}-${index}`}
                onChange={(day) => {
                  set(index, { day });
                }}
              />
            </div>
            <TextField
              label={t('levels.time')}
              autoComplete="off"
              value={example.time}
              onChange={(event) => {
                set(index, { time: event.target.value });
              }}
            />
            <TextField
              label={t('levels.target')}
              inputMode="decimal"
              autoComplete="off"
              value={example.target}
              onChange={(event) => {
                set(index, { target: event.target.value });
              }}
            />
            <Select
              label={t('levels.unit')}
              value={example.unit}
              options={units.map((unit) => ({ value: unit, label: t(`levels.units.${unit}`) }))}
              onChange={(event) => {
                set(index, { unit: event.target.value as Unit });
              }}
            />
            <output className={styles.result}>
              {found ? <Due found={found} zone={zone} /> : '…'}
            </output>
          </div>
        );
      })}
      <Button
        look="link"
        onPress={() => {
          const last = examples.at(-1);
          if (last) onChange([...examples, last]);
        }}
      >
        {t('levels.addExample')}
      </Button>
    </section>
  );
}

const matches = (one: WorkedExample, ask: { openedAt?: string; target?: number; unit?: string }) =>
  Date.parse(one.openedAt) === Date.parse(ask.openedAt ?? '') &&
  one.target === ask.target &&
  one.unit === ask.unit;

function Due({ found, zone }: { found: WorkedExample; zone: string }) {
  const { t } = useTranslation();
  const { openedAt, dueNow, dueThen, problem } = found;
  if (!dueThen) return problem ?? '';
  const words = t('levels.example', {
    opened: onTheWall(openedAt, zone),
    due: onTheWall(dueThen, zone),
  });
  const was =
    dueNow && dueNow !== dueThen ? ` ${t('levels.was', { due: onTheWall(dueNow, zone) })}` : '';
  return (
    <>
      {words}
      {was && <strong>{was}</strong>}
    </>
  );
}
