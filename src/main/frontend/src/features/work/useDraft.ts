import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fields, WorkTask } from '../../shared/api/schema';
import { DraftKeeper, keptDraft, type DraftState } from '../../shared/forms/drafts';
import { saveDraft } from './work.api';

/** Keeps the entries of one item while it is on the screen. */
export function useDraft(task: WorkTask, who: string, editable: boolean) {
  const [state, setState] = useState<DraftState>({ kind: 'clean' });
  const keeper = useRef<DraftKeeper>(undefined);
  /** What the server has, as far as this screen knows. */
  const known = useRef(task.draft);
  const shown = useRef<Fields>(undefined);
  const { id } = task;

  /** What the form shows anew, because it was saved elsewhere. */
  const [merged, setMerged] = useState<{ data: Fields; times: number }>();

  const initial = useMemo<Fields>(
    () => merged?.data ?? { ...task.data, ...task.draft?.data, ...keptDraft(id, who)?.data },
    // What the form begins with; from then on the form holds the entries.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [id, who, task.form, merged],
  );

  useEffect(() => {
    if (!editable) return;
    const mine = new DraftKeeper(
      {
        id,
        who,
        save: async (data, version) => {
          const saved = await saveDraft(id, data, version);
          known.current = { data, ...saved };
          return saved;
        },
        onState: setState,
        onMerged: (data) => {
          setMerged((before) => ({ data, times: (before?.times ?? 0) + 1 }));
        },
      },
      known.current ?? null,
    );
    if (shown.current) mine.began(shown.current);
    keeper.current = mine;
    const flush = () => void mine.flush();
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('blur', flush);
    window.addEventListener('greenroom:signed-in', flush);
    window.addEventListener('greenroom:save', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('greenroom:signed-in', flush);
      window.removeEventListener('greenroom:save', flush);
      document.removeEventListener('visibilitychange', hidden);
      mine.leave();
      keeper.current = undefined;
    };
  }, [id, who, editable]);

  return {
    state,
    initial,
    /** Another one is another form. */
    shown: merged?.times ?? 0,
    /** The form is there, perhaps before anybody may type. */
    began: (data: Fields) => {
      shown.current = data;
      keeper.current?.began(data);
    },
    changed: (data: Fields) => keeper.current?.changed(data),
    flush: () => void keeper.current?.flush(),
    resolve: (savedWins: ReadonlySet<string>) => void keeper.current?.resolve(savedWins),
    discard: () => keeper.current?.discard(),
  };
}
