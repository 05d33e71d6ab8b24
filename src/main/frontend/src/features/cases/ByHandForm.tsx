import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { StuckField, StuckStep } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { DialogEnd } from '../../shared/ui/Dialog';
import { Checkbox, TextArea, TextField } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import styles from './CasePage.module.css';
import { stuckByHand } from './cases.api';
import { byHandData, missingByHand, type Typed } from './cases.state';
import { useFollowUp } from './useFollowUp';

interface Props {
  reference: string;
  stuck: StuckStep;
  onDone: () => void;
}

/** Somebody did outside what the system could not: what came of it, and what was done. */
export function ByHandForm({ reference, stuck, onDone }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({});
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const done = useFollowUp(t('stuck.byHandDone', { step: stuck.stepLabel }), onDone);
  const doing = useMutation({
    mutationFn: () =>
      stuckByHand(reference, stuck.id, byHandData(stuck.byHandFields, typed), note.trim()),
    onSuccess: done,
  });
  const missing = missingByHand(stuck.byHandFields, typed);
  const refused = doing.isError ? asProblem(doing.error).errors : [];
  const wrong = ({ name }: StuckField) =>
    tried && missing.includes(name)
      ? t('stuck.missing')
      : refused.find(({ field }) => field.split('.').at(-1) === name)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0 && note.trim() !== '') doing.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.dialog} noValidate>
      <p>{t('stuck.byHandLead')}</p>
      {doing.isError && <ErrorNote error={doing.error} safe={t('form.safe')} />}
      {stuck.byHandFields.map((field) =>
        field.type === 'checkbox' ? (
          <Checkbox
            key={field.name}
            label={field.label}
            checked={typed[field.name] === true}
            onChange={(event) => {
              setTyped({ ...typed, [field.name]: event.target.checked });
            }}
          />
        ) : (
          <TextField
            key={field.name}
            label={field.label}
            required={field.required}
            inputMode={field.type === 'number' ? 'decimal' : 'text'}
            value={String(typed[field.name] ?? '')}
            error={wrong(field)}
            onChange={(event) => {
              setTyped({ ...typed, [field.name]: event.target.value });
            }}
          />
        ),
      )}
      <TextArea
        label={t('stuck.note')}
        required
        value={note}
        error={tried && note.trim() === '' ? t('stuck.missing') : undefined}
        onChange={(event) => {
          setNote(event.target.value);
        }}
      />
      <DialogEnd onClose={onDone}>
        <Button type="submit" look="primary" isPending={doing.isPending}>
          {t('stuck.byHandDo')}
        </Button>
      </DialogEnd>
    </form>
  );
}
