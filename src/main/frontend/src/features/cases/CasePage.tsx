import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { CaseDetail } from '../../shared/api/schema';
import { doesWork, useMe } from '../../shared/api/session';
import { prefetchDiagrams } from '../../shared/bpmn/Diagram';
import { caseQuery, processesQuery } from '../../shared/case/case.api';
import { CaseDiagram } from '../../shared/case/CaseDiagram';
import { CaseFacts } from '../../shared/case/CaseFacts';
import { CasePhases } from '../../shared/case/CasePhases';
import { CaseTimeline } from '../../shared/case/CaseTimeline';
import { Missing } from '../../shared/case/Missing';
import { spoken } from '../../shared/format/names';
import { date, longDate } from '../../shared/format/values';
import { SlaChip } from '../../shared/ui/SlaChip';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { CaseActions } from './CaseActions';
import styles from './CasePage.module.css';
import { ClockPicture } from './ClockPicture';
import { OpenSteps } from './OpenSteps';
import { PromisedDate, PromiseLedger } from './PromiseParts';
import { ReopenCase } from './ReopenCase';
import { StuckSteps } from './StuckSteps';
import { TimeSplit } from './TimeSplit';

const TalkingPoints = lazy(() => import('../../shared/case/TalkingPoints'));
const Documents = lazy(() => import('../../shared/documents/Documents'));

const route = getRouteApi('/cases/$reference');

export function CasePage() {
  const { t } = useTranslation();
  const { reference } = route.useParams();
  const found = useQuery(caseQuery(reference));
  useEffect(prefetchDiagrams, []);
  if (found.isPending) return <Skeleton />;
  if (!found.data) {
    if (asProblem(found.error).status === 404)
      return (
        <Empty title={t('case.unknown', { reference })}>
          <Link to="/cases">{t('case.toList')}</Link>
        </Empty>
      );
    return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  }
  return <Case found={found.data} busy={found.isFetching} />;
}

function Case({ found, busy }: { found: CaseDetail; busy: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const processes = useQuery(processesQuery).data?.items ?? [];
  const process = processes.find((one) => one.process === found.process);
  const asOf = Date.parse(found.serverNow);
  const name = found.title ?? process?.name ?? spoken(found.process);
  return (
    <article className={styles.page}>
      <LoadingBar busy={busy} />
      <header className={styles.head}>
        <div>
          <h1>
            <span className="reference">{found.reference}</span> {found.customer.name}
          </h1>
          <p className="muted">
            {name} · {t('case.since', { date: date(found.openedAt) })}
          </p>
        </div>
        {found.state === 'open' && <CaseActions found={found} process={process} />}
        <ReopenCase found={found} />
      </header>
      <section className={styles.answer} aria-label={t('case.answer')}>
        <p className={styles.sentence}>
          {found.sentence ?? t(found.state === 'closed' ? 'case.over' : 'case.noSentence')}
        </p>
        <p className={styles.dates}>
          <SlaChip announces sla={found.sla} asOf={asOf} />
          {found.sla?.dueAt && found.state === 'open' && (
            <span>{t('case.due', { date: longDate(found.sla.dueAt) })}</span>
          )}
          {found.state === 'closed' && found.closedAt && (
            <span>
              {t('case.closedAt', { date: longDate(found.closedAt) })}
              {found.outcome && ` · ${found.outcomeLabel ?? found.outcome}`}
            </span>
          )}
        </p>
        <PromisedDate found={found} />
        {found.phases && <CasePhases phases={found.phases} closed={found.state === 'closed'} />}
      </section>
      {found.state === 'open' && doesWork(me.roles) && (
        <Suspense fallback={null}>
          <TalkingPoints reference={found.reference} />
        </Suspense>
      )}
      {found.state === 'open' && <Missing lead={t('missing.case')} missing={found.missing} />}
      <StuckSteps reference={found.reference} stuck={found.stuck ?? []} />
      {found.state === 'open' && <OpenSteps steps={found.steps} asOf={asOf} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <section aria-labelledby="where">
            <h2 id="where">{t('case.diagram')}</h2>
            <CaseDiagram reference={found.reference} process={found.process} />
          </section>
          <PromiseLedger reference={found.reference} />
          {found.clock && <ClockPicture found={found} clock={found.clock} />}
          {found.timeSplit && <TimeSplit split={found.timeSplit} />}
          {doesWork(me.roles) && (
            <section aria-labelledby="documents">
              <h2 id="documents">{t('work.tab.documents')}</h2>
              <Suspense fallback={<Skeleton rows={2} />}>
                <Documents reference={found.reference} />
              </Suspense>
            </section>
          )}
          <section aria-labelledby="timeline">
            <h2 id="timeline">{t('timeline.label')}</h2>
            <CaseTimeline reference={found.reference} />
          </section>
        </div>
        <section aria-labelledby="facts" className={styles.side}>
          <h2 id="facts">{t('case.facts')}</h2>
          <CaseFacts found={found} />
        </section>
      </div>
    </article>
  );
}
