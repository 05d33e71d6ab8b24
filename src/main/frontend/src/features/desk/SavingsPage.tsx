import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavingsSearch } from '.';
import { asProblem } from '../../shared/api/http';
import type { SavingsOutlook } from '../../shared/api/schema';
import { date, decimal, money, number } from '../../shared/format/values';
import { TextField } from '../../shared/ui/fields';
import { ErrorNote, LoadingBar } from '../../shared/ui/states';
import { useSettled } from '../../shared/ui/useSettled';
import { savingsQuery } from './causes.api';
import { type Missing, missingOf, plainAmount, plainDecimal } from './causes.state';
import styles from './Causes.module.css';
import { DeskTabs } from './DeskTabs';

const route = getRouteApi('/desk/savings');

/** Annual variable cost × share × reduction: what it saves when customers need not ask. */
export function SavingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [typed, setTyped] = useState<SavingsSearch>(search);
  const settled = useSettled(JSON.stringify(typed), 250);
  const asked = JSON.parse(settled) as SavingsSearch;
  const found = useQuery(
    savingsQuery({
      annualCost: asked.cost && plainAmount(asked.cost),
      share: asked.share && plainDecimal(asked.share),
      reduction: asked.reduction && plainDecimal(asked.reduction),
    }),
  );
  const measured = found.data?.measured.percent;
  const shares = {
    share: typed.share ?? (measured ? decimal(Number(measured)) : ''),
    reduction: typed.reduction ?? decimal(50),
  };
  // A share that nobody measured is another matter: that is said as such.
  const missing = missingOf({
    ...shares,
    share: typed.share ?? 'measured',
    cost: typed.cost ?? '',
  });
  const wrong = (field: string) =>
    found.isError
      ? asProblem(found.error).errors.find((one) => one.field === field) && t('desk:savings.wrong')
      : undefined;
  const change = (name: keyof SavingsSearch) => (event: React.ChangeEvent<HTMLInputElement>) => {
    const next = { ...typed, [name]: event.target.value };
    setTyped(next);
    void navigate({ to: '/desk/savings', search: next, replace: true, resetScroll: false });
  };
  const namesAField = found.isError && asProblem(found.error).errors.length > 0;
  return (
    <div className={styles.page}>
      <DeskTabs />
      <LoadingBar busy={found.isFetching && !found.isPending} />
      <h1>{t('desk:savings.title')}</h1>
      <p className="muted">{t('desk:savings.lead')}</p>
      <div className={styles.form}>
        <TextField
          label={t('desk:savings.cost')}
          inputMode="decimal"
          value={typed.cost ?? ''}
          error={wrong('annualCost')}
          onChange={change('cost')}
        />
        <TextField
          label={t('desk:savings.share')}
          inputMode="decimal"
          value={shares.share}
          error={wrong('share')}
          onChange={change('share')}
        />
        <TextField
          label={t('desk:savings.reduction')}
          inputMode="decimal"
          value={shares.reduction}
          error={wrong('reduction')}
          onChange={change('reduction')}
        />
      </div>
      {found.isError && !namesAField && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && !found.isError && <Saved found={found.data} missing={missing} />}
    </div>
  );
}

function Saved({ found, missing }: { found: SavingsOutlook; missing: Missing[] }) {
  const { t } = useTranslation();
  const { aYear, fiveYears, currency, measured, shareIs } = found;
  const shown = (amount: string) => (currency ? money(amount, currency) : number(Number(amount)));
  return (
    <section aria-label={t('desk:savings.title')} aria-live="polite" className={styles.saved}>
      {missing.length > 0 ? (
        missing.map((one) => (
          <p key={one}>
            <strong>{t(`desk:savings.missing.${one}`)}</strong>
          </p>
        ))
      ) : aYear && fiveYears ? (
        <dl className={styles.sums}>
          <div>
            <dt>{t('desk:savings.aYear')}</dt>
            <dd>{shown(aYear)}</dd>
          </div>
          <div>
            <dt>{t('desk:savings.fiveYears')}</dt>
            <dd>{shown(fiveYears)}</dd>
          </div>
        </dl>
      ) : (
        // Until the answer for what was just typed is here, nothing is known either way.
        shareIs === 'unknown' && (
          <p>
            <strong>{t('desk:savings.noShare')}</strong>
          </p>
        )
      )}
      <p>
        {measured.percent
          ? t('desk:savings.measured', {
              share: number(Number(measured.percent)),
              contacts: number(measured.contacts),
              total: number(measured.total),
              from: date(found.measuredFrom),
              to: date(found.measuredTo),
              count: measured.weeks,
            })
          : t('desk:savings.notMeasured')}{' '}
        <Link to="/desk/causes">{t('desk:savings.measure')}</Link>
      </p>
      {missing.length === 0 && shareIs === 'assumed' && (
        <p className={styles.assumed}>{t('desk:savings.assumed')}</p>
      )}
      <p className="muted">{t('desk:savings.formula')}</p>
    </section>
  );
}
