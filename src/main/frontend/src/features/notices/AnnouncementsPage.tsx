import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { processesQuery } from '../../shared/case/case.api';
import { day } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { PagedList } from '../../shared/ui/PagedList';
import { Empty, ErrorNote, LoadingBar } from '../../shared/ui/states';
import { announcementsQuery, end, type Announcement } from './announcements.api';
import { Announce, phasesOf } from './Announce';
import { NoticeTabs } from './NoticeTabs';
import './notices.words';
import styles from './Notices.module.css';

/** Changes that customers will feel: told to them first, then to whoever talks to them. */
export function AnnouncementsPage() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const found = useInfiniteQuery(announcementsQuery);
  return (
    <div className={styles.page}>
      <NoticeTabs />
      <LoadingBar busy={found.isFetching && !found.isPending} />
      <h1>{t('notices:announce.title')}</h1>
      <p className="muted">{t('notices:announce.lead')}</p>
      <div className={styles.actions}>
        <Button
          aria-expanded={writing}
          onPress={() => {
            setWriting(!writing);
          }}
        >
          {t('notices:announce.new')}
        </Button>
      </div>
      {writing && (
        <Announce
          onDone={() => {
            setWriting(false);
          }}
        />
      )}
      <PagedList
        found={found}
        none={<Empty title={t('notices:announce.none')} />}
        more={t('notices:announce.more')}
      >
        {(each) => <One key={each.id} found={each} />}
      </PagedList>
    </div>
  );
}

function One({ found }: { found: Announcement }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => end(found.id),
    onSuccess: () => client.invalidateQueries({ queryKey: announcementsQuery.queryKey }),
  });
  const contacts = Object.entries(found.contacts);
  const processes = useQuery(processesQuery).data?.items ?? [];
  const process = processes.find((each) => each.process === found.process);
  const whom = [
    process?.name ?? found.process,
    phasesOf(processes, found.process).find((each) => each.value === found.phase)?.label ??
      found.phase,
    found.version && t('notices:announce.versionOf', { version: found.version }),
    found.tier,
    found.customers.join(', '),
  ];
  return (
    <li>
      <div>
        <b>{found.subject}</b> · {t('notices:announce.from', { date: day(found.effectiveOn) })} ·{' '}
        {t(`notices:announce.state.${found.state}`)}
      </div>
      <div>{found.point}</div>
      <div className="muted">
        {[
          whom.filter(Boolean).join(' · '),
          found.publishedBy,
          t('notices:announce.written', { count: found.written }),
          found.unreached > 0 && t('notices:announce.unreached', { count: found.unreached }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <Unaware names={found.unaware} />
      {!found.agentsKnown && found.state === 'live' && (
        <div>{t('notices:announce.nobodyKnown')}</div>
      )}
      {contacts.length > 0 && (
        <div>
          {t('notices:announce.followed')}{' '}
          {contacts
            .map(([cause, many]) => `${t(`desk.cause.${cause}`)}: ${String(many)}`)
            .join(', ')}
        </div>
      )}
      {ending.error && <ErrorNote error={ending.error} />}
      {found.state !== 'ended' && (
        <div className={styles.actions}>
          <Button
            look="quiet"
            isPending={ending.isPending}
            onPress={() => {
              ending.mutate();
            }}
          >
            {t('notices:announce.end')}
          </Button>
        </div>
      )}
    </li>
  );
}

const NAMED = 12;

/** Who has not acknowledged it: a few by name, very many behind their number. */
function Unaware({ names }: { names: string[] }) {
  const { t } = useTranslation();
  const all = names.join(', ');
  if (names.length === 0) return null;
  if (names.length <= NAMED) return <div>{t('notices:announce.unaware', { names: all })}</div>;
  return (
    <details>
      <summary>{t('notices:announce.unawareMany', { count: names.length })}</summary>
      {all}
    </details>
  );
}
