import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
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
import { answerQuery } from './desk.api';
import styles from './DeskCase.module.css';
import { LogContact } from './LogContact';

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
  useKeys({
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
          <Link to="/desk">{t('desk.another')}</Link>
          <Link to="/cases/$reference" params={{ reference }}>
            {t('desk.whole')}
          </Link>
        </p>
      </header>
      <section className={styles.answer} aria-label={t('case.answer')}>
        <p lang={language} className={styles.sentence}>
          {sentence ?? t(closed ? 'case.over' : 'case.noSentence')}
        </p>
        <Promised found={found} />
        <CasePhases phases={found.phases} closed={closed} />
      </section>
      <Facts found={found} />
      <LogContact
        reference={reference}
        onLogged={(answer) => {
          client.setQueryData(answerQuery(answer.reference).queryKey, answer);
        }}
      />
      <div className={styles.columns}>
        <Contacts found={found} />
        <Story found={found} />
      </div>
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
function Promised({ found }: { found: DeskAnswer }) {
  const { t } = useTranslation();
  const { promise, moved, sla, closedAt, outcome } = found;
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
      {(next ?? isLast) && (
        <div>
          <dt>{t('desk.next')}</dt>
          <dd>{next ?? t('desk.last')}</dd>
        </div>
      )}
    </dl>
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
        {found.contacts.map(({ at, channel, cause, by, note, repeated }) => (
          <li key={at}>
            <time dateTime={at}>{moment(at, now)}</time>
            <span>
              {t(`desk.cause.${cause}`)} · {t(`channel.${channel}`)} · {by}
              {repeated && ` · ${t('desk.repeated')}`}
              {note && <span className={styles.note}>{note}</span>}
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
