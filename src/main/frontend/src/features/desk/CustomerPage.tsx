import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Fragment, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { CustomerJourney, CustomerMoment, DeskCase } from '../../shared/api/schema';
import { date, day, moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { CaseSaid, CaseState } from './CaseSaid';
import { customerQuery } from './desk.api';
import { promisedAhead } from './desk.state';
import { DeskTabs } from './DeskTabs';
import styles from './Customer.module.css';

const MessagesWanted = lazy(() => import('./MessagesWanted'));

const route = getRouteApi('/desk/customers/$id');

/** A customer with all their cases, contacts and promises, as one way through time. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const found = useQuery(customerQuery(id));
  return (
    <article className={styles.page}>
      <DeskTabs />
      {found.isPending && <Skeleton />}
      {found.isError &&
        !found.data &&
        (asProblem(found.error).status === 404 ? (
          <Empty title={t('desk:customer.unknown', { id })}>
            <Link to="/desk">{t('desk.title')}</Link>
          </Empty>
        ) : (
          <ErrorNote error={found.error} retry={() => void found.refetch()} />
        ))}
      {found.data && <Journey found={found.data} busy={found.isFetching} />}
    </article>
  );
}

function Journey({ found, busy }: { found: CustomerJourney; busy: boolean }) {
  const { t } = useTranslation();
  const { customer, cases, contacts, repeated, moments } = found;
  const asOf = Date.parse(found.serverNow);
  const ahead = promisedAhead(cases);
  return (
    <>
      <LoadingBar busy={busy} />
      <header>
        <h1>{customer.name}</h1>
        <p className="muted">
          {[customer.id, customer.postcode, customer.phone, customer.email]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          {[
            t('desk:customer.open', { count: found.open }),
            t('desk:customer.asked', { count: contacts }),
            repeated > 0 && t('desk:customer.repeated', { count: repeated }),
            found.nudges > 0 && t('desk:customer.nudges', { count: found.nudges }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {customer.id && (
          <Suspense fallback={null}>
            <MessagesWanted customer={customer.id} />
          </Suspense>
        )}
      </header>
      <section aria-labelledby="cases">
        <h2 id="cases">{t('desk:customer.cases')}</h2>
        <ul className={styles.cases}>
          {cases.map((each) => (
            <Case key={each.reference} each={each} asOf={asOf} />
          ))}
        </ul>
        {found.more && <p className="muted">{t('desk:customer.more', { count: cases.length })}</p>}
      </section>
      {ahead.length > 0 && (
        <section aria-labelledby="ahead">
          <h2 id="ahead">{t('desk:customer.ahead')}</h2>
          <ol className={styles.line}>
            {ahead.map(({ reference, title, on }) => (
              <li key={reference}>
                <time dateTime={on}>{date(`${on}T12:00:00`)}</time>
                <span>
                  <Of reference={reference} title={title} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="journey">
        <h2 id="journey">{t('desk:customer.journey')}</h2>
        <Moments moments={moments} />
      </section>
    </>
  );
}

function Case({ each, asOf }: { each: DeskCase; asOf: number }) {
  const { reference, title, phase, closedAt } = each;
  return (
    <li>
      <p className={styles.head}>
        <Link to="/desk/$reference" params={{ reference }} className="reference">
          {reference}
        </Link>
        <span className="muted">{[title, !closedAt && phase].filter(Boolean).join(' · ')}</span>
        <span className={styles.state}>
          <CaseState found={each} asOf={asOf} />
        </span>
      </p>
      <CaseSaid found={each} />
    </li>
  );
}

function Moments({ moments }: { moments: CustomerMoment[] }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  return (
    <ol className={styles.line}>
      {moments.map((each, index) => (
        <li key={`${each.at}${each.reference}${each.kind}${index}`} data-kind={each.kind}>
          <time dateTime={each.at}>{moment(each.at, now)}</time>
          <span>
            {words(t, each)}
            {each.contact?.repeated && ` · ${t('desk.repeated')}`}
            {each.promise?.movedFrom && each.promise.reason && (
              <span className={styles.note}>{each.promise.reason}</span>
            )}
            <span className={styles.note}>
              <Of reference={each.reference} title={each.title} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Of({ reference, title }: { reference: string; title: string }) {
  return (
    <Fragment>
      <Link to="/desk/$reference" params={{ reference }} className="reference">
        {reference}
      </Link>{' '}
      {title}
    </Fragment>
  );
}

function words(t: TFunction, { kind, contact, promise, by, outcome }: CustomerMoment): string {
  if (contact)
    return t('desk:customer.moment.contact', {
      cause: t(`desk.cause.${contact.cause}`),
      channel: t(`channel.${contact.channel}`),
      by: contact.by,
    });
  if (promise)
    return promise.movedFrom
      ? t('desk:customer.moment.moved', { from: day(promise.movedFrom), date: day(promise.date) })
      : t('desk:customer.moment.promise', { date: day(promise.date) });
  if (kind === 'call')
    return t(`desk:customer.moment.${outcome === 'reached' ? 'called' : 'tried'}`, { by });
  if (kind === 'nudge') return t('desk:customer.moment.nudge', { by });
  return t(`desk:customer.moment.${kind}`, { outcome: outcome ?? t('desk:customer.outcome') });
}
