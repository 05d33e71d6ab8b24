import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { useMe } from '../../shared/api/session';
import dialog from '../../shared/case/case.module.css';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import type { WorkSearch } from '.';
import { howMany, type Marked } from './bulk.state';
import { named, undoing, type BulkAction, type BulkOrder } from './bulk.undo';
import { DeedFields, useDeedFields } from './DeedFields';
import { asked } from './list.state';
import { bulk, type BulkAnswer } from './work.api';
import { whyNot } from '../../shared/ui/whyNot';

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
  const { said, complete, fields } = useDeedFields(action);
  const [answer, setAnswer] = useState<BulkAnswer>();
  const count = all ?? howMany(marked);
  const order: BulkOrder = {
    action,
    ...(action === 'assign' ? { user: said.target } : {}),
    ...(action === 'transfer' ? { group: said.target } : {}),
    ...(action === 'priority' ? { priority: said.priority } : {}),
    ...(said.reason === '' ? {} : { reason: said.reason }),
    ...(action === 'park' && said.until !== undefined ? { until: said.until } : {}),
  };
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['work'] });
    void client.invalidateQueries({ queryKey: ['case'] });
  };
  const takeBack = async (done: BulkAnswer) => {
    const answers = await Promise.all(
      undoing(action, done.items, me.name).map(({ order: back, ...which }) =>
        bulk({ ...back, ...which }),
      ),
    );
    const items = answers.flatMap((each) => each.items);
    const back = items.filter((each) => each.done).length;
    const changed = items.filter((each) => each.code === 'changed-meanwhile');
    const not = items.filter((each) => !each.done && !changed.includes(each));
    if (back > 0) toast(t('bulk.undone', { count: back }));
    if (changed.length > 0)
      toast(
        t('bulk.changedSince', {
          count: changed.length,
          references: named(changed, me.name, t),
        }),
        { kind: 'error' },
      );
    if (not.length > 0)
      toast(t('bulk.notUndone', { references: named(not, me.name, t) }), { kind: 'error' });
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
          toast(whyNot(t, error), { kind: 'error' });
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
    if (complete() && !doing.isPending) doing.mutate(all);
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
        <DeedFields
          fields={fields}
          groups={[...new Set([...marked.items.values()].flatMap(({ groups }) => groups))]}
        />
        <DialogEnd onClose={onClose}>
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
        </DialogEnd>
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
            {tried.map(({ id, code = '', detail, caseReference, assigneeName }) => {
              const known = marked.items.get(id);
              return (
                <li key={id} className={dialog.dialogActions}>
                  <span className="reference">
                    {caseReference ?? known?.caseReference ?? t('bulk.unseen')}
                  </span>
                  {known && <span>{known.title}</span>}
                  <span className="muted">
                    {t(`bulk.why.${code}`, { defaultValue: detail ?? t('bulk.why.failed') })}
                    {assigneeName !== undefined && ` · ${assigneeName}`}
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
