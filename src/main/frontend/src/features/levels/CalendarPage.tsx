import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { date, time } from '../../shared/format/values';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { mayChange } from '.';
import { CalendarEditor } from './CalendarEditor';
import { calendarQuery, versionsQuery } from './levels.api';
import styles from './Levels.module.css';
import { Recomputing } from './Recomputing';

const route = getRouteApi('/service-levels/calendars/$key');

export function CalendarPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const me = useMe();
  const found = useQuery(calendarQuery(key));
  return (
    <article className={styles.page}>
      <p>
        <Link to="/service-levels" className={styles.back}>
          {t('levels.back')}
        </Link>
      </p>
      <h1>{key}</h1>
      {found.isPending && <Skeleton />}
      {found.isError && !found.data && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && (
        <>
          {found.data.conflict && (
            <p role="note" className={styles.note}>
              {found.data.conflict}
            </p>
          )}
          <Recomputing />
          <CalendarEditor key={key} found={found.data} editable={mayChange(me.roles)} />
          <Versions calendar={key} />
        </>
      )}
    </article>
  );
}

function Versions({ calendar }: { calendar: string }) {
  const { t } = useTranslation();
  const versions = useQuery(versionsQuery(calendar)).data?.items ?? [];
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('levels.versions')}</h2>
      <ol className={styles.versions}>
        {versions.map(({ version, changedByName, changedAt, note }) => (
          <li key={version}>
            <span className={styles.version}>{t('levels.version', { version })}</span>
            <span className="muted">
              {changedAt
                ? t('levels.changed', {
                    name: changedByName,
                    at: `${date(changedAt)}, ${time(changedAt)}`,
                  })
                : t('levels.shipped')}
            </span>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
