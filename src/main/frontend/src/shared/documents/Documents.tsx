import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, Problem } from '../api/http';
import type { CaseDocument } from '../api/schema';
import { serverNowMillis } from '../api/serverClock';
import { useMe } from '../api/session';
import styles from '../case/case.module.css';
import { calledBy } from '../format/names';
import { moment, number } from '../format/values';
import { Button } from '../ui/Button';
import { ErrorNote, Skeleton } from '../ui/states';
import { toast } from '../ui/toasts';
import {
  accepted,
  documentsQuery,
  largest,
  pathOf,
  placeOf,
  removeDocument,
  send,
} from './documents';
import { whyNot } from '../ui/whyNot';

interface Props {
  reference: string;
  /** The work item that documents are added to; none: to the case. */
  item?: string | undefined;
}

interface Sending {
  key: number;
  file: File;
  share: number;
  problem?: Problem;
}

let nextKey = 1;

/** The documents of a case, and new ones on their way. */
export default function Documents({ reference, item }: Props) {
  const { t } = useTranslation();
  const known = useQuery(documentsQuery(reference));
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { sending, begin, again, forget } = useSending(reference, item);
  const over = useDrop(panel, begin);
  // The button that was pressed goes with its line: the focus goes to the next one, or to where documents are added.
  const onGone = (id: string) => {
    const at = known.data?.findIndex((each) => each.id === id) ?? -1;
    const links = [...(panel.current?.querySelectorAll<HTMLElement>('li > a') ?? [])];
    const next = links[at + 1] ?? links[at - 1] ?? panel.current?.querySelector('button');
    next?.focus();
  };
  return (
    <div
      ref={panel}
      className={styles.dialog}
      style={over ? { outline: '2px dashed var(--accent)' } : {}}
    >
      <div className={`${styles.dialogActions} no-print`}>
        <Button onPress={() => input.current?.click()}>{t('documents.choose')}</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label={t('documents.choose')}
          onChange={(event) => {
            begin([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <p className="muted">{t('documents.drop')}</p>
      </div>
      {sending.map((each) => (
        <OnItsWay
          key={each.key}
          sending={each}
          onAgain={() => {
            again(each);
          }}
          onForget={() => {
            forget(each.key);
          }}
        />
      ))}
      {known.isPending && <Skeleton rows={2} />}
      {known.isError && !known.data && (
        <ErrorNote error={known.error} retry={() => void known.refetch()} />
      )}
      {known.data?.length === 0 && <p className="muted">{t('documents.none')}</p>}
      {known.data && known.data.length > 0 && (
        <ul aria-label={t('documents.list')}>
          {known.data.map((each) => (
            <Line key={each.id} reference={reference} document={each} onGone={onGone} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Takes files that are dropped; says whether some are held over the place. Whoever cannot drag has the button. */
function useDrop(place: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const element = place.current;
    const end = new AbortController();
    const { signal } = end;
    element?.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    element?.addEventListener(
      'dragleave',
      () => {
        setOver(false);
      },
      { signal },
    );
    element?.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setOver(false);
        take.current([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => {
      end.abort();
    };
  }, [place]);
  return over;
}

/** One file after the other, so that many do not hold each other up. */
function useSending(reference: string, item: string | undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending[]>([]);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const change = (key: number, to: Partial<Sending>) => {
    setSending((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)));
  };
  const forget = (key: number) => {
    setSending((all) => all.filter((each) => each.key !== key));
  };
  const run = async ({ key, file }: Sending) => {
    try {
      await send(placeOf(reference, item), file, (share) => {
        change(key, { share });
      });
      toast(t('documents.added', { name: file.name }));
      forget(key);
      await client.invalidateQueries({ queryKey: ['case', reference] });
    } catch (error) {
      // Who went on to something else must not believe that the paper is there.
      if (gone.current) toast(t('documents.refused.other', { name: file.name }), { kind: 'error' });
      else change(key, { problem: asProblem(error) });
    }
  };
  const begin = (files: File[]) => {
    files.forEach((file) => {
      const each: Sending = { key: nextKey++, file, share: 0 };
      if (file.size > largest)
        each.problem = new Problem({ status: 413, code: 'document-too-large' });
      setSending((all) => [...all, each]);
      if (!each.problem) before.current = before.current.then(() => run(each));
    });
  };
  const again = ({ key, file }: Sending) => {
    forget(key);
    begin([file]);
  };
  return { sending, begin, again, forget };
}

interface OnItsWayProps {
  sending: Sending;
  onAgain: () => void;
  onForget: () => void;
}

function OnItsWay({ sending, onAgain, onForget }: OnItsWayProps) {
  const { t } = useTranslation();
  const { file, share, problem } = sending;
  const { name } = file;
  if (!problem)
    return (
      <div className={styles.dialogActions}>
        <span>{name}</span>
        <progress value={share} aria-label={t('documents.sending', { name })} />
      </div>
    );
  const code = problem.unreachable ? 'unreachable' : problem.code;
  const mayTryAgain = problem.unreachable || problem.status >= 500 || problem.status === 401;
  return (
    <div className={`${styles.missing} ${styles.dialogActions}`} role="alert">
      <span>
        {t(`documents.refused.${code}`, {
          name,
          defaultValue: t('documents.refused.other', { name }),
        })}
      </span>
      {mayTryAgain && <Button onPress={onAgain}>{t('documents.again')}</Button>}
      <Button look="quiet" aria-label={t('documents.forget', { name })} onPress={onForget}>
        <span aria-hidden="true">×</span>
      </Button>
    </div>
  );
}

interface LineProps {
  reference: string;
  document: CaseDocument;
  onGone: (id: string) => void;
}

function Line({ reference, document, onGone }: LineProps) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const { id, name, addedBy, addedByName, addedAt, size } = document;
  const remove = () => {
    removeDocument(reference, id)
      .then(() => {
        toast(t('documents.removed', { name }));
        onGone(id);
      })
      .catch((error: unknown) => {
        toast(whyNot(t, error), { kind: 'error' });
      })
      .finally(() => void client.invalidateQueries({ queryKey: ['case', reference] }));
  };
  return (
    <li className={styles.dialogActions}>
      <a className={styles.other ?? ''} href={pathOf(reference, id)} download={name}>
        {name}
      </a>
      <span className="muted">
        {t('documents.by', {
          name: calledBy(addedByName),
          at: moment(addedAt, serverNowMillis()),
          size: inWords(size),
        })}
      </span>
      {addedBy === me.name && (
        <Button look="quiet" aria-label={t('documents.remove', { name })} onPress={remove}>
          <span aria-hidden="true">×</span>
        </Button>
      )}
    </li>
  );
}

const kilo = 1024;

function inWords(size: number): string {
  if (size < kilo * kilo) return `${number(Math.max(1, Math.round(size / kilo)))} kB`;
  return `${number(Math.round((size / kilo / kilo) * 10) / 10)} MB`;
}
