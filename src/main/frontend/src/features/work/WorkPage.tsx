import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { doesWork, useMe } from '../../shared/api/session';
import { prefetchForms } from '../../shared/forms/FormView';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { useKeys } from '../../shared/ui/keys';
import { useMedia } from '../../shared/ui/media';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { EmptyWork } from './EmptyWork';
import { WorkFilters } from './WorkFilters';
import { focusedItem, moveInList, WorkList } from './WorkList';
import { WorkTask, type WorkTaskHandle } from './WorkTask';
import { WorkViews } from './WorkViews';
import { GivenWork } from './GivenWork';
import { useNext } from './useNext';
import { workListQuery } from './work.api';
import { listed, nextItem } from './work.state';
import { isNarrowed } from './list.state';
import { howMany } from './bulk.state';
import { useFocusKept } from './useFocusKept';
import { useMarks } from './useMarks';
import { usePageTurn } from './usePageTurn';
import { Pager } from './Pager';
import styles from './WorkPage.module.css';

const BulkBar = lazy(() => import('./BulkBar'));

const route = getRouteApi('/work');

/** W1 and W3: the list and the task, side by side where there is room. */
export function WorkPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const beside = useMedia('(min-width: 900px)');
  const view = search.view ?? 'team';
  const list = useInfiniteQuery(workListQuery({ ...search, view }));
  const items = listed(list.data);
  const first = list.data?.pages[0];
  const current = search.item;
  const listRef = useRef<HTMLDivElement>(null);
  const task = useRef<WorkTaskHandle>(null);
  const wantsFocus = useRef<string>(undefined);

  useEffect(() => {
    if (list.isSuccess) prefetchForms();
  }, [list.isSuccess]);

  useEffect(() => {
    listRef.current?.scrollTo({ top: 0 });
  }, [search.cursor]);

  const show = (item: string | undefined, how: 'move' | 'open') => {
    if (how === 'open') wantsFocus.current = item;
    void navigate({ search: (known) => ({ ...known, item }), replace: beside || how === 'move' });
    if (how === 'open' && item === current) task.current?.focus();
  };
  const close = () => {
    show(undefined, 'move');
    requestAnimationFrame(() => listRef.current?.focus());
  };
  const next = useNext((id) => {
    show(id, 'open');
    if (id === undefined) requestAnimationFrame(() => listRef.current?.focus());
  });
  const given = next.given?.id === current ? next.given : undefined;
  const goOn = (from: string) => {
    if (given && next.keepsGoing) {
      next.get();
      return;
    }
    const following = nextItem(items, from, me.name);
    show(following, following === undefined ? 'move' : 'open');
    if (following === undefined) requestAnimationFrame(() => listRef.current?.focus());
  };
  const marks = useMarks(search, items);
  useFocusKept(howMany(marks.marked) > 0, listRef);
  const marking = doesWork(me.roles) && view !== 'done-today';
  const turn = usePageTurn(search, first, items, listRef, list.isPlaceholderData, (item) => {
    if (beside) show(item, 'move');
  });
  const mark = (event: KeyboardEvent) => {
    const at = focusedItem(listRef.current);
    // Space opens the row that is not open; the open one it marks.
    const opens = event.key === ' ' && !event.shiftKey && beside && at !== current;
    if (!marking || at === undefined || opens) return;
    event.preventDefault();
    event.stopPropagation();
    marks.press(at, event.shiftKey);
  };
  useKeys({
    j: (event) => {
      event.preventDefault();
      if (!turn('next', current)) moveInList(listRef.current, 'ArrowDown');
    },
    k: (event) => {
      event.preventDefault();
      if (!turn('prev', current)) moveInList(listRef.current, 'ArrowUp');
    },
    ' ': mark,
    x: mark,
    g: (event) => {
      event.preventDefault();
      next.get();
    },
    c: (event) => {
      event.preventDefault();
      task.current?.toggleClaim();
    },
    s: (event) => {
      event.preventDefault();
      task.current?.park();
    },
    n: (event) => {
      event.preventDefault();
      task.current?.note();
    },
    d: (event) => {
      event.preventDefault();
      task.current?.toggleDiagram();
    },
    'Ctrl+Enter': (event) => {
      event.preventDefault();
      event.stopPropagation();
      task.current?.complete();
    },
    Escape: (event) => {
      if (!current) return;
      event.preventDefault();
      if (!beside) close();
      else listRef.current?.focus();
    },
  });

  const title = t(`work.view.${view}`);
  const count = first?.count ?? undefined;
  const listPane = (
    <section className={styles.listPane} aria-label={title}>
      <div className={styles.listHead}>
        <div className={styles.titleLine}>
          <h1>
            {title}
            {count !== undefined && (
              <span className={styles.count}>
                {' · '}
                {first?.countIsExact === false
                  ? t('work.moreThan', { count: number(count) })
                  : number(count)}
              </span>
            )}
          </h1>
          <Button look="primary" keys="G" onPress={next.get} isPending={next.busy}>
            {t('next.get')}
          </Button>
        </div>
        <WorkFilters search={search} view={view} endless={first?.countIsExact === false} />
      </div>
      <div className={styles.list}>
        <LoadingBar busy={list.isFetching && !list.isPending} />
        {list.isPending && <Skeleton />}
        {list.isError && !list.data && (
          <ErrorNote error={list.error} retry={() => void list.refetch()} />
        )}
        {list.data && (
          <WorkList
            ref={listRef}
            items={items}
            label={title}
            me={me.name}
            current={current}
            beside={beside}
            roomy={view === 'told'}
            onMove={(id) => {
              show(id, 'move');
            }}
            onOpen={(id) => {
              show(id, 'open');
            }}
            isMarked={marks.has}
            onMark={marking ? marks.press : undefined}
            empty={<EmptyWork view={view} filtered={isNarrowed(search)} />}
          />
        )}
      </div>
      <Pager page={first} search={search} />
      {howMany(marks.marked) > 0 && (
        <Suspense fallback={null}>
          <BulkBar
            marked={marks.marked}
            onMark={marks.set}
            search={search}
            count={first?.countIsExact === false ? undefined : count}
          />
        </Suspense>
      )}
      <p className={`${styles.hint} no-print`} aria-hidden="true">
        {t('work.hint')}
      </p>
    </section>
  );
  const taskPane = current ? (
    <WorkTask
      key={current}
      ref={task}
      id={current}
      listedItem={items.find(({ id }) => id === current)}
      wantsFocusRef={wantsFocus}
      onNext={() => {
        goOn(current);
      }}
      given={
        given &&
        ((task, onRefused) => (
          <GivenWork
            task={task}
            reasons={given.reasons}
            keepsGoing={next.keepsGoing}
            keepGoing={next.keepGoing}
            onSkipped={next.get}
            onRefused={onRefused}
          />
        ))
      }
      back={
        beside ? undefined : (
          <Button look="quiet" onPress={close}>
            <span aria-hidden="true">←</span> {t('work.back')}
          </Button>
        )
      }
    />
  ) : null;

  if (!beside)
    return (
      <div className={styles.single}>
        {taskPane && <h1 className="visually-hidden">{title}</h1>}
        {taskPane ?? (
          <>
            <WorkViews view={view} search={search} />
            {listPane}
          </>
        )}
      </div>
    );
  return (
    <div className={styles.page}>
      <div className={`${styles.views} no-print`}>
        <WorkViews view={view} search={search} />
      </div>
      {listPane}
      {taskPane ?? (
        <section className={styles.nothing} aria-label={t('work.task')}>
          <p className="muted">{t('work.choose')}</p>
        </section>
      )}
    </div>
  );
}
