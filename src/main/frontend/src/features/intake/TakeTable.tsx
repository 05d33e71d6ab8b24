import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/states';
import ui from '../../shared/ui/table.module.css';
import { takeTable } from './intake.api';
import { worstFirst, type TableLine, type TableResult } from './intake.state';
import styles from './Intake.module.css';

const shown = 200;

/** Many pieces of work from a file: first what would become of each line, then the same in earnest. */
export function TakeTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const input = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState(0);
  /** Known once the file was checked. */
  const [total, setTotal] = useState<number>();
  const taking = useMutation({
    mutationFn: ({ table, dryRun }: { table: File; dryRun: boolean }) => {
      setDone(0);
      return takeTable(table, dryRun, setDone);
    },
    onSuccess: ({ lines }) => {
      setTotal(lines.length);
      void client.invalidateQueries({ queryKey: ['work'] });
    },
  });
  const start = (dryRun: boolean) => {
    if (file) taking.mutate({ table: file, dryRun });
  };
  const problem = taking.isError ? asProblem(taking.error) : undefined;
  return (
    <section className={styles.part} aria-labelledby="take-table">
      <h2 id="take-table">{t('intake.table')}</h2>
      <p className="muted">{t('intake.tableLead')}</p>
      <div className={styles.actions}>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,text/csv"
          aria-label={t('intake.file')}
          onChange={(event) => {
            setFile(event.target.files?.[0]);
            setTotal(undefined);
            taking.reset();
          }}
        />
        <Button
          isDisabled={!file}
          isPending={taking.isPending}
          onPress={() => {
            start(true);
          }}
        >
          {t('intake.dryRun')}
        </Button>
        {taking.data?.dryRun && taking.data.created > 0 && (
          <Button
            look="primary"
            isPending={taking.isPending}
            onPress={() => {
              start(false);
            }}
          >
            {t('intake.take', { count: taking.data.created })}
          </Button>
        )}
      </div>
      {taking.isPending && (
        <p className={styles.actions}>
          <progress aria-label={t('intake.table')} value={total && done} max={total} />
          <span className="numbers">
            {total === undefined
              ? t('intake.linesSoFar', { count: done, shown: number(done) })
              : t('intake.linesOf', { shown: number(done), all: number(total) })}
          </span>
        </p>
      )}
      {problem && problem.errors.length === 0 && <ErrorNote error={taking.error} />}
      {problem && problem.errors.length > 0 && (
        <ul className={styles.faults} role="alert">
          {problem.errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <b>{field}</b>: {message}
            </li>
          ))}
        </ul>
      )}
      {taking.data && <Lines result={taking.data} />}
    </section>
  );
}

function Lines({ result }: { result: TableResult }) {
  const { t } = useTranslation();
  const lines = worstFirst(result.lines);
  return (
    <>
      <p role="status">
        {t(result.dryRun ? 'intake.foreseen' : 'intake.taken', {
          created: number(result.created),
          repeated: number(result.repeated),
          refused: number(result.refused),
        })}
      </p>
      <div className={styles.wide}>
        <table className={ui.table}>
          <caption className="visually-hidden">{t('intake.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('intake.line')}</th>
              <th scope="col">{t('intake.state')}</th>
              <th scope="col">{t('intake.why')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map((line) => (
              <Line key={line.line} line={line} dryRun={result.dryRun} />
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > shown && (
        <p className="muted">{t('intake.more', { count: lines.length - shown })}</p>
      )}
    </>
  );
}

function Line({ line, dryRun }: { line: TableLine; dryRun: boolean }) {
  const { t } = useTranslation();
  const words = line.state === 'created' && dryRun ? 'foreseen' : line.state;
  return (
    <tr>
      <th scope="row">{line.line}</th>
      <td>{t(`intake.states.${words}`)}</td>
      <td>
        {line.reference && (
          <Link to="/cases/$reference" params={{ reference: line.reference }}>
            {line.reference}
          </Link>
        )}
        {line.errors?.map(({ field, message }) => (
          <div key={`${field} ${message}`}>
            <b>{field}</b>: {message}
          </div>
        ))}
      </td>
    </tr>
  );
}
