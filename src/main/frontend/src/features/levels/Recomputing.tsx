import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recomputation } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { moment, number } from '../../shared/format/values';
import { recomputationsQuery } from './levels.api';
import styles from './Recomputing.module.css';

const toldFor = 15 * 60_000;
const quietFor = 20_000;

/** How far open due dates are worked out again. The server does it, whoever looks; so it is here again on return. */
export function Recomputing() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const latest = useQuery(recomputationsQuery);
  const items = latest.data?.items ?? [];
  const running = items.filter(({ state }) => state === 'running');
  const done = items.filter(
    ({ state, finishedAt, startedBy, total }) =>
      state === 'done' &&
      total > 0 &&
      startedBy !== 'greenroom' &&
      Date.parse(finishedAt ?? '') > serverNowMillis() - toldFor,
  );
  const count = running.length;
  const were = useRef(0);
  useEffect(() => {
    if (were.current > count)
      for (const key of ['work', 'case', 'cases'])
        void client.invalidateQueries({ queryKey: [key] });
    were.current = count;
  }, [client, count]);
  if (count === 0 && done.length === 0) return null;
  return (
    <section aria-label={t('levels.recomputing.label')} className={styles.all}>
      {running.map((one) => (
        <Running key={one.id} one={one} unheard={latest.isError} />
      ))}
      {done.slice(0, 1).map((one) => (
        <p key={one.id} role="status">
          <span aria-hidden="true">✓</span>{' '}
          {t('levels.recomputing.done', {
            count: one.moved,
            what: what(t, one),
            total: number(one.checked),
            moved: number(one.moved),
            at: moment(one.finishedAt ?? one.startedAt, serverNowMillis()),
          })}
        </p>
      ))}
    </section>
  );
}

const what = (t: ReturnType<typeof useTranslation>['t'], { subject, key }: Recomputation) =>
  subject === 'calendar'
    ? t('levels.recomputing.calendar', { key })
    : t('levels.recomputing.levels');

function Running({ one, unheard }: { one: Recomputation; unheard: boolean }) {
  const { t } = useTranslation();
  const label = useId();
  const { checked, total } = one;
  const stands = useStands(checked);
  return (
    <div>
      <p id={label}>
        {t('levels.recomputing.running', {
          what: what(t, one),
          checked: number(checked),
          total: number(Math.max(total, checked)),
        })}
      </p>
      <progress aria-labelledby={label} value={checked} max={Math.max(total, checked, 1)} />
      <p className="muted">
        {t(
          unheard
            ? 'levels.recomputing.unheard'
            : stands
              ? 'levels.recomputing.stands'
              : 'levels.recomputing.leave',
        )}
      </p>
    </div>
  );
}

/** Whether nothing has moved for a while. */
function useStands(checked: number): boolean {
  const [stood, setStood] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => {
      setStood(checked);
    }, quietFor);
    return () => {
      clearTimeout(timer);
    };
  }, [checked]);
  return stood === checked;
}
