import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { Process } from '../../shared/api/schema';
import { processesQuery } from '../../shared/case/case.api';
import { Button } from '../../shared/ui/Button';
import { Day } from '../../shared/ui/Day';
import { Select, TextArea, TextField } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import {
  announce,
  announcementsQuery,
  count,
  versionsQuery,
  type NewAnnouncement,
} from './announcements.api';
import './notices.words';
import styles from './Notices.module.css';

const parts = ['subject', 'text', 'point'] as const;
const languages = ['en', 'de'] as const;
const empty = { en: '', de: '' };

/** The phases of a process, or of all of them, each once. */
export function phasesOf(processes: Process[], process: string | undefined) {
  const all = processes
    .filter((each) => !process || each.process === process)
    .flatMap((each) => each.phases);
  return all
    .filter((each, index) => all.findIndex((other) => other.id === each.id) === index)
    .map(({ id, label }) => ({ value: id, label }));
}

/** Writes an announcement: whom it concerns, from when on, and what is said. */
export function Announce({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const processes = useQuery(processesQuery);
  const [key] = useState(() => crypto.randomUUID());
  const [effectiveOn, setEffectiveOn] = useState('');
  const [process, setProcess] = useState('');
  const [phase, setPhase] = useState('');
  const [version, setVersion] = useState('');
  const versions = useQuery(versionsQuery(process)).data?.items ?? [];
  const [tier, setTier] = useState('');
  const [customers, setCustomers] = useState('');
  const [said, setSaid] = useState({ subject: empty, text: empty, point: empty });
  const ids = customers.split(/[\s,;]+/).filter(Boolean);
  const concerned: NewAnnouncement['concerned'] = {
    ...(process ? { process } : {}),
    ...(phase ? { phase } : {}),
    ...(version ? { version: Number(version) } : {}),
    ...(tier.trim() ? { tier: tier.trim() } : {}),
    ...(ids.length ? { customers: ids } : {}),
  };
  const counting = useMutation({ mutationFn: count });
  // What was counted for somebody else says nothing of these.
  const counted =
    JSON.stringify(counting.variables) === JSON.stringify(concerned) ? counting.data : undefined;
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
        <Day
          label={t('notices:announce.effective')}
          value={effectiveOn}
          error={problem('effectiveOn')}
          onChange={setEffectiveOn}
        />
        <Select
          label={t('notices:announce.process')}
          value={process}
          error={problem('process')}
          onChange={(event) => {
            setProcess(event.target.value);
            setPhase('');
            setVersion('');
          }}
          options={[
            { value: '', label: t('notices:announce.any') },
            ...(processes.data?.items.map((each) => ({ value: each.process, label: each.name })) ??
              []),
          ]}
        />
        <Select
          label={t('notices:announce.phase')}
          value={phase}
          error={problem('phase')}
          onChange={(event) => {
            setPhase(event.target.value);
          }}
          options={[
            { value: '', label: t('notices:announce.any') },
            ...phasesOf(processes.data?.items ?? [], process || undefined),
          ]}
        />
        {process && (
          <Select
            label={t('notices:announce.version')}
            value={version}
            error={problem('version')}
            onChange={(event) => {
              setVersion(event.target.value);
            }}
            options={[
              { value: '', label: t('notices:announce.any') },
              ...versions.map((each) => ({
                value: String(each.version),
                label: t('notices:announce.versionWith', {
                  version: each.version,
                  count: each.cases,
                }),
              })),
            ]}
          />
        )}
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
            counting.mutate(concerned);
          }}
        >
          {t('notices:announce.count')}
        </Button>
        {counted && (
          <span role="status">
            {t('notices:announce.countedCases', { count: counted.cases })}{' '}
            {t('notices:announce.countedCustomers', { count: counted.customers })}
          </span>
        )}
      </div>
      {parts.map((part) => (
        <div key={part} className={styles.both}>
          {languages.map((language) => {
            const label = `${t(`notices:announce.${part}`)}, ${t(`notices:announce.in.${language}`)}`;
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
          })}
        </div>
      ))}
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
