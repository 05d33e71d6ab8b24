import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../shared/api/http';
import type { WorkTask } from '../../shared/api/schema';
import dialog from '../../shared/case/case.module.css';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { ErrorNote } from '../../shared/ui/states';
import { forgetUndo, toast } from '../../shared/ui/toasts';
import { DeedFields, useDeedFields } from './DeedFields';
import type { Deed } from './MoreWork';
import { assign, note, park, prioritise, release, transfer, unpark } from './work.api';
import { endsDeed } from './endsDeed';
import { useRefusalToast } from './useRefusalToast';

type NoteHeard = Awaited<ReturnType<typeof note>>;

interface Props {
  deed: Deed;
  task: WorkTask;
  onClose: () => void;
  onMoved: () => void;
  onRefused: (problem: Problem) => void;
}

/** Asks what is needed to put an item aside, to give it to others, or to say how urgent it is. */
export default function WorkDeed({ deed, task, onClose, onMoved, onRefused }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refuse = useRefusalToast();
  const { said, complete, fields } = useDeedFields(deed, String(task.priority));
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['work'] });
    void client.invalidateQueries({ queryKey: ['case'] });
  };
  const heard = ({ told, notTold }: NoteHeard) => {
    toast(told.length > 0 ? t('deed.toldTo', { names: told.join(', ') }) : t('deed.noted'));
    if (notTold.length > 0)
      toast(t('deed.notTold', { names: notTold.join(', ') }), { kind: 'error' });
  };
  const doing = useMutation<unknown, Error, boolean>({
    mutationFn: () => {
      if (deed === 'park') return park(task.id, said.reason, said.until);
      if (deed === 'transfer') return transfer(task.id, said.target, said.reason);
      if (deed === 'note') return note(task.id, said.reason);
      if (deed === 'assign') return assign(task.id, said.target);
      return prioritise(task.id, said.priority, said.reason);
    },
    onSuccess: (answered, wasFree) => {
      if (deed === 'note') heard(answered as NoteHeard);
      else forgetUndo();
      // Putting aside claims what nobody had; given back, it is no longer put aside either.
      const undo = () => {
        void (wasFree ? release : unpark)(task.id).catch(refuse).finally(refresh);
      };
      if (deed !== 'note')
        toast(t(`deed.done.${deed}`, { title: task.title }), deed === 'park' ? { undo } : {});
      refresh();
      onClose();
      if (deed === 'park' || deed === 'transfer') onMoved();
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (!endsDeed(problem)) return;
      onClose();
      onRefused(problem);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete() && !doing.isPending) doing.mutate(!task.assignee);
  };
  return (
    <Dialog title={t(`deed.title.${deed}`, { title: task.title })} isOpen onClose={onClose}>
      <form onSubmit={submit} className={dialog.dialog} noValidate>
        {doing.error && <ErrorNote error={doing.error} safe={t('form.safe')} />}
        <DeedFields fields={fields} groups={task.groups} holder={task.assignee} />
        {deed === 'note' && <p className="muted">{t('deed.noteHint')}</p>}
        {deed === 'park' && <p className="muted">{t('deed.clockGoesOn')}</p>}
        <DialogEnd onClose={onClose}>
          <Button type="submit" look="primary" isPending={doing.isPending}>
            {t(`deed.do.${deed}`)}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
