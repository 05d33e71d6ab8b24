import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CausesSearch } from '.';
import type { ContactCauses } from '../../shared/api/schema';
import { date, money, number } from '../../shared/format/values';
import { Select } from '../../shared/ui/fields';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { TableToggle } from '../../shared/ui/TableToggle';
import { CauseBars } from './CauseBars';
import { causesQuery } from './causes.api';
import styles from './Causes.module.css';
import { ContactLines } from './ContactLines';
import { ContactSettings } from './ContactSettings';
import { ContactWeeks } from './ContactWeeks';
import { DeskTabs } from './DeskTabs';

const route = getRouteApi('/desk/causes');

const spans = [4, 13, 26, 52];

/** What customers ask about, by process and step, and what that costs. */
export function CausesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const found = useQuery(causesQuery(search.weeks ?? 13));
  const go = (next: CausesSearch) => {
    void navigate({ to: '/desk/causes', search: next, resetScroll: false });
  };
  return (
    <div className={styles.page}>
      <DeskTabs />
      <LoadingBar busy={found.isFetching && !found.isPending} />
      <div className={styles.head}>
        <h1>{t('desk:causes.title')}</h1>
        <Select
          inline
          label={t('desk:causes.span')}
          value={String(search.weeks ?? 13)}
          onChange={(event) => {
            go({ ...search, weeks: Number(event.target.value) });
          }}
          options={spans.map((weeks) => ({
            value: String(weeks),
            label: t('desk:causes.weeks', { count: weeks }),
          }))}
        />
      </div>
      {found.isPending && <Skeleton rows={8} />}
      {found.isError && !found.data && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && <Found found={found.data} search={search} go={go} />}
    </div>
  );
}

interface Props {
  found: ContactCauses;
  search: CausesSearch;
  go: (next: CausesSearch) => void;
}

function Found({ found, search, go }: Props) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const { share, costPerContact: cost, contacts, processes, steps } = found;
  const chosen = search.process !== undefined;
  const price = (amount: string | undefined) => amount && cost && money(amount, cost.currency);
  return (
    <>
      <p>
        {[
          t('desk:causes.between', { from: date(found.from), to: date(found.to) }),
          t('desk:causes.contacts', { count: contacts, shown: number(contacts) }),
          found.repeated > 0 &&
            t('desk:causes.repeated', { count: found.repeated, shown: number(found.repeated) }),
          price(found.cost),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {share.percent
          ? t('desk:causes.share', {
              share: number(Number(share.percent)),
              contacts: number(share.contacts),
              total: number(share.total),
              count: share.weeks,
            })
          : t('desk:causes.noShare')}
        {share.percent &&
          share.missing > 0 &&
          ` ${t('desk:causes.missing', { count: share.missing })}`}
      </p>
      {contacts === 0 ? (
        <p className="muted">{t('desk:causes.none')}</p>
      ) : (
        <>
          <TableToggle isTable={isTable} onChange={setTable} />
          {(['processes', 'steps'] as const).map((kind) => (
            <section key={kind} aria-labelledby={kind}>
              <h2 id={kind}>{t(`desk:causes.${kind}`)}</h2>
              <CauseBars
                rows={kind === 'processes' ? processes : steps}
                currency={cost?.currency}
                isTable={isTable}
                label={t(`desk:causes.${kind}`)}
                search={search}
              />
            </section>
          ))}
        </>
      )}
      {chosen && (
        <ContactLines
          key={`${search.process}${search.step}${search.weeks}`}
          found={found}
          search={search}
          onClose={() => {
            go(search.weeks ? { weeks: search.weeks } : {});
          }}
        />
      )}
      <ContactWeeks weeks={found.weeks} />
      <ContactSettings found={found} />
    </>
  );
}
