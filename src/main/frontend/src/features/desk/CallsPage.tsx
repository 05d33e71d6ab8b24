import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { CallOutcome, CallsToMake, CallToMake, TalkingPoint } from '../../shared/api/schema';
import { day, moment, number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { useNow } from '../../shared/ui/now';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { callsQuery, endCall, pointsOfQuery, takeCall } from './calls.api';
import styles from './Calls.module.css';
import { DeskTabs } from './DeskTabs';
import { whyNot } from '../../shared/ui/whyNot';

const Points = lazy(async () => ({
  default: (await import('../../shared/case/TalkingPoints')).Points,
}));

/** So many, or more. */
const many = 1000;

/** Customers whose case will probably miss its promised day: called before they call. */
export function CallsPage() {
  const { t } = useTranslation();
  const found = useQuery(callsQuery);
  const calls = found.data;
  return (
    <div className={styles.page}>
      <DeskTabs />
      <LoadingBar busy={found.isFetching && !found.isPending} />
      <h1>{t('desk:calls.title')}</h1>
      <p className="muted">{t('desk:calls.lead')}</p>
      {found.isPending && <Skeleton rows={8} />}
      {found.isError && !calls && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {calls && <Ordered calls={calls} />}
      {calls?.count === 0 && (
        <Empty title={t('desk:calls.none')}>
          <p>{t('desk:calls.noneHelp')}</p>
        </Empty>
      )}
      {calls && calls.count > 0 && (
        <>
          <p>
            {t(calls.count < many ? 'desk:calls.count' : 'desk:calls.many', {
              count: calls.count,
              shown: number(calls.count),
            })}
            {calls.count > calls.items.length &&
              ` ${t('desk:calls.first', { count: calls.items.length })}`}
          </p>
          <Calls calls={calls.items} />
        </>
      )}
    </div>
  );
}

/** In which order they stand, and why. */
function Ordered({ calls: { orderedBy, enough, measured } }: { calls: CallsToMake }) {
  const { t } = useTranslation();
  const { callers, days, likelyHits, dueHits } = measured;
  const known = { callers: number(callers), enough: number(enough), count: days };
  const hits = { likely: number(likelyHits), due: number(dueHits) };
  return (
    <p className={styles.order}>
      {orderedBy === 'most-likely'
        ? t('desk:calls.likely', { ...known, ...hits })
        : callers < enough
          ? t('desk:calls.soonest', known)
          : t('desk:calls.noBetter', { ...known, ...hits })}
    </p>
  );
}

/** A colleague who has taken one says what there is to say. */
const isOpenToYou = ({ about, taken }: CallToMake) =>
  !taken || (taken.yours && taken.reference === about.reference);

export function Calls({ calls }: { calls: CallToMake[] }) {
  const found = useQuery(
    pointsOfQuery(calls.filter(isOpenToYou).map((call) => call.about.reference)),
  );
  const points = found.data;
  // With the list or not at all: a button that moves away under the hand takes somebody else's call.
  if (found.isLoading) return <Skeleton rows={8} />;
  return (
    <ol className={styles.calls}>
      {calls.map((call) => (
        <Call
          key={call.about.reference}
          call={call}
          points={isOpenToYou(call) ? points?.get(call.about.reference) : undefined}
        />
      ))}
    </ol>
  );
}

function Call({ call, points }: { call: CallToMake; points: TalkingPoint[] | undefined }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { about: row, phone, email, risk, taken } = call;
  const { reference, customer, title, sentence, language, promise } = row;
  return (
    <li>
      <p className={styles.head}>
        <strong>
          {customer.id ? (
            <Link to="/desk/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </Link>
          ) : (
            customer.name
          )}
        </strong>
        {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : email}
        <Link to="/desk/$reference" params={{ reference }} className="reference">
          {reference}
        </Link>
        <span className="muted">{title}</span>
      </p>
      <p>
        <span className={risk === 'over' ? 'muted' : styles[risk === 'missed' ? risk : 'risk']}>
          {t(`desk:calls.risk.${risk}`, { date: promise ? day(promise.date) : '' })}
        </span>
      </p>
      <p lang={language}>{sentence ?? t('case.noSentence')}</p>
      {points && (
        <Suspense fallback={null}>
          <Points points={points} isOneOfMany={!taken} />
        </Suspense>
      )}
      {taken?.yours && taken.reference === reference ? (
        <Ending reference={reference} />
      ) : taken?.yours ? (
        <p className="muted">{t('desk:calls.yoursToo', { reference: taken.reference })}</p>
      ) : taken ? (
        <p className="muted">
          {t('desk:calls.taken', { name: taken.byName, at: moment(taken.at, now) })}
        </p>
      ) : (
        <Take reference={reference} name={customer.name ?? reference} />
      )}
    </li>
  );
}

/** Why a call cannot be taken or ended. */
function useRefusal() {
  const { t } = useTranslation();
  return (error: unknown) => {
    const problem = asProblem(error);
    return t(`desk:calls.refused.${problem.code}`, {
      name: problem.body.takenByName,
      defaultValue: whyNot(t, problem),
    });
  };
}

function useCalls() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['desk', 'calls'] });
}

function Take({ reference, name }: { reference: string; name: string }) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const follow = useCalls();
  const take = useMutation({
    mutationFn: () => takeCall(reference),
    onSettled: follow,
    onError: (error) => {
      toast(refusal(error));
    },
  });
  return (
    <Button
      isDisabled={take.isPending}
      aria-label={t('desk:calls.takeWhom', { name })}
      onPress={() => {
        take.mutate();
      }}
    >
      {t('desk:calls.take')}
    </Button>
  );
}

function Ending({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const follow = useCalls();
  const [note, setNote] = useState('');
  const end = useMutation({
    mutationFn: (outcome: CallOutcome['outcome']) =>
      endCall(reference, { outcome, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: (_, outcome) => {
      toast(t(`desk:calls.done.${outcome}`));
    },
    onSettled: follow,
  });
  return (
    <div className={styles.ending} role="group" aria-label={t('desk:calls.yours')}>
      <p>{t('desk:calls.yours')}</p>
      <TextField
        label={t('desk.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => {
          setNote(event.target.value);
        }}
      />
      <p className={styles.buttons}>
        {(['reached', 'not-reached', 'given-back'] as const).map((outcome) => (
          <Button
            key={outcome}
            isDisabled={end.isPending}
            onPress={() => {
              end.mutate(outcome);
            }}
          >
            {t(`desk:calls.outcome.${outcome}`)}
          </Button>
        ))}
      </p>
      {end.isError && <p role="alert">{refusal(end.error)}</p>}
    </div>
  );
}
