import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { date, sentence, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { PagedList } from '../../shared/ui/PagedList';
import { Settling } from '../../shared/ui/Settling';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { drop, resend, resendAll, unsentQuery, waysQuery, type UnsentNotice } from './notices.api';
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
  const some = unsent.data?.pages.some((page) => page.items.length > 0);
  return (
    <div className={styles.page}>
      <NoticeTabs />
      <h1>{t('notices.title')}</h1>
      <p className="muted">{t('notices.lead')}</p>
      <Ways />
      <All some={some ?? false} />
      <PagedList
        found={unsent}
        none={<p className="muted">{t('notices.none')}</p>}
        more={t('notices.more')}
      >
        {(notice) => <Unsent key={notice.id} notice={notice} />}
      </PagedList>
    </div>
  );
}

/** Sends all of them again, and says of which that was no use. */
function All({ some }: { some: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: resendAll,
    onSettled: () => client.invalidateQueries({ queryKey: unsentQuery.queryKey }),
  });
  const refused = sending.data?.filter((each) => !each.done) ?? [];
  return (
    <>
      {some && (
        <div className={styles.actions}>
          <Button
            isPending={sending.isPending}
            onPress={() => {
              sending.mutate();
            }}
          >
            {t('notices:unsent.all')}
          </Button>
        </div>
      )}
      {sending.error && <ErrorNote error={sending.error} />}
      {sending.data && (
        <div role="status">
          {t('notices:unsent.done', { count: sending.data.length - refused.length })}
          {refused.length > 0 && (
            <>
              {' '}
              {t('notices:unsent.refused', { count: refused.length })}
              <ul className={styles.list}>
                {refused.map((each) => (
                  <li key={each.id}>
                    <Whose notice={each} /> {each.detail}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
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
                channel: channelName(t, way.channel),
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

const channelName = (t: TFunction, channel: string) =>
  channel === 'mail'
    ? t('notices.mail')
    : channel === 'mail-to-colleagues'
      ? t('notices:unsent.colleagues')
      : channel;

/** The case that it is about, or the colleague to whom it goes. */
function Whose({ notice }: { notice: Pick<UnsentNotice, 'caseReference' | 'colleague'> }) {
  const reference = notice.caseReference;
  return reference === undefined ? (
    <span>{notice.colleague}</span>
  ) : (
    <Link to="/cases/$reference" params={{ reference }}>
      {reference}
    </Link>
  );
}

function Unsent({ notice }: { notice: UnsentNotice }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const renew = () => void client.invalidateQueries({ queryKey: unsentQuery.queryKey });
  const again = useMutation({
    mutationFn: () => resend(notice.id),
    onSuccess: () => {
      toast(t('notices.waits'));
      renew();
    },
  });
  const dropped = useMutation({
    mutationFn: (reason: string) => drop(notice.id, reason),
    onSuccess: renew,
  });
  return (
    <li>
      <div>
        <Whose notice={notice} /> <b>{sentence(notice.label)}</b>
      </div>
      <div>{notice.reason}</div>
      <div className="muted">
        {[
          channelName(t, notice.channel),
          `${date(notice.createdAt)} ${time(notice.createdAt)}`,
          t('notices.attempts', { count: notice.attempts }),
        ].join(' · ')}
      </div>
      <Settling
        again={again}
        leave={dropped}
        words={{
          again: t('notices.again'),
          leave: t('notices.drop'),
          reason: t('notices.reason'),
        }}
      />
    </li>
  );
}
