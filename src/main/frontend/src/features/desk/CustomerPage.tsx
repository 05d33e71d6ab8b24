import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { CustomerJourney, CustomerMoment, DeskCase } from '../../shared/api/schema';
import { date, day, moment, number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { useNow } from '../../shared/ui/now';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { CaseSaid, CaseState } from './CaseSaid';
import { customerQuery, momentsQuery, type Whose } from './desk.api';
import { eachOnce, promisedAhead } from './desk.state';
import { DeskTabs } from './DeskTabs';
import styles from './Customer.module.css';

const MessagesWanted = lazy(() => import('./MessagesWanted'));

const route = getRouteApi('/desk/customers/$id');
const whoseRoute = getRouteApi('/desk/whose/$reference');

/** A customer with all their cases, contacts and promises, as one way through time. */
export function CustomerPage() {
  const { id } = route.useParams();
  return <Person key={id} whose={{ id }} />;
}

/** The same of whoever a case is of that has no customer number. */
export function WhosePage() {
  const { reference } = whoseRoute.useParams();
  return <Person key={reference} whose={{ reference }} />;
}

function Person({ whose }: { whose: Whose }) {
  const { t } = useTranslation();
  const found = useQuery(customerQuery(whose));
  return (
    <article className={styles.page}>
      <DeskTabs />
      {found.isPending && <Skeleton />}
      {found.isError &&
        !found.data &&
        (asProblem(found.error).status === 404 ? (
          <Empty title={t('desk:customer.unknown', { id: whose.id ?? whose.reference })}>
            <Link to="/desk">{t('desk.title')}</Link>
          </Empty>
        ) : (
          <ErrorNote error={found.error} retry={() => void found.refetch()} />
        ))}
      {found.data && <Journey whose={whose} found={found.data} busy={found.isFetching} />}
    </article>
  );
}

interface JourneyProps {
  whose: Whose;
  found: CustomerJourney;
  busy: boolean;
}

function Journey({ whose, found, busy }: JourneyProps) {
  const { t } = useTranslation();
  const { customer, cases, contacts, repeated, togetherBy } = found;
  const asOf = Date.parse(found.serverNow);
  const ahead = promisedAhead(cases);
  return (
    <>
      <LoadingBar busy={busy} />
      <header>
        <h1>{customer.name ?? t('desk:customer.nameless')}</h1>
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
        {togetherBy !== 'customer-number' && <p>{t(`desk:customer.together.${togetherBy}`)}</p>}
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
        <Moments whose={whose} found={found} />
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

/** The newest ones, and on demand those before them; what is new meanwhile comes on top. */
function Moments({ whose, found }: { whose: Whose; found: CustomerJourney }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState<CustomerJourney>();
  const before = useInfiniteQuery({
    ...momentsQuery(whose, kept?.next ?? ''),
    enabled: kept !== undefined,
  });
  const moments = eachOnce([
    ...found.moments,
    ...(kept?.moments ?? []),
    ...(before.data?.pages.flatMap((page) => page.items) ?? []),
  ]);
  const mayBeMore = kept ? before.hasNextPage || before.isPending : found.next !== undefined;
  return (
    <>
      <Line moments={moments} />
      {before.isError && <ErrorNote error={before.error} retry={() => void before.refetch()} />}
      {mayBeMore && !before.isError && (
        <p className={styles.before}>
          {t('desk:customer.newest', { count: moments.length, shown: number(moments.length) })}{' '}
          <Button
            isDisabled={before.isFetching}
            onPress={() => {
              if (kept) void before.fetchNextPage();
              else setKept(found);
            }}
          >
            {t('desk:customer.before')}
          </Button>
        </p>
      )}
    </>
  );
}

function Line({ moments }: { moments: CustomerMoment[] }) {
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
