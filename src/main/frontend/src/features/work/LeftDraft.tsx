import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSchema, WorkTask } from '../../shared/api/schema';
import caseStyles from '../../shared/case/case.module.css';
import { forgetDraft, keptDraft } from '../../shared/forms/drafts';
import { inPieces, typedLines } from '../../shared/forms/entries';
import { Button } from '../../shared/ui/Button';
import { TextArea } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { discardDraft, note, workTaskQuery } from './work.api';

const longestNote = 2000;

interface Props {
  task: WorkTask;
  who: string;
  schema: FormSchema;
}

/** What somebody had typed when the work went to somebody else or ended: to be read, copied, or kept as a note. */
export default function LeftDraft({ task, who, schema }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = { yes: t('app.yes'), no: t('app.no'), nothing: '' };
  // What this browser has not got rid of yet is newer than what the server has.
  const [kept] = useState(() => keptDraft(task.id, who)?.data);
  const typed = kept ?? task.draft?.data;
  const [gone, setGone] = useState(false);
  const text = typedLines(schema, typed ?? {}, task.data, words).join('\n');
  const forget = async () => {
    await discardDraft(task.id);
    forgetDraft(task.id);
    setGone(true);
    void client.invalidateQueries({ queryKey: workTaskQuery(task.id).queryKey });
  };
  const discarding = useMutation({ mutationFn: forget });
  /** Tried again it goes on where it failed. */
  const noted = useRef<string[]>([]);
  const noting = useMutation({
    mutationFn: async () => {
      for (const [at, piece] of inPieces(text, longestNote).entries()) {
        if (noted.current[at] === piece) continue;
        await note(task.id, piece);
        noted.current[at] = piece;
      }
      await forget();
    },
    onSuccess: () => {
      toast(t('draft.noted'));
      void client.invalidateQueries({ queryKey: ['case'] });
    },
  });
  const open = task.state === 'open' && !task.assignee;
  if (gone || open || text === '' || task.doneBy === who) return null;
  const error = discarding.error ?? noting.error;
  return (
    <div
      role="group"
      aria-label={t('draft.left')}
      className={`${caseStyles.missing} ${caseStyles.dialog}`}
    >
      <p>{t('draft.leftWhy')}</p>
      {error && <ErrorNote error={error} safe={t('form.safe')} />}
      <TextArea
        label={t('draft.left')}
        readOnly
        value={text}
        rows={Math.min(8, text.split('\n').length + 1)}
      />
      <div className={caseStyles.dialogActions}>
        <Button
          onPress={() => {
            void navigator.clipboard.writeText(text).then(() => {
              toast(t('draft.copied'));
            });
          }}
        >
          {t('draft.copy')}
        </Button>
        <Button
          isPending={noting.isPending}
          onPress={() => {
            noting.mutate();
          }}
        >
          {t('draft.asNote')}
        </Button>
        <Button
          look="quiet"
          isPending={discarding.isPending}
          onPress={() => {
            discarding.mutate();
          }}
        >
          {t('draft.discard')}
        </Button>
      </div>
    </div>
  );
}
