import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../api/http';
import { Button } from './Button';
import { whyNot } from './whyNot';
import styles from './states.module.css';

/** A thin bar after 300 ms while known data are refreshed. */
export function LoadingBar({ busy }: { busy: boolean }) {
  return busy ? <div aria-hidden="true" className={styles.bar} /> : null;
}

/** Rows in the shape of what comes, on the first load only. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('app.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.skeleton} />
      ))}
    </div>
  );
}

/** Says why there is nothing, and what next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The server's own titles are those of HTTP, and English. */
function headOf({ unreachable, status }: Problem): string {
  if (unreachable) return 'unreachable';
  return { 403: 'forbidden', 404: 'notFound', 503: 'busy' }[status] ?? 'title';
}

interface ErrorNoteProps {
  error: unknown;
  /** What is not lost. */
  safe?: string;
  retry?: (() => void) | undefined;
  children?: ReactNode;
}

/** What happened, what is safe, what to do, and a reference to pass on. */
export function ErrorNote({ error, safe, retry, children }: ErrorNoteProps) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const reference = problem.status >= 500 ? problem.body.requestId : undefined;
  const detail = problem.unreachable ? t('errors.unreachableHelp') : whyNot(t, problem);
  return (
    <div className={`${styles.state} ${styles.error}`} role="alert">
      <h3>{t(`errors.${headOf(problem)}`)}</h3>
      <p>{detail}</p>
      {safe && <p>{safe}</p>}
      {reference && (
        <p className="muted">
          {t('errors.reference')} <span className="reference">{reference}</span>
        </p>
      )}
      {(retry ?? children) && (
        <div className={styles.row}>
          {retry && <Button onPress={retry}>{t('errors.retry')}</Button>}
          {children}
        </div>
      )}
    </div>
  );
}
