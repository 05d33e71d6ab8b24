import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { useMe } from '../../shared/api/session';
import { processesQuery } from '../../shared/case/case.api';
import { date, sentence, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { currentLanguage } from '../../shared/i18n/i18n';
import { Select, TextArea, TextField } from '../../shared/ui/fields';
import { stayNear } from '../../shared/ui/focus';
import { Meanwhile } from '../../shared/ui/RowOutlook';
import { ErrorNote, LoadingBar, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { whyNot } from '../../shared/ui/whyNot';
import { mayWriteTexts } from '.';
import { NoticeTabs } from './NoticeTabs';
import { TextHistory } from './TextHistory';
import { preview, publish, textsQuery, type NoticeText, type NoticeTexts } from './texts.api';
import './notices.words';
import styles from './Notices.module.css';

const EVERY = '*';

/** What customers read, by kind of message and language: process owners write it here and try it on a real case. */
export function TextsPage() {
  const { t } = useTranslation();
  const [process, setProcess] = useState(EVERY);
  const [kind, setKind] = useState('received');
  const [language, setLanguage] = useState<string>(currentLanguage());
  const processes = useQuery(processesQuery);
  const texts = useQuery(textsQuery(process));
  const kinds = texts.data?.items.filter((each) => each.language === 'en') ?? [];
  const found = texts.data?.items.find((each) => each.kind === kind && each.language === language);
  return (
    <div className={styles.page}>
      <NoticeTabs />
      <LoadingBar busy={texts.isFetching && !texts.isPending} />
      <h1>{t('notices:texts.title')}</h1>
      <p className="muted">{t('notices:texts.lead')}</p>
      <div className={styles.actions}>
        <Choice
          label={t('notices:texts.process')}
          value={process}
          choose={setProcess}
          options={[
            { value: EVERY, label: t('notices:texts.every') },
            ...(processes.data?.items.map((each) => ({ value: each.process, label: each.name })) ??
              []),
          ]}
        />
        <Choice
          label={t('notices:texts.kind')}
          value={kind}
          choose={setKind}
          options={kinds.map((each) => ({ value: each.kind, label: sentence(each.label) }))}
        />
        <Choice
          label={t('notices:texts.language')}
          value={language}
          choose={setLanguage}
          options={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
      </div>
      {texts.isPending && <Skeleton rows={6} />}
      {texts.isError && !texts.data && (
        <ErrorNote error={texts.error} retry={() => void texts.refetch()} />
      )}
      {found && (
        <Editor
          key={`${process} ${kind} ${language}`}
          process={process}
          found={found}
          placeholders={texts.data?.placeholders ?? []}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  choose: (value: string) => void;
}

function Choice({ choose, ...shown }: ChoiceProps) {
  return (
    <Select
      {...shown}
      onChange={(event) => {
        choose(event.target.value);
      }}
    />
  );
}

type Words = Pick<NoticeText, 'subject' | 'body'>;

interface EditorProps {
  process: string;
  found: NoticeText;
  placeholders: string[];
}

/** One text, tried and put in force; what is typed stays, whoever else puts another one in force meanwhile. */
export function Editor({ process, found, placeholders }: EditorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayWrite = mayWriteTexts(useMe().roles);
  const [base, setBase] = useState(found);
  const [subject, setSubject] = useState(found.subject);
  const [body, setBody] = useState(found.body);
  const [reference, setReference] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const place = { process, kind: found.kind, language: found.language };
  /** What nobody has touched since is as it is in `fresh`; what somebody typed stays. */
  const begin = (since: Words, fresh: NoticeText) => {
    setBase(fresh);
    setSubject((mine) => (mine === since.subject ? fresh.subject : mine));
    setBody((mine) => (mine === since.body ? fresh.body : mine));
  };
  const isOther = found.subject !== base.subject || found.body !== base.body;
  // The text of every process may have changed, which is no version of this one's.
  const isNews = found.version > base.version || (found.version === base.version && isOther);
  if (isNews && subject === base.subject && body === base.body) begin(base, found);
  const beginWith = (since: Words, { items }: NoticeTexts) => {
    const fresh = items.find(
      (each) => each.kind === found.kind && each.language === found.language,
    );
    if (fresh) begin(since, fresh);
  };
  const trying = useMutation({
    mutationFn: () =>
      preview({ ...place, subject, body, ...(reference ? { caseReference: reference } : {}) }),
  });
  const publishing = useMutation({
    mutationFn: ({ text }: { text?: Words; since: Words }) =>
      publish({ ...place, expectedVersion: base.version, ...text }),
    onSuccess: (lines, { text, since }) => {
      toast(t('notices:texts.done'));
      beginWith(since, lines);
      client.setQueryData(textsQuery(process).queryKey, lines);
      trying.reset();
      if (!text) stayNear(form.current);
    },
  });
  const reading = useMutation({
    mutationFn: () => client.fetchQuery({ ...textsQuery(process), staleTime: 0 }),
    onSuccess: (lines) => {
      beginWith(base, lines);
      publishing.reset();
      trying.reset();
      stayNear(form.current);
      toast(t('levels.newest'));
    },
  });
  const conflict = asProblem(publishing.error).code === 'changed-meanwhile';
  const failure = reading.error ?? (conflict ? null : publishing.error) ?? trying.error;
  const wrong = failure ? asProblem(failure).errors : [];
  const problem = (field: string) =>
    wrong
      .filter((each) => each.field === field)
      .map((each) => each.message)
      .join(' ') || undefined;
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label={t('notices:texts.kind')}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const text = { subject, body };
        if (!publishing.isPending && !conflict) publishing.mutate({ text, since: text });
      }}
    >
      <p className="muted">
        {t(`notices:texts.from.${found.from}`)}
        {found.changedAt &&
          ` · ${t('notices:texts.changed', { name: found.changedBy, at: `${date(found.changedAt)} ${time(found.changedAt)}`, version: found.version })}`}
      </p>
      <TextField
        label={t('notices:texts.subject')}
        lang={found.language}
        required
        readOnly={!mayWrite}
        maxLength={200}
        value={subject}
        error={problem('subject')}
        onChange={(event) => {
          setSubject(event.target.value);
        }}
      />
      <div className={styles.beside}>
        <TextArea
          label={t('notices:texts.body')}
          lang={found.language}
          required
          readOnly={!mayWrite}
          maxLength={4000}
          rows={14}
          value={body}
          error={problem('body')}
          onChange={(event) => {
            setBody(event.target.value);
          }}
        />
        <Placeholders names={placeholders} needed={found.needs} />
      </div>
      {conflict && (
        <Meanwhile
          reads={reading.isPending}
          readAgain={() => {
            reading.mutate();
          }}
        >
          {whyNot(t, publishing.error)}
        </Meanwhile>
      )}
      {failure && <ErrorNote error={failure} safe={t('form.safe')} />}
      {mayWrite && (
        <>
          <div className={styles.actions}>
            <TextField
              label={t('notices:texts.case')}
              value={reference}
              maxLength={40}
              onChange={(event) => {
                setReference(event.target.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // Enter tries it; the form's own would put it in force.
                event.preventDefault();
                if (!trying.isPending) trying.mutate();
              }}
            />
            <Button
              isPending={trying.isPending}
              onPress={() => {
                trying.mutate();
              }}
            >
              {t('notices:texts.try')}
            </Button>
          </div>
          {trying.data && (
            <section className={styles.preview} aria-label={t('notices:texts.preview')}>
              <b>{trying.data.subject}</b>
              <p lang={found.language}>{trying.data.text}</p>
            </section>
          )}
          <div className={styles.actions}>
            <Button
              type="submit"
              look="primary"
              isPending={publishing.isPending}
              isDisabled={conflict}
            >
              {t('notices:texts.publish')}
            </Button>
            {found.from === 'own' && (
              <Button
                look="quiet"
                isDisabled={publishing.isPending || conflict}
                onPress={() => {
                  publishing.mutate({ since: { subject, body } });
                }}
              >
                {t('notices:texts.back')}
              </Button>
            )}
          </div>
        </>
      )}
      <TextHistory
        place={place}
        version={found.version}
        onPutBack={
          mayWrite
            ? (text) => {
                setSubject(text.subject);
                setBody(text.body);
                toast(t('notices:texts.taken'));
              }
            : undefined
        }
      />
    </form>
  );
}

/** What a text may name, what stands there then, and an example. */
export function Placeholders({ names, needed }: { names: string[]; needed: string[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.placeholders}>
      <h2>{t('notices:texts.placeholders')}</h2>
      <dl>
        {names.map((each) => (
          <div key={each}>
            <dt>
              <code>{`{${each}}`}</code>
              {needed.includes(each) && <b>{` ${t('notices:texts.needed')}`}</b>}
            </dt>
            <dd>
              {t(`notices:texts.means.${each}`, { defaultValue: '' })}
              <span className="muted">
                {t('notices:texts.example', {
                  example: t(`notices:texts.examples.${each}`, { defaultValue: '…' }),
                })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
