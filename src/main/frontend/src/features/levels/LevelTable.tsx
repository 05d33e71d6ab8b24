import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar, ServiceLevels } from '../../shared/api/schema';
import { Select } from '../../shared/ui/fields';
import { AddLevel } from './AddLevel';
import { LevelRows } from './LevelRows';
import { LevelsOutlook } from './LevelsOutlook';
import styles from '../../shared/ui/rowEditor.module.css';
import { changeOf, kindsOf } from './table.state';
import { useLevelDraft } from './useLevelDraft';
import { useLevelWords } from './useLevelWords';

interface Props {
  found: ServiceLevels;
  calendars: Calendar[];
  editable: boolean;
}

/** What may take how long: everybody reads it, process owners change it and see first what that means. */
export function LevelTable({ found, calendars, editable }: Props) {
  const { t } = useTranslation();
  const draft = useLevelDraft(found, calendars, editable);
  const words = useLevelWords(draft.base.names);
  const kinds = kindsOf(draft.rows);
  const main = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [open, setOpen] = useState<string>();
  const kind = kinds.find((each) => each === chosen) ?? kinds[0] ?? '';
  const ofKind = (each: string) =>
    draft.rows.filter(({ cells }) => cells.level.split('.')[0] === each);
  const touched = (each: string) => ofKind(each).filter((row) => changeOf(row)).length;
  const show = (id: string, level: string) => {
    setChosen(level.split('.')[0]);
    setOpen(id);
  };
  const onGone = () => {
    setOpen(undefined);
    main.current?.focus();
  };
  const shared = { rows: ofKind(kind), draft, calendars, editable, open, setOpen, onGone };
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t('levels.table.title')}</h2>
      <div className={editable ? styles.beside : ''}>
        <div className={styles.main} ref={main} tabIndex={-1}>
          <p className="muted">{t('levels.table.help')}</p>
          <div className={styles.kind}>
            <Select
              label={t('levels.table.kind')}
              value={kind}
              options={kinds.map((each) => {
                const count = touched(each);
                const name = words.kindOf(each);
                return {
                  value: each,
                  label: count > 0 ? t('levels.table.kindChanged', { name, count }) : name,
                };
              })}
              onChange={(event) => {
                setChosen(event.target.value);
                setOpen(undefined);
              }}
            />
          </div>
          <LevelRows {...shared} />
          {editable && (
            <AddLevel
              names={draft.base.names}
              rows={draft.rows}
              kind={kind}
              onAdd={(rows, id, level) => {
                draft.set(rows);
                show(id, level);
              }}
            />
          )}
        </div>
        {editable && <LevelsOutlook draft={draft} calendars={calendars} onShow={show} />}
      </div>
    </section>
  );
}
