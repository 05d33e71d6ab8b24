import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar, WorkedExample } from '../../shared/api/schema';
import { onTheWall } from '../../shared/format/values';
import DateField from '../../shared/ui/DateField';
import { TextField } from '../../shared/ui/fields';
import styles from '../../shared/ui/rowEditor.module.css';
import { ChangedRow, RowOutlook } from '../../shared/ui/RowOutlook';
import levels from './Levels.module.css';
import { MovedDates } from './MovedDates';
import { kept, type Row } from './table.state';
import type { LevelDraft } from './useLevelDraft';
import { useLevelWords } from './useLevelWords';

interface Props {
  draft: LevelDraft;
  calendars: Calendar[];
  onShow: (id: string, level: string) => void;
}

/** By when work would have to be done by the changed rows, and which open dates would move. */
export function LevelsOutlook({ draft, calendars, onShow }: Props) {
  const { t } = useTranslation();
  const words = useLevelWords(draft.base.names);
  const { touched, rows, preview } = draft;
  const examples = preview.isError ? [] : (preview.data?.examples ?? []);
  const exampleOf = (row: Row) => {
    const example = draft.settled ? examples[kept(rows).indexOf(row)] : undefined;
    const calendar = calendars.find(({ key }) => key === row.cells.calendar)?.calendar;
    return example ? exampleWords(t, example, calendar?.zone ?? 'UTC') : '…';
  };
  return (
    <RowOutlook
      draft={draft}
      unchanged={t('levels.table.unchanged')}
      meanwhile={t('levels.table.meanwhile')}
    >
      <Opened draft={draft} />
      <ul className={styles.changes} aria-label={t('levels.table.changes')}>
        {touched.map((row) => (
          <ChangedRow
            key={row.id}
            change={draft.changeOf(row)}
            name={words.nameOf(row.cells)}
            summary={!row.removed && words.summary(row.cells)}
            inForce={row.base && words.summary(row.base)}
            onShow={() => {
              onShow(row.id, row.cells.level);
            }}
          >
            {!row.removed && !preview.isError && (
              <output className={levels.result}>{exampleOf(row)}</output>
            )}
          </ChangedRow>
        ))}
        {touched.length === 0 && <li>{t('levels.table.reordered')}</li>}
      </ul>
      {!preview.isError && preview.data && <MovedDates moves={preview.data.moves} />}
    </RowOutlook>
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
