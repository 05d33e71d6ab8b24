import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceLevelName } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Select } from '../../shared/ui/fields';
import styles from '../../shared/ui/rowEditor.module.css';
import { added, type Row } from './table.state';
import { useLevelWords } from './useLevelWords';

interface Props {
  names: ServiceLevelName[];
  rows: Row[];
  kind: string;
  onAdd: (rows: Row[], id: string, level: string) => void;
}

/** Another row: for a step that has none yet, or for some cases of one that has. */
export function AddLevel({ names, rows, kind, onAdd }: Props) {
  const { t } = useTranslation();
  const words = useLevelWords(names);
  const [chosen, setChosen] = useState('');
  const ofKind = (level: string) => level.split('.')[0] === kind;
  const levels = [
    ...new Set([
      ...names
        .flatMap(({ level, step }) => (step ? [level, `${level}.hand-off`] : [level]))
        .filter(ofKind),
      ...rows.map(({ cells }) => cells.level).filter(ofKind),
    ]),
  ];
  const level = levels.find((each) => each === chosen) ?? levels[0];
  return (
    <div className={styles.add}>
      <Select
        label={t('levels.table.addFor')}
        value={level ?? ''}
        options={levels.map((each) => ({
          value: each,
          label: rows.some(({ cells }) => cells.level === each)
            ? words.stepOf(each)
            : t('levels.table.withoutRow', { step: words.stepOf(each) }),
        }))}
        onChange={(event) => {
          setChosen(event.target.value);
        }}
      />
      <Button
        isDisabled={level === undefined}
        onPress={() => {
          if (level === undefined) return;
          const made = added(rows, level);
          onAdd(made.rows, made.id, level);
        }}
      >
        {t('levels.table.add')}
      </Button>
    </div>
  );
}
