import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../shared/api/http';
import { serverNowMillis } from '../../shared/api/serverClock';
import type { WorkTask } from '../../shared/api/schema';
import dialog from '../../shared/case/case.module.css';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { TextArea, TextField } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { forgetUndo, toast } from '../../shared/ui/toasts';
import { Target, Until } from './DeedFields';
import { dayOf, morningOf } from './morning';
import type { Deed } from './MoreWork';
import { assign, note, park, prioritise, release, transfer, unpark } from './work.api';
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
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState('tomorrow');
  const [day, setDay] = useState('');
  const [target, setTarget] = useState('');
  const [priority, setPriority] = useState(String(task.priority));
  const [tried, setTried] = useState(false);
  const whole = /^\d{1,3}$/.test(priority) && Number(priority) <= 100;
  const until = dayOf(when, day, serverNowMillis());
  const needsReason = deed !== 'assign' && deed !== 'priority';
  const missing = {
    reason: needsReason && reason.trim() === '',
    day: deed === 'park' && until === '',
    target: (deed === 'transfer' || deed === 'assign') && target === '',
    priority: deed === 'priority' && !whole,
  };
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
      const why = reason.trim();
      if (deed === 'park')
        return park(task.id, why, until === undefined ? until : morningOf(until));
      if (deed === 'transfer') return transfer(task.id, target, why);
      if (deed === 'note') return note(task.id, why);
      if (deed === 'assign') return assign(task.id, target);
      return prioritise(task.id, Number(priority), why);
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
      if (problem.status === 422 || problem.status === 0) return;
      onClose();
      onRefused(problem);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(missing).some(Boolean) && !doing.isPending) doing.mutate(!task.assignee);
  };
  const why: ReactNode = (
    <TextArea
      label={t(deed === 'note' ? 'deed.text' : needsReason ? 'deed.reason' : 'deed.reasonIfAny')}
      required={needsReason}
      value={reason}
      maxLength={deed === 'note' ? 2000 : 500}
      error={
        tried && missing.reason
          ? t(deed === 'note' ? 'deed.textMissing' : 'deed.reasonMissing')
          : undefined
      }
      onChange={(event) => {
        setReason(event.target.value);
      }}
    />
  );
  return (
    <Dialog title={t(`deed.title.${deed}`, { title: task.title })} isOpen onClose={onClose}>
      <form onSubmit={submit} className={dialog.dialog} noValidate>
        {doing.error && <ErrorNote error={doing.error} safe={t('form.safe')} />}
        {deed === 'park' && (
          <Until
            when={when}
            onWhen={setWhen}
            day={day}
            onDay={setDay}
            error={tried && missing.day ? t('deed.dayMissing') : undefined}
          />
        )}
        {(deed === 'transfer' || deed === 'assign') && (
          <Target
            deed={deed}
            groups={task.groups}
            holder={task.assignee}
            value={target}
            onChoose={setTarget}
            error={tried && missing.target ? t(`deed.missing.${deed}`) : undefined}
          />
        )}
        {deed === 'priority' && (
          <TextField
            label={t('deed.priorityLabel')}
            inputMode="numeric"
            value={priority}
            error={tried && missing.priority ? t('deed.priorityWrong') : undefined}
            onChange={(event) => {
              setPriority(event.target.value);
            }}
          />
        )}
        {deed !== 'assign' && why}
        {deed === 'note' && <p className="muted">{t('deed.noteHint')}</p>}
        {deed === 'park' && <p className="muted">{t('deed.clockGoesOn')}</p>}
        <div className={dialog.dialogActions}>
          <Button type="submit" look="primary" isPending={doing.isPending}>
            {t(`deed.do.${deed}`)}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
