import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  lazy,
  Suspense,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../shared/api/groups';
import { asProblem, type Problem } from '../../shared/api/http';
import type { WorkItem, WorkTask as Task } from '../../shared/api/schema';
import { doesWork, useMe } from '../../shared/api/session';
import { serverNowMillis } from '../../shared/api/serverClock';
import { caseQuery } from '../../shared/case/case.api';
import { CaseDiagram } from '../../shared/case/CaseDiagram';
import { CaseFacts } from '../../shared/case/CaseFacts';
import { CaseTimeline } from '../../shared/case/CaseTimeline';
import { calledBy, spoken } from '../../shared/format/names';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { SlaChip } from '../../shared/ui/SlaChip';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import type { MoreWorkHandle } from './MoreWork';
import { ParkedLine } from './ParkedLine';
import { Refusal } from './Refusal';
import { ReturnWork } from './ReturnWork';
import { ToldMarks } from './ToldMark';
import { TaskForm, type TaskFormHandle } from './TaskForm';
import { useWorkActions } from './useWorkActions';
import { workTaskQuery } from './work.api';
import { holderOf, type ListedItem } from './work.state';
import styles from './WorkTask.module.css';

const MoreWork = lazy(() => import('./MoreWork'));
const Lookers = lazy(() => import('./Lookers'));
const Requests = lazy(() => import('./Requests'));
const TalkingPoints = lazy(() => import('../../shared/case/TalkingPoints'));
const Documents = lazy(() => import('../../shared/documents/Documents'));

export interface WorkTaskHandle {
  toggleClaim(): void;
  toggleDiagram(): void;
  complete(): void;
  park(): void;
  note(): void;
  focus(): void;
}

interface Props {
  id: string;
  listedItem: ListedItem | undefined;
  /** The item whose form is to take the focus once it is there. */
  wantsFocusRef: RefObject<string | undefined>;
  onNext: () => void;
  /** What to show of an item that the service chose. */
  given?: ((task: Task | undefined, refuse: (problem: Problem) => void) => ReactNode) | undefined;
  back?: ReactNode;
  ref?: Ref<WorkTaskHandle>;
}

export function WorkTask({ id, listedItem, wantsFocusRef, onNext, given, back, ref }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const task = useQuery(workTaskQuery(id));
  const [tab, setTab] = useState('form');
  const [refused, setRefused] = useState<Problem>();
  const form = useRef<TaskFormHandle>(null);
  const more = useRef<MoreWorkHandle>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const item: WorkItem | undefined = task.data ?? listedItem;
  const refuse = (problem: Problem) => {
    if (problem.status === 422 && problem.errors.length > 0) form.current?.refuse(problem.errors);
    else if (problem.status !== 401) setRefused(problem);
  };
  const { claiming, releasing, completing } = useWorkActions(id, item?.title ?? '', refuse);
  const holder = item ? holderOf(item, me.name) : { kind: 'free' as const };
  const gone = task.isError && [404, 410].includes(asProblem(task.error).status);
  const ended = item?.state === 'completed' || item?.state === 'cancelled';
  const over = gone || ended;
  const may = (verb: WorkItem['may'][number]) => item?.may.includes(verb) ?? false;

  const toggleClaim = () => {
    if (!task.data || over || claiming.isPending || releasing.isPending || holder.kind === 'other')
      return;
    setRefused(undefined);
    if (holder.kind === 'me') releasing.mutate(false);
    else if (may('claim')) {
      wantsFocusRef.current = id;
      setTab('form');
      claiming.mutate();
    }
  };
  const complete = () => {
    if (task.isPending) toast(t('work.stillLoading'));
    if (!task.data || over || completing.isPending || !may('complete')) return;
    setTab('form');
    setRefused(undefined);
    const data = form.current ? form.current.submit() : {};
    if (data)
      completing.mutate(data, {
        onSuccess: () => {
          form.current?.discard();
          onNext();
        },
      });
    else if (holder.kind === 'free') claiming.mutate();
  };
  useImperativeHandle(ref, () => ({
    toggleClaim,
    complete,
    park: () => more.current?.park(),
    note: () => more.current?.note(),
    toggleDiagram: () => {
      setTab((now) => (now === 'diagram' ? 'form' : 'diagram'));
    },
    focus: () => {
      if (holder.kind === 'me') form.current?.focusFirst();
      else heading.current?.focus();
    },
  }));

  return (
    <section className={styles.task} aria-labelledby="task-title">
      <header className={styles.head}>
        {back}
        <div className={styles.titleLine}>
          <h2 id="task-title" ref={heading} tabIndex={-1}>
            {item?.title ?? t('work.task')}
          </h2>
          {item && (
            <SlaChip
              announces
              sla={item.sla}
              asOf={
                task.data
                  ? Date.parse(task.data.serverNow)
                  : (listedItem?.asOf ?? serverNowMillis())
              }
            />
          )}
        </div>
        {item && <About item={item} />}
        {item && !over && <ToldMarks item={item} />}
        {task.data && !over && (
          <Suspense fallback={null}>
            <Lookers key={id} id={id} />
          </Suspense>
        )}
        {task.data && !over && doesWork(me.roles) && (
          <Suspense fallback={null}>
            <Requests key={id} id={id} answers={may('notes')} />
            <TalkingPoints reference={task.data.caseReference} />
          </Suspense>
        )}
        {!over && given?.(task.data, setRefused)}
        {item && !over && (
          <ParkedLine item={item} mine={holder.kind === 'me'} onRefused={setRefused} />
        )}
        {ended && <Ended item={item} />}
        {item && !over && (
          <div className={`${styles.actions} no-print`}>
            {holder.kind === 'free' && may('claim') && (
              <Button keys="C" onPress={toggleClaim} isDisabled={!task.data}>
                {t('work.claim')}
              </Button>
            )}
            {holder.kind === 'me' && (
              <>
                <span className={styles.held}>
                  <span aria-hidden="true">✓</span> {t('work.claimedByYou')}
                </span>
                <Button look="quiet" keys="C" onPress={toggleClaim}>
                  {t('work.release')}
                </Button>
              </>
            )}
            {task.data && may('return') && (
              <ReturnWork task={task.data} onReturned={onNext} onRefused={setRefused} />
            )}
            {holder.kind === 'other' && (
              <>
                {item.mayTakeOver && (
                  <Button
                    onPress={() => {
                      setRefused(undefined);
                      claiming.mutate();
                    }}
                  >
                    {t('work.takeOver')}
                  </Button>
                )}
                <span className={styles.held}>
                  {item.assignedAt
                    ? t('work.heldSince', {
                        name: calledBy(holder.name),
                        since: moment(item.assignedAt, serverNowMillis()),
                      })
                    : t('work.heldBy', { name: calledBy(holder.name) })}
                </span>
                <Button onPress={onNext}>{t('work.next')}</Button>
              </>
            )}
            {task.data && (
              <Suspense fallback={null}>
                <MoreWork ref={more} task={task.data} onMoved={onNext} onRefused={setRefused} />
              </Suspense>
            )}
          </div>
        )}
        {refused && <Refusal problem={refused} onNext={onNext} />}
        {gone && !completing.isSuccess && (
          <Refusal problem={asProblem(task.error)} onNext={onNext} />
        )}
      </header>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => {
          setTab(String(key));
        }}
      >
        <TabList aria-label={t('work.parts')} className={`${styles.tabList} no-print`}>
          {tabsFor(me.roles).map((each) => (
            <Tab key={each} id={each} className={styles.tab ?? ''}>
              {t(`work.tab.${each}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="form" shouldForceMount className={styles.panel ?? ''}>
          {task.isPending && <Skeleton rows={5} />}
          {task.isError && !task.data && !gone && (
            <ErrorNote error={task.error} retry={() => void task.refetch()} />
          )}
          {task.data && (
            <TaskForm
              ref={form}
              task={task.data}
              editable={holder.kind === 'me' && !over}
              mayComplete={may('complete') && !over}
              completing={completing.isPending}
              onComplete={complete}
              onReady={() => {
                if (wantsFocusRef.current !== id) return;
                if (holder.kind === 'me') form.current?.focusFirst();
                else heading.current?.focus();
                wantsFocusRef.current = undefined;
              }}
            />
          )}
        </TabPanel>
        {item && (
          <>
            <TabPanel id="facts" className={styles.panel ?? ''}>
              <Facts reference={item.caseReference} />
            </TabPanel>
            <TabPanel id="timeline" className={styles.panel ?? ''}>
              <CaseTimeline reference={item.caseReference} />
            </TabPanel>
            <TabPanel id="diagram" className={styles.panel ?? ''}>
              <CaseDiagram reference={item.caseReference} process={item.process} />
            </TabPanel>
            {doesWork(me.roles) && (
              <TabPanel id="documents" className={styles.panel ?? ''}>
                <Suspense fallback={<Skeleton rows={3} />}>
                  <Documents
                    reference={item.caseReference}
                    item={may('documents') ? item.id : undefined}
                  />
                </Suspense>
              </TabPanel>
            )}
          </>
        )}
      </Tabs>
    </section>
  );
}

const tabsFor = (roles: string[]) => [
  'form',
  'facts',
  ...(doesWork(roles) ? ['documents'] : []),
  'timeline',
  'diagram',
];

function Ended({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const since = item.doneAt ? moment(item.doneAt, serverNowMillis()) : '';
  const name = item.doneBy ? calledBy(item.doneBy) : '';
  return (
    <p className={styles.held}>
      {item.state === 'completed' ? t('work.doneBy', { name, since }) : t('work.gone')}
    </p>
  );
}

function About({ item }: { item: WorkItem }) {
  const groups = useQuery(groupsQuery).data ?? [];
  const nameOf = (group: string) => groups.find(({ id }) => id === group)?.label ?? spoken(group);
  return (
    <p className={styles.about}>
      <Link to="/cases/$reference" params={{ reference: item.caseReference }} className="reference">
        {item.caseReference}
      </Link>
      {item.customer && <span>{item.customer.name}</span>}
      {item.groups.length > 0 && (
        <span className="muted">{item.groups.map(nameOf).join(', ')}</span>
      )}
    </p>
  );
}

function Facts({ reference }: { reference: string }) {
  const found = useQuery(caseQuery(reference));
  if (found.isPending) return <Skeleton rows={5} />;
  if (found.isError && !found.data)
    return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  return <CaseFacts found={found.data} />;
}
