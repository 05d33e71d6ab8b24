import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { processesQuery } from '../../shared/case/case.api';
import { day } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select, TextArea, TextField } from '../../shared/ui/fields';
import { Empty, ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import {
  announce,
  announcementsQuery,
  count,
  end,
  type Announcement,
  type NewAnnouncement,
} from './announcements.api';
import { NoticeTabs } from './NoticeTabs';
import './notices.words';
import styles from './Notices.module.css';

/** Changes that customers will feel: told to them first, then to whoever talks to them. */
export function AnnouncementsPage() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const found = useQuery(announcementsQuery);
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
        <Writing
          onDone={() => {
            setWriting(false);
          }}
        />
      )}
      {found.isPending && <Skeleton rows={4} />}
      {found.isError && !found.data && (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data?.items.length === 0 && <Empty title={t('notices:announce.none')} />}
      <ul className={styles.list}>
        {found.data?.items.map((each) => (
          <One key={each.id} found={each} />
        ))}
      </ul>
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
  const whom = [found.process, found.phase, found.tier, found.customers.join(', ')];
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
      {found.unaware.length > 0 && found.state === 'live' && (
        <div>{t('notices:announce.unaware', { names: found.unaware.join(', ') })}</div>
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

const parts = ['subject', 'text', 'point'] as const;
const languages = ['en', 'de'] as const;
const empty = { en: '', de: '' };

function Writing({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const processes = useQuery(processesQuery);
  const [key] = useState(() => crypto.randomUUID());
  const [effectiveOn, setEffectiveOn] = useState('');
  const [process, setProcess] = useState('');
  const [tier, setTier] = useState('');
  const [customers, setCustomers] = useState('');
  const [said, setSaid] = useState({ subject: empty, text: empty, point: empty });
  const ids = customers.split(/[\s,;]+/).filter(Boolean);
  const concerned: NewAnnouncement['concerned'] = {
    ...(process ? { process } : {}),
    ...(tier.trim() ? { tier: tier.trim() } : {}),
    ...(ids.length ? { customers: ids } : {}),
  };
  const counting = useMutation({ mutationFn: () => count(concerned) });
  const publishing = useMutation({
    mutationFn: () => announce(key, { effectiveOn, concerned, ...said }),
    onSuccess: async () => {
      toast(t('notices:announce.published'));
      await client.invalidateQueries({ queryKey: announcementsQuery.queryKey });
      onDone();
    },
  });
  const failure = publishing.error ?? counting.error;
  const wrong = failure ? asProblem(failure).errors : [];
  const problem = (field: string) =>
    wrong.find((each) => each.field === field || each.field === `concerned.${field}`)?.message;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        publishing.mutate();
      }}
    >
      <div className={styles.actions}>
        <TextField
          label={t('notices:announce.effective')}
          type="date"
          required
          value={effectiveOn}
          error={problem('effectiveOn')}
          onChange={(event) => {
            setEffectiveOn(event.target.value);
          }}
        />
        <Select
          label={t('notices:announce.process')}
          value={process}
          error={problem('process')}
          onChange={(event) => {
            setProcess(event.target.value);
          }}
          options={[
            { value: '', label: t('notices:announce.any') },
            ...(processes.data?.items.map((each) => ({ value: each.process, label: each.name })) ??
              []),
          ]}
        />
        <TextField
          label={t('notices:announce.tier')}
          value={tier}
          maxLength={255}
          onChange={(event) => {
            setTier(event.target.value);
          }}
        />
        <TextField
          label={t('notices:announce.customers')}
          value={customers}
          error={problem('customers')}
          onChange={(event) => {
            setCustomers(event.target.value);
          }}
        />
        <Button
          isPending={counting.isPending}
          onPress={() => {
            counting.mutate();
          }}
        >
          {t('notices:announce.count')}
        </Button>
        {counting.data && (
          <span role="status">
            {t('notices:announce.counted', {
              cases: counting.data.cases,
              customers: counting.data.customers,
            })}
          </span>
        )}
      </div>
      {parts.map((part) =>
        languages.map((language) => {
          const label = `${t(`notices:announce.${part}`)} (${language})`;
          const shared = {
            label,
            lang: language,
            required: true,
            value: said[part][language],
            error: problem(`${part}.${language}`),
          };
          const set = (value: string) => {
            setSaid({ ...said, [part]: { ...said[part], [language]: value } });
          };
          return part === 'subject' ? (
            <TextField
              key={label}
              {...shared}
              maxLength={150}
              onChange={(event) => {
                set(event.target.value);
              }}
            />
          ) : (
            <TextArea
              key={label}
              {...shared}
              rows={4}
              maxLength={part === 'text' ? 2000 : 1000}
              onChange={(event) => {
                set(event.target.value);
              }}
            />
          );
        }),
      )}
      {failure && <ErrorNote error={failure} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" isPending={publishing.isPending}>
          {t('notices:announce.publish')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('notices:announce.cancel')}
        </Button>
      </div>
    </form>
  );
}
