import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCase } from '../../shared/api/schema';
import { ErrorNote, LoadingBar } from '../../shared/ui/states';
import { useSettled } from '../../shared/ui/useSettled';
import { findQuery, shortest } from './desk.api';
import { customersOf, moved } from './desk.state';
import './desk.words';
import styles from './Desk.module.css';
import { FoundCase } from './FoundCase';

interface Props {
  text: string;
  onText: (text: string) => void;
  onChoose: (reference: string) => void;
  /** Somebody follows a link out of here. */
  onLeave?: () => void;
}

/** No search answers with more cases. */
const mostFound = 12;

function said(results: number, suggestions: number) {
  if (results >= mostFound) return 'desk.first';
  return suggestions > 0 && results === 0 ? 'desk.notQuite' : 'desk.count';
}

/** One box for whatever the caller says first; the rows answer already, Enter opens the first. */
export function FindCase({ text, onText, onChoose, onLeave }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const asked = useSettled(text.trim(), 200);
  const search = useQuery(findQuery(asked));
  const [marked, setMarked] = useState<number>();
  const found = asked.length >= shortest ? search.data : undefined;
  const results = found?.results ?? [];
  const suggestions = found?.suggestions ?? [];
  const rows = [...results, ...suggestions];
  const current = marked ?? (results.length > 0 ? 0 : -1);
  const answered = asked === text.trim() && !search.isPlaceholderData && !search.isPending;

  // Who presses Enter before the rows are there gets the first one when they are.
  const awaited = useRef<string>(undefined);
  const first = results[0]?.reference;
  useEffect(() => {
    if (answered && awaited.current !== undefined) {
      const meant = awaited.current === asked;
      awaited.current = undefined;
      if (meant && first !== undefined) onChoose(first);
    }
  }, [answered, asked, first, onChoose]);

  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && rows.length > 0) {
      event.preventDefault();
      setMarked(moved(current, by, rows.length));
    }
    const chosen = rows[current];
    if (event.key === 'Enter' && answered && chosen) {
      event.preventDefault();
      onChoose(chosen.reference);
    } else if (event.key === 'Enter' && !answered) {
      event.preventDefault();
      awaited.current = text.trim();
    }
  };

  // Who sees the rows sees how many there are, but not that there may be more.
  const isTold = rows.length === 0 || results.length >= mostFound;

  const list = (cases: DeskCase[], from: number) =>
    cases.map((one, index) => (
      <FoundCase
        key={one.reference}
        id={`${id}-${from + index}`}
        found={one}
        asOf={Date.parse(found?.serverNow ?? '')}
        isMarked={from + index === current}
        onChoose={() => {
          onChoose(one.reference);
        }}
      />
    ));

  return (
    <div className={styles.find}>
      <label htmlFor={id}>{t('desk.find')}</label>
      <input
        id={id}
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the box is why one comes here
        autoFocus
        maxLength={200}
        value={text}
        placeholder={t('desk.findHint')}
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        onKeyDown={onKey}
        onChange={(event) => {
          setMarked(undefined);
          onText(event.target.value);
        }}
      />
      <div className={styles.found}>
        <LoadingBar busy={search.isFetching} />
        <p role="status" className={isTold ? 'muted' : 'visually-hidden'}>
          {found && answered
            ? t(said(results.length, suggestions.length), { count: results.length })
            : t('desk.lead')}
        </p>
        <Customers cases={results} onLeave={onLeave} />
        {search.isError && <ErrorNote error={search.error} retry={() => void search.refetch()} />}
        <div id={`${id}-list`} role="listbox" aria-label={t('desk.results')}>
          {list(results, 0)}
          {suggestions.length > 0 && (
            <div role="group" aria-label={t('desk.maybe')}>
              <p className={styles.maybe} aria-hidden="true">
                {t('desk.maybe')}
              </p>
              {list(suggestions, results.length)}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** The way to all cases of whoever was found. */
function Customers({ cases, onLeave }: { cases: DeskCase[]; onLeave: (() => void) | undefined }) {
  const { t } = useTranslation();
  const customers = customersOf(cases);
  if (customers.length === 0) return null;
  return (
    <p className={styles.customers}>
      {t('desk:customer.all')}
      {customers.map(({ id, name, apart }) => (
        <Link key={id} to="/desk/customers/$id" params={{ id }} onClick={onLeave}>
          {name}
          {apart && <span className="muted"> {apart}</span>}
        </Link>
      ))}
    </p>
  );
}
