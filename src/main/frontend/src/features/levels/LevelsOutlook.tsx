import { useId, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar, WorkedExample } from '../../shared/api/schema';
import { onTheWall } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import DateField from '../../shared/ui/DateField';
import { TextField } from '../../shared/ui/fields';
import { ErrorNote, LoadingBar } from '../../shared/ui/states';
import levels from './Levels.module.css';
import styles from '../../shared/ui/rowEditor.module.css';
import { MovedDates } from './MovedDates';
import { changeOf, kept, type Row } from './table.state';
import type { LevelDraft } from './useLevelDraft';
import { useLevelWords } from './useLevelWords';

interface Props {
  draft: LevelDraft;
  calendars: Calendar[];
  onShow: (id: string, level: string) => void;
}

/** The button that was pressed is gone: the focus stays near. */
export function toOutlook(): void {
  document.getElementById('outlook')?.focus();
}

/** What the changes would mean, before anybody is bound by them; and the way to put them in force. */
export function LevelsOutlook({ draft, calendars, onShow }: Props) {
  const { t } = useTranslation();
  const { dirty, touched, rows, preview, applying, problem, meanwhile } = draft;
  const place = {
    id: 'outlook',
    tabIndex: -1,
    className: styles.outlook,
    'aria-label': t('levels.table.outlook'),
  };
  if (!dirty)
    return (
      <section {...place}>
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{t('levels.table.unchanged')}</p>
      </section>
    );
  const examples = preview.isError ? [] : (preview.data?.examples ?? []);
  const exampleOf = (row: Row) => examples[kept(rows).indexOf(row)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.settled && !preview.isError && !meanwhile)
      applying.mutate(undefined, { onSuccess: toOutlook });
  };
  return (
    <section {...place}>
      <form onSubmit={submit} noValidate>
        <LoadingBar busy={!draft.settled} />
        <h3>{t('levels.table.outlook')}</h3>
        <p className="muted">{t('levels.table.changedHelp')}</p>
        <Opened draft={draft} />
        <ul className={styles.changes} aria-label={t('levels.table.changes')}>
          {touched.map((row) => (
            <ChangedRow
              key={row.id}
              row={row}
              draft={draft}
              example={draft.settled ? exampleOf(row) : undefined}
              awaited={!row.removed && !preview.isError}
              zone={calendars.find(({ key }) => key === row.cells.calendar)?.calendar.zone ?? 'UTC'}
              onShow={onShow}
            />
          ))}
          {touched.length === 0 && <li>{t('levels.table.reordered')}</li>}
        </ul>
        {!preview.isError && preview.data && <MovedDates moves={preview.data.moves} />}
        {meanwhile && (
          <div role="alert" className={levels.note}>
            <p>{t('levels.table.meanwhile')}</p>
            <Button onPress={() => void draft.readAgain()}>{t('levels.readAgain')}</Button>
          </div>
        )}
        {problem && <ErrorNote error={problem} safe={t('form.safe')} />}
        {draft.wrong.size > 0 && <p className={levels.wrong}>{t('levels.table.wrongHelp')}</p>}
        <div className={`${levels.row} ${styles.apply}`}>
          <Button
            type="submit"
            look="primary"
            isPending={applying.isPending}
            isDisabled={!draft.settled || preview.isError || meanwhile}
          >
            {t('levels.applyDo')}
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              draft.discard();
              toOutlook();
            }}
          >
            {t('levels.discard')}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** When the worked examples are opened. */
function Opened({ draft }: { draft: LevelDraft }) {
  const { t } = useTranslation();
  const label = useId();
  const { opened, setOpened } = draft;
  return (
    <div className={styles.example} role="group" aria-label={t('levels.table.example')}>
      <div className={levels.date}>
        <span id={label}>{t('levels.table.openedAt')}</span>
        <DateField
          value={opened.day}
          labelledBy={label}
          onChange={(day) => {
            setOpened({ ...opened, day });
          }}
        />
      </div>
      <TextField
        label={t('levels.time')}
        autoComplete="off"
        value={opened.time}
        onChange={(event) => {
          setOpened({ ...opened, time: event.target.value });
        }}
      />
    </div>
  );
}

interface ChangedProps {
  row: Row;
  draft: LevelDraft;
  example: WorkedExample | undefined;
  /** An example is on its way. */
  awaited: boolean;
  zone: string;
  onShow: (id: string, level: string) => void;
}

function ChangedRow({ row, draft, example, awaited, zone, onShow }: ChangedProps) {
  const { t } = useTranslation();
  const words = useLevelWords(draft.base.names);
  return (
    <li>
      <span>
        <span className={styles.mark}>{t(`levels.table.${changeOf(row) ?? 'changed'}`)}</span>
        <Button
          look="link"
          onPress={() => {
            onShow(row.id, row.cells.level);
          }}
        >
          {words.nameOf(row.cells)}
        </Button>
      </span>
      {!row.removed && <span>{words.summary(row.cells)}</span>}
      {row.base && (
        <span className="muted">
          {t('levels.table.inForce', { summary: words.summary(row.base) })}
        </span>
      )}
      {awaited && (
        <output className={levels.result}>{example ? exampleWords(t, example, zone) : '…'}</output>
      )}
    </li>
  );
}

function exampleWords(
  t: ReturnType<typeof useTranslation>['t'],
  { openedAt, dueNow, dueThen, problem }: WorkedExample,
  zone: string,
): string {
  if (!dueThen) return problem ?? '';
  const words = t('levels.example', {
    opened: onTheWall(openedAt, zone),
    due: onTheWall(dueThen, zone),
  });
  return dueNow && dueNow !== dueThen
    ? `${words} ${t('levels.was', { due: onTheWall(dueNow, zone) })}`
    : words;
}
