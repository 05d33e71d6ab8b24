import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { Calendar, ServiceLevels } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { toast } from '../../shared/ui/toasts';
import { changeLevels, levelsPreviewQuery, levelsQuery } from './levels.api';
import { asksOf, firstExamples } from './levels.state';
import {
  changeOf,
  kept,
  linesOf,
  placeOf,
  rebased,
  rowsOf,
  sameTable,
  type Field,
  type Row,
} from './table.state';
import { useSettled } from '../../shared/ui/useSettled';

interface Opened {
  day: string;
  time: string;
}

/** The table as somebody would have it: what that would mean, and how it comes into force. */
export function useLevelDraft(found: ServiceLevels, calendars: Calendar[], editable: boolean) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(found);
  const [rows, setRows] = useState(() => rowsOf(found.items));
  const [opened, setOpened] = useState<Opened>(() => ({
    ...(firstExamples(serverNowMillis())[0] ?? { day: '', time: '15:00' }),
  }));
  const dirty = !sameTable(rows, base.items);
  const [seen, setSeen] = useState(found.version);
  if (found.version !== seen) {
    setSeen(found.version);
    if (!dirty) {
      setBase(found);
      setRows(rowsOf(found.items));
    }
  }
  const touched = rows.filter((row) => changeOf(row));
  const zone =
    calendars.find(({ key }) => key === kept(touched)[0]?.cells.calendar)?.calendar.zone ?? 'UTC';
  const openedAt = asksOf([{ ...opened, target: '1', unit: 'business-days' }], zone)[0]?.openedAt;
  const asked = useSettled(JSON.stringify([linesOf(rows), openedAt ?? null]));
  const [lines, when] = JSON.parse(asked) as [ReturnType<typeof linesOf>, string | null];
  const preview = useQuery({
    ...levelsPreviewQuery(base.version, lines, when ?? undefined),
    enabled:
      editable && dirty && JSON.stringify(lines) !== JSON.stringify(linesOf(rowsOf(base.items))),
  });
  const applying = useMutation({
    mutationFn: () => changeLevels(base.version, linesOf(rows)),
    onSuccess: ({ serviceLevels }) => {
      setBase(serviceLevels);
      setSeen(serviceLevels.version);
      setRows(rowsOf(serviceLevels.items));
      client.setQueryData(levelsQuery.queryKey, serviceLevels);
      void client.invalidateQueries({ queryKey: ['recomputations'] });
      toast(t('levels.table.applied'));
    },
  });
  const problem = dirty ? (preview.error ?? applying.error) : null;
  const wrong = new Map<string, Map<Field | undefined, string>>();
  asProblem(problem).errors.forEach(({ field, message }) => {
    const place = placeOf(rows, field);
    if (place) wrong.set(place.id, new Map([[place.field, message]]));
  });
  const meanwhile =
    asProblem(applying.error).code === 'changed-meanwhile' ||
    (dirty &&
      preview.data !== undefined &&
      !preview.isPlaceholderData &&
      preview.data.version !== base.version) ||
    (dirty && found.version !== base.version);
  return {
    base,
    rows,
    touched,
    dirty,
    opened,
    zone,
    preview,
    applying,
    wrong,
    meanwhile,
    /** What cannot be told at a row. */
    problem: problem && wrong.size === 0 && !meanwhile ? problem : null,
    /** Whether the preview is that of the rows as they are now. */
    settled: asked === JSON.stringify([linesOf(rows), openedAt ?? null]) && !preview.isFetching,
    setOpened,
    set(next: Row[]) {
      applying.reset();
      setRows(next);
    },
    discard() {
      applying.reset();
      setRows(rowsOf(base.items));
    },
    async readAgain() {
      const fresh = await client.fetchQuery({ ...levelsQuery, staleTime: 0 });
      setBase(fresh);
      setSeen(fresh.version);
      setRows(rebased(rows, fresh.items));
      applying.reset();
    },
  };
}

export type LevelDraft = ReturnType<typeof useLevelDraft>;
