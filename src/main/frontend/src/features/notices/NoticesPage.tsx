import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { date, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { drop, resend, unsentQuery, waysQuery, type UnsentNotice } from './notices.api';
import styles from './Notices.module.css';
import { NoticeTabs } from './NoticeTabs';
import { mayMendNotices } from '.';

/** Messages that could not be sent, each with the reason. */
export function NoticesPage() {
  return mayMendNotices(useMe().roles) ? <UnsentPage /> : <Navigate to="/notices/texts" replace />;
}

function UnsentPage() {
  const { t } = useTranslation();
  const unsent = useInfiniteQuery(unsentQuery);
  const items = unsent.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.page}>
      <NoticeTabs />
      <h1>{t('notices.title')}</h1>
      <p className="muted">{t('notices.lead')}</p>
      <Ways />
      {unsent.isPending && <Skeleton rows={3} />}
      {unsent.isError && !unsent.data && (
        <ErrorNote error={unsent.error} retry={() => void unsent.refetch()} />
      )}
      {unsent.data && items.length === 0 && <p className="muted">{t('notices.none')}</p>}
      <ul className={styles.list}>
        {items.map((notice) => (
          <Unsent key={notice.id} notice={notice} />
        ))}
      </ul>
      {unsent.hasNextPage && (
        <Button isPending={unsent.isFetchingNextPage} onPress={() => void unsent.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </div>
  );
}

/** The ways out on which something waits though it should have gone, or where nobody answers. */
function Ways() {
  const { t } = useTranslation();
  const ways = useQuery(waysQuery).data?.items.filter((way) => way.awaySince || way.waiting > 0);
  const since = (at: string | undefined) => (at ? `${date(at)} ${time(at)}` : '');
  if (!ways?.length) return null;
  return (
    <ul className={styles.list} role="status">
      {ways.map((way) => (
        <li key={way.channel}>
          {way.awaySince && (
            <b>
              {t('notices.away', {
                channel: way.channel === 'mail' ? t('notices.mail') : way.channel,
                since: since(way.awaySince),
                reason: way.reason,
              })}
            </b>
          )}
          {way.waiting > 0 && (
            <span>
              {t('notices.waiting', { count: way.waiting, since: since(way.waitingSince) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Unsent({ notice }: { notice: UnsentNotice }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const renew = () => void client.invalidateQueries({ queryKey: ['notices', 'unsent'] });
  const again = useMutation({
    mutationFn: () => resend(notice.id),
    onSuccess: () => {
      toast(t('notices.waits'));
      renew();
    },
  });
  const dropped = useMutation({ mutationFn: () => drop(notice.id, reason), onSuccess: renew });
  const failure = again.error ?? dropped.error;
  const reference = notice.caseReference;
  return (
    <li>
      <div>
        <Link to="/cases/$reference" params={{ reference }}>
          {reference}
        </Link>{' '}
        <b>{notice.label}</b>
      </div>
      <div>{notice.reason}</div>
      <div className="muted">
        {[
          notice.channel === 'mail' ? t('notices.mail') : notice.channel,
          `${date(notice.createdAt)} ${time(notice.createdAt)}`,
          t('notices.attempts', { count: notice.attempts }),
        ].join(' · ')}
      </div>
      {failure && <ErrorNote error={failure} />}
      <div className={styles.actions}>
        <Button
          isPending={again.isPending}
          onPress={() => {
            again.mutate();
          }}
        >
          {t('notices.again')}
        </Button>
        <Button
          look="quiet"
          aria-expanded={asking}
          onPress={() => {
            setAsking(!asking);
          }}
        >
          {t('notices.drop')}
        </Button>
      </div>
      {asking && (
        <form
          className={styles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            dropped.mutate();
          }}
        >
          <TextField
            label={t('notices.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <Button type="submit" isPending={dropped.isPending}>
            {t('notices.drop')}
          </Button>
        </form>
      )}
    </li>
  );
}
