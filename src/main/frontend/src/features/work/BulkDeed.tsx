import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { serverNowMillis } from '../../shared/api/serverClock';
import { useMe } from '../../shared/api/session';
import dialog from '../../shared/case/case.module.css';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { TextArea, TextField } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import type { WorkSearch } from '.';
import { howMany, type Marked } from './bulk.state';
import { undoing, type BulkAction, type BulkOrder } from './bulk.undo';
import { Target, Until } from './DeedFields';
import { asked } from './list.state';
import { dayOf, morningOf } from './morning';
import { bulk, type BulkAnswer } from './work.api';

interface Props {
  action: BulkAction;
  marked: Marked;
  search: WorkSearch;
  onClose: () => void;
  onDone: () => void;
}

const undoMillis = 10_000;

/** Asks what is needed, does it for every marked item, and says for which it was not done. */
export function BulkDeed({ action, marked, search, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const [all, setAll] = useState(marked.all);
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState('tomorrow');
  const [day, setDay] = useState('');
  const [target, setTarget] = useState('');
  const [priority, setPriority] = useState('');
  const [tried, setTried] = useState(false);
  const [answer, setAnswer] = useState<BulkAnswer>();
  const count = all ?? howMany(marked);
  const until = dayOf(when, day, serverNowMillis());
  const needsReason = action === 'park' || action === 'transfer';
  const missing = {
    reason: needsReason && reason.trim() === '',
    day: action === 'park' && until === '',
    target: (action === 'transfer' || action === 'assign') && target === '',
    priority: action === 'priority' && !(/^\d{1,3}$/.test(priority) && Number(priority) <= 100),
  };
  const order: BulkOrder = {
    action,
    ...(action === 'assign' ? { user: target } : {}),
    ...(action === 'transfer' ? { group: target } : {}),
    ...(action === 'priority' ? { priority: Number(priority) } : {}),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(action === 'park' && until !== undefined ? { until: morningOf(until) } : {}),
  };
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['work'] });
    void client.invalidateQueries({ queryKey: ['case'] });
  };
  const takeBack = async (done: BulkAnswer) => {
    const answers = await Promise.all(
      undoing(action, done.items, me.name).map(({ order: back, ids }) => bulk({ ...back, ids })),
    );
    const back = answers.reduce((sum, each) => sum + each.done, 0);
    const not = answers.reduce((sum, each) => sum + each.items.length - each.done, 0);
    if (back > 0) toast(t('bulk.undone', { count: back }));
    if (not > 0) toast(t('bulk.notUndone', { count: not }), { kind: 'error' });
    refresh();
  };
  const doing = useMutation({
    mutationFn: (expected: number | undefined) =>
      bulk({
        ...order,
        ...(expected === undefined
          ? { ids: [...marked.items.keys()] }
          : { query: asked(search), expectedCount: expected }),
      }),
    onSuccess: (done) => {
      refresh();
      const undo = () => {
        takeBack(done).catch((error: unknown) => {
          toast(asProblem(error).message, { kind: 'error' });
        });
      };
      if (done.done > 0)
        toast(t('bulk.done', { count: done.done }), {
          millis: undoMillis,
          ...(undoing(action, done.items, me.name).length > 0 ? { undo } : {}),
        });
      if (done.done === done.items.length) {
        onDone();
        onClose();
      } else setAnswer(done);
    },
  });
  const problem = doing.error ? asProblem(doing.error) : undefined;
  const now = problem?.code === 'count-changed' ? Number(problem.body.count) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(missing).some(Boolean) && !doing.isPending) doing.mutate(all);
  };
  const title = t(`bulk.title.${action}`, { count });
  if (answer)
    return (
      <Dialog
        title={title}
        isOpen
        onClose={() => {
          onDone();
          onClose();
        }}
      >
        <NotDone answer={answer} marked={marked} />
      </Dialog>
    );
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={submit} className={dialog.dialog} noValidate>
        {problem && now === undefined && <ErrorNote error={problem} safe={t('form.safe')} />}
        {now !== undefined && (
          <p role="alert">{t('bulk.changed', { before: problem?.body.expectedCount, now })}</p>
        )}
        {action === 'park' && (
          <Until
            when={when}
            onWhen={setWhen}
            day={day}
            onDay={setDay}
            error={tried && missing.day ? t('deed.dayMissing') : undefined}
          />
        )}
        {(action === 'transfer' || action === 'assign') && (
          <Target
            deed={action}
            groups={[...new Set([...marked.items.values()].flatMap(({ groups }) => groups))]}
            value={target}
            onChoose={setTarget}
            error={tried && missing.target ? t(`deed.missing.${action}`) : undefined}
          />
        )}
        {action === 'priority' && (
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
        {(needsReason || action === 'priority') && (
          <TextArea
            label={t(needsReason ? 'deed.reason' : 'deed.reasonIfAny')}
            required={needsReason}
            value={reason}
            maxLength={500}
            error={tried && missing.reason ? t('deed.reasonMissing') : undefined}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        )}
        <div className={dialog.dialogActions}>
          {now === undefined || now === 0 || now > 1_000 ? (
            <Button type="submit" look="primary" isPending={doing.isPending}>
              {t(`bulk.do.${action}`)}
            </Button>
          ) : (
            <Button
              look="primary"
              isPending={doing.isPending}
              onPress={() => {
                setAll(now);
                doing.mutate(now);
              }}
            >
              {t('bulk.changedGoOn', { now })}
            </Button>
          )}
          <Button look="quiet" onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function NotDone({ answer, marked }: { answer: BulkAnswer; marked: Marked }) {
  const { t } = useTranslation();
  const tried = answer.items.filter(({ done, code }) => !done && code !== 'not-tried');
  return (
    <div className={dialog.dialog}>
      <p role="status">{t('bulk.some', { done: answer.done, count: answer.items.length })}</p>
      {answer.notTried > 0 && <p>{t('bulk.left', { count: answer.notTried })}</p>}
      {tried.length > 0 && (
        <>
          <p>{t('bulk.notDone')}</p>
          <ul>
            {tried.map(({ id, code = '', detail, caseReference }) => {
              const known = marked.items.get(id);
              return (
                <li key={id} className={dialog.dialogActions}>
                  <span className="reference">
                    {caseReference ?? known?.caseReference ?? t('bulk.unseen')}
                  </span>
                  {known && <span>{known.title}</span>}
                  <span className="muted">
                    {t(`bulk.why.${code}`, { defaultValue: detail ?? t('bulk.why.failed') })}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
