import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { date, moment, time } from '../format/values';
import { calledBy } from '../format/names';
import { Button } from '../ui/Button';
import { useNow } from '../ui/now';
import { ErrorNote, Skeleton } from '../ui/states';
import { timelineQuery } from './case.api';
import styles from './case.module.css';

const signs: Record<string, string> = {
  'case-opened': '◆',
  'case-closed': '◆',
  'message-received': '✉',
  'work-completed': '✓',
  'at-risk': '◐',
  late: '▲',
  incident: '!',
  returned: '↩',
  'case-reopened': '◆',
  'case-linked': '⇄',
  'notice-due': '✉',
  retried: '↻',
  'by-hand': '✓',
  'gave-up': '✕',
};

const otherCase = /([A-Z]{2}-\d{6,}-[A-Z\d])/;

/** A line of the story; another case in it is the way there. */
function Told({ text, reference }: { text: string; reference: string }) {
  return text.split(otherCase).map((part, index) =>
    otherCase.test(part) && part !== reference ? (
      <Link
        key={index}
        to="/cases/$reference"
        params={{ reference: part }}
        className={`reference ${styles.other}`}
      >
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

export function CaseTimeline({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const timeline = useInfiniteQuery(timelineQuery(reference));
  if (timeline.isPending) return <Skeleton rows={4} />;
  if (timeline.isError && !timeline.data)
    return <ErrorNote error={timeline.error} retry={() => void timeline.refetch()} />;
  const entries = timeline.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p className="muted">{t('timeline.empty')}</p>;
  return (
    <>
      <ol className={styles.timeline} aria-label={t('timeline.label')}>
        {entries.map(({ id, at, kind, text, actor, note }) => (
          <li key={id} className={styles[kind] ?? ''}>
            <time dateTime={at} title={`${date(at)}, ${time(at)}`}>
              {moment(at, now)}
            </time>
            <span aria-hidden="true" className={styles.sign}>
              {signs[kind] ?? '·'}
            </span>
            <span>
              <Told text={text} reference={reference} />
              {actor && !text.toLowerCase().includes(actor.toLowerCase()) && (
                <span className={styles.actor}> · {calledBy(actor)}</span>
              )}
              {note && <span className={styles.note}>{note}</span>}
            </span>
          </li>
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button look="link" onPress={() => void timeline.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
    </>
  );
}
