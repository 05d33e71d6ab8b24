import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { DeskAnswer } from '../../shared/api/schema';
import { prefetchDiagrams } from '../../shared/bpmn/Diagram';
import { CaseDiagram } from '../../shared/case/CaseDiagram';
import { CasePhases } from '../../shared/case/CasePhases';
import { date, day, longDate, moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { useKeys } from '../../shared/ui/keys';
import { useNow } from '../../shared/ui/now';
import { SlaChip } from '../../shared/ui/SlaChip';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { told } from './ask.api';
import { answerQuery } from './desk.api';
import './desk.words';
import styles from './DeskCase.module.css';
import { LogContact, noteField } from './LogContact';
import { whyNot } from '../../shared/ui/whyNot';

const ForColleagues = lazy(() => import('./ForColleagues'));
const TalkingPoints = lazy(() => import('../../shared/case/TalkingPoints'));
const loadNudgeDialog = () => import('./NudgeDialog');
const NudgeDialog = lazy(loadNudgeDialog);
const ForCustomer = lazy(() => import('./ForCustomer'));

const route = getRouteApi('/desk/$reference');

export function DeskCasePage() {
  const { t } = useTranslation();
  const { reference } = route.useParams();
  const found = useQuery(answerQuery(reference));
  useEffect(prefetchDiagrams, []);
  if (found.isPending) return <Skeleton />;
  if (!found.data)
    return asProblem(found.error).status === 404 ? (
      <Empty title={t('case.unknown', { reference })}>
        <Link to="/desk">{t('desk.title')}</Link>
      </Empty>
    ) : (
      <ErrorNote error={found.error} retry={() => void found.refetch()} />
    );
  return <Answer key={found.data.reference} found={found.data} busy={found.isFetching} />;
}

function Answer({ found, busy }: { found: DeskAnswer; busy: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [diagram, setDiagram] = useState(false);
  const [hurrying, setHurrying] = useState(false);
  const mayHurry = found.nudges.possible;
  const hurry = () => {
    if (mayHurry) setHurrying(true);
  };
  // Two keys in a row: the second one finds the dialog there.
  useEffect(() => {
    if (mayHurry) void loadNudgeDialog();
  }, [mayHurry]);
  const note = () => document.getElementById(noteField)?.focus();
  const take = (answer: DeskAnswer) => {
    client.setQueryData(answerQuery(answer.reference).queryKey, answer);
  };
  useKeys({
    h: (event) => {
      event.preventDefault();
      hurry();
    },
    n: (event) => {
      event.preventDefault();
      note();
    },
    d: () => {
      setDiagram((shown) => !shown);
    },
  });
  const { reference, title, customer, state, sentence, language } = found;
  const closed = state === 'closed';
  return (
    <article className={styles.page}>
      <LoadingBar busy={busy} />
      <header className={styles.head}>
        <div>
          <h1>
            <span className="reference">{reference}</span> {customer.name}
          </h1>
          <p className="muted">
            {[
              title,
              t('case.since', { date: date(found.openedAt) }),
              customer.postcode,
              customer.id,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <p className={styles.links}>
          {mayHurry && (
            <Button keys="H" onPress={hurry}>
              {t('desk.nudge')}
            </Button>
          )}
          <Button keys="N" onPress={note}>
            {t('desk.note0')}
          </Button>
          <Link to="/desk">{t('desk.another')}</Link>
          {customer.id ? (
            <Link to="/desk/customers/$id" params={{ id: customer.id }}>
              {t('desk:customer.link')}
            </Link>
          ) : (
            <Link to="/desk/whose/$reference" params={{ reference }}>
              {t('desk:customer.link')}
            </Link>
          )}
          <Link to="/cases/$reference" params={{ reference }}>
            {t('desk.whole')}
          </Link>
        </p>
      </header>
      <section className={styles.answer} aria-label={t('case.answer')}>
        <p lang={language} className={styles.sentence}>
          {sentence ?? t(closed ? 'case.over' : 'case.noSentence')}
        </p>
        <Promised found={found} onTold={take} />
        {found.nudges.say && <p lang={language}>{found.nudges.say}</p>}
        <CasePhases phases={found.phases} closed={closed} />
      </section>
      <Suspense fallback={null}>
        <TalkingPoints reference={reference} />
      </Suspense>
      <Facts found={found} />
      <LogContact reference={reference} onLogged={take} />
      <Suspense fallback={null}>
        <ForCustomer
          reference={reference}
          customer={customer.id}
          email={customer.email}
          closed={closed}
          phases={found.phases}
        />
      </Suspense>
      <div className={styles.columns}>
        <Contacts found={found} />
        <Story found={found} />
      </div>
      <Suspense fallback={null}>
        <ForColleagues found={found} onAnswer={take} />
      </Suspense>
      {hurrying && (
        <Suspense fallback={null}>
          <NudgeDialog
            found={found}
            onDone={take}
            onClose={() => {
              setHurrying(false);
            }}
          />
        </Suspense>
      )}
      <section aria-labelledby="where">
        <h2 id="where">{t('case.diagram')}</h2>
        <Button
          keys="D"
          onPress={() => {
            setDiagram(!diagram);
          }}
        >
          {t(diagram ? 'desk.hideDiagram' : 'desk.showDiagram')}
        </Button>
        {diagram && <CaseDiagram reference={reference} process={found.process} />}
      </section>
    </article>
  );
}

/** The day that was promised, how sure it is, and what to say when it moved. */
function Promised({ found, onTold }: { found: DeskAnswer; onTold: (answer: DeskAnswer) => void }) {
  const { t } = useTranslation();
  const { promise, moved, sla, closedAt, outcome } = found;
  const client = useQueryClient();
  const telling = useMutation({
    mutationFn: (day: string) => told(found.reference, day),
    onSuccess: onTold,
    onError: () => client.invalidateQueries({ queryKey: answerQuery(found.reference).queryKey }),
  });
  if (closedAt)
    return (
      <p className={styles.dates}>
        {t('case.closedAt', { date: longDate(closedAt) })}
        {outcome && ` · ${outcome}`}
      </p>
    );
  return (
    <>
      <p className={styles.dates}>
        <span>{t(promise ? 'promise.promised' : 'promise.none')}</span>
        {promise && <strong>{day(promise.date)}</strong>}
        <SlaChip announces sla={sla} asOf={Date.parse(found.serverNow)} />
      </p>
      {moved && (
        <div className={styles.moved}>
          <p lang={found.language}>{moved.say}</p>
          <p className="muted">{t(moved.told ? 'desk.heard' : 'desk.notHeard')}</p>
          {!moved.told && (
            <Button
              isPending={telling.isPending}
              onPress={() => {
                telling.mutate(moved.to);
              }}
            >
              {t('desk.said')}
            </Button>
          )}
          {telling.isError && <p role="alert">{whyNot(t, telling.error)}</p>}
        </div>
      )}
    </>
  );
}

function Facts({ found }: { found: DeskAnswer }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { waiting, todo, next, state, language } = found;
  const isLast = found.phases.at(-1)?.state === 'current';
  if (state === 'closed') return null;
  const since = waiting?.since ? t('case.stepSince', { since: moment(waiting.since, now) }) : '';
  const who = [waiting?.team, waiting?.holder && t('case.holder', { name: waiting.holder }), since];
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('case.openSteps')}</dt>
        <dd>
          {waiting && <strong>{t(`desk.waiting.${waiting.for}`)}</strong>}
          <span>{who.filter(Boolean).join(' · ')}</span>
        </dd>
      </div>
      <div>
        <dt>{t('desk.todo')}</dt>
        <dd>
          {todo.length > 0 ? (
            <ul lang={language}>
              {todo.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : (
            t(waiting?.for === 'customer' ? 'desk.answerUs' : 'desk.nothing')
          )}
        </dd>
      </div>
      <Hurried found={found} />
      {(next ?? isLast) && (
        <div>
          <dt>{t('desk.next')}</dt>
          <dd>{next ?? t('desk.last')}</dd>
        </div>
      )}
    </dl>
  );
}

/** How often who has it was asked to hurry, by whom last, and what came of it. */
function Hurried({ found }: { found: DeskAnswer }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { count, possible, lastAt, lastBy, answeredAt, answeredBy } = found.nudges;
  if (count === 0 && !possible) return null;
  return (
    <div>
      <dt>{t('desk.nudged')}</dt>
      <dd>
        {count === 0 ? t('desk.nudgedNever') : t('desk.nudgedTimes', { count })}
        {lastAt && <span>{t('desk.nudgedLast', { name: lastBy, at: moment(lastAt, now) })}</span>}
        {answeredAt && (
          <span>{t('desk.nudgedAnswer', { name: answeredBy, at: moment(answeredAt, now) })}</span>
        )}
      </dd>
    </div>
  );
}

function Contacts({ found }: { found: DeskAnswer }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{t('desk.contacts')}</h2>
      {found.contacts.length === 0 && <p className="muted">{t('desk.noContacts')}</p>}
      <ul className={styles.lines}>
        {found.contacts.map(({ at, channel, cause, by, repeated }) => (
          <li key={at}>
            <time dateTime={at}>{moment(at, now)}</time>
            <span>
              {t(`desk.cause.${cause}`)} · {t(`channel.${channel}`)} · {by}
              {repeated && ` · ${t('desk.repeated')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ found }: { found: DeskAnswer }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  return (
    <section aria-labelledby="story">
      <h2 id="story">{t('timeline.label')}</h2>
      <ol className={styles.lines}>
        {found.story.map(({ at, text }) => (
          <li key={`${at}${text}`}>
            <time dateTime={at}>{moment(at, now)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
