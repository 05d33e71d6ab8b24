import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../shared/api/schema';
import { processesQuery } from '../../shared/case/case.api';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { CaseFilters } from './CaseFilters';
import { CaseLine } from './CaseLine';
import { casesQuery } from './cases.api';
import styles from './CasesPage.module.css';
import { NewCaseMenu } from './NewCaseMenu';

const route = getRouteApi('/cases');

export function CasesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const list = useInfiniteQuery(casesQuery(search));
  const processes = useQuery(processesQuery).data?.items ?? [];
  const pages = list.data?.pages ?? [];
  const first = pages[0];
  const cases = pages.flatMap(({ items, serverNow }) =>
    items.map((item) => ({ item, asOf: Date.parse(serverNow) })),
  );
  const seen = new Set<string>();
  const fresh = cases.filter(({ item }) => !seen.has(item.reference) && seen.add(item.reference));
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>
          {t('cases.title')}
          {typeof first?.count === 'number' && (
            <span className={styles.count}>
              {' · '}
              {number(first.count)}
              {first.countIsExact === false ? '+' : ''}
            </span>
          )}
        </h1>
        <NewCaseMenu processes={processes} />
      </div>
      <CaseFilters search={search} processes={processes} />
      <div className={styles.list}>
        <LoadingBar busy={list.isFetching && !list.isPending} />
        {list.isPending && <Skeleton />}
        {list.isError && !list.data && (
          <ErrorNote error={list.error} retry={() => void list.refetch()} />
        )}
        {list.data && fresh.length === 0 && (
          <Empty title={t('cases.empty')}>
            <Link to="/cases" search={{ state: 'all' }}>
              {t('cases.showAll')}
            </Link>
          </Empty>
        )}
        {fresh.length > 0 && <CaseTable cases={fresh} processes={processes} />}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {t('cases.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

interface TableProps {
  cases: { item: CaseSummary; asOf: number }[];
  processes: { process: string; phases: { id: string; label: string }[] }[];
}

function CaseTable({ cases, processes }: TableProps) {
  const { t } = useTranslation();
  const labels = new Map(
    processes.flatMap(({ process, phases }) =>
      phases.map(({ id, label }) => [`${process}/${id}`, label] as const),
    ),
  );
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('cases.title')}</caption>
      <thead>
        <tr>
          {['reference', 'customer', 'kind', 'sentence', 'phase', 'sla', 'opened'].map((column) => (
            <th key={column} scope="col">
              {t(`cases.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map(({ item, asOf }) => (
          <CaseLine
            key={item.reference}
            item={item}
            asOf={asOf}
            phase={labels.get(`${item.process}/${item.phase ?? ''}`) ?? item.phase ?? ''}
          />
        ))}
      </tbody>
    </table>
  );
}
