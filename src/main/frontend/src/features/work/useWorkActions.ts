import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../shared/api/http';
import type { Fields, WorkTask } from '../../shared/api/schema';
import type { SaidCause } from '../../shared/case/CauseForm';
import { useMe } from '../../shared/api/session';
import { forgetUndo, toast } from '../../shared/ui/toasts';
import { claim, complete, release, sendBack, skip, workTaskQuery } from './work.api';
import { heldBy, withAssignee, withoutItem, type WorkPages } from './work.state';

const lists = { queryKey: ['work', 'list'] };

/** Claim and release show at once and are rolled back when refused; complete waits for the answer. */
export function useWorkActions(id: string, title: string, onRefused: (problem: Problem) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const task = workTaskQuery(id).queryKey;

  const assignAtOnce = async (assignee: string | undefined) => {
    await client.cancelQueries({ queryKey: ['work'] });
    const before = {
      task: client.getQueryData(task),
      lists: client.getQueriesData<WorkPages>(lists),
    };
    client.setQueryData<WorkTask>(task, (known) => known && heldBy(known, assignee));
    client.setQueriesData<WorkPages>(lists, (pages) => withAssignee(pages, id, assignee));
    return before;
  };
  const rollBack = (before: Awaited<ReturnType<typeof assignAtOnce>> | undefined) => {
    if (!before) return;
    client.setQueryData(task, before.task);
    before.lists.forEach(([key, pages]) => {
      client.setQueryData(key, pages);
    });
  };
  const refresh = () => client.invalidateQueries({ queryKey: ['work'] });

  const claiming = useMutation({
    mutationFn: () => claim(id),
    onMutate: () => assignAtOnce(me.name),
    onSuccess: () => {
      toast(t('work.claimed', { title }), { undo: () => releasing.mutate(true) });
    },
    onError: (error, _, before) => {
      rollBack(before);
      onRefused(asProblem(error));
    },
    onSettled: refresh,
  });
  const releasing = useMutation({
    mutationFn: (_quietly: boolean) => release(id),
    onMutate: () => assignAtOnce(undefined),
    onSuccess: (_, quietly) => {
      toast(t('work.released', { title }), quietly ? {} : { undo: () => claiming.mutate() });
    },
    onError: (error, _, before) => {
      rollBack(before);
      onRefused(asProblem(error));
    },
    onSettled: refresh,
  });
  const completing = useMutation({
    mutationFn: (data: Fields) => complete(id, data),
    onSuccess: async () => {
      forgetUndo();
      await client.cancelQueries(lists);
      client.setQueriesData<WorkPages>(lists, (pages) => withoutItem(pages, id));
      toast(t('work.completed', { title }));
      void refresh();
      void client.invalidateQueries({ queryKey: ['case'] });
    },
    onError: (error) => {
      onRefused(asProblem(error));
    },
  });
  return { claiming, releasing, completing };
}

/** Sending back waits for the answer, as completing does: the item is then gone from the lists. */
export function useReturn({ id, title }: WorkTask, onRefused: (problem: Problem) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: SaidCause) => sendBack(id, said),
    onSuccess: async () => {
      forgetUndo();
      await client.cancelQueries(lists);
      client.setQueriesData<WorkPages>(lists, (pages) => withoutItem(pages, id));
      toast(t('work.returned', { title }));
      void client.invalidateQueries({ queryKey: ['work'] });
      void client.invalidateQueries({ queryKey: ['case'] });
    },
    onError: (error) => {
      onRefused(asProblem(error));
    },
  });
}

/** Who skips an item lets it go, so it may stay in the lists for others. */
export function useSkip({ id, title }: WorkTask, onRefused: (problem: Problem) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => skip(id, reason),
    onSuccess: () => {
      forgetUndo();
      toast(t('next.skipped', { title }));
      void client.invalidateQueries({ queryKey: ['work'] });
      void client.invalidateQueries({ queryKey: ['case'] });
    },
    onError: (error) => {
      onRefused(asProblem(error));
    },
  });
}
