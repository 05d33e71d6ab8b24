import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftConflict, FormSchema } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import caseStyles from '../../shared/case/case.module.css';
import { spokenEntry } from '../../shared/forms/entries';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Select } from '../../shared/ui/fields';

interface Props {
  schema: FormSchema;
  fields: DraftConflict[];
  at: string | undefined;
  onChoose: (savedWins: ReadonlySet<string>) => void;
}

/** The same form was filled in elsewhere, too: for each field that differs, which entry is to stay. */
export default function DraftChoice({ schema, fields, at, onChoose }: Props) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set());
  const words = { yes: t('app.yes'), no: t('app.no'), nothing: t('draft.nothing') };
  return (
    <div
      role="group"
      aria-label={t('draft.choose')}
      className={`${caseStyles.missing} ${caseStyles.dialog}`}
    >
      <p role="alert">
        {t('draft.changedElsewhere', { time: at ? moment(at, serverNowMillis()) : '' })}
      </p>
      {fields.map(({ field, yours, saved: theirs }) => {
        const mine = spokenEntry(schema, field, yours, words);
        const other = spokenEntry(schema, field, theirs, words);
        return (
          <Select
            key={field}
            label={mine.label}
            value={saved.has(field) ? 'saved' : 'yours'}
            options={[
              { value: 'yours', label: t('draft.here', { value: mine.value }) },
              { value: 'saved', label: t('draft.there', { value: other.value }) },
            ]}
            onChange={(event) => {
              const next = new Set(saved);
              if (event.target.value === 'saved') next.add(field);
              else next.delete(field);
              setSaved(next);
            }}
          />
        );
      })}
      <Button
        look="primary"
        onPress={() => {
          onChoose(saved);
        }}
      >
        {t('draft.keepChosen')}
      </Button>
    </div>
  );
}
