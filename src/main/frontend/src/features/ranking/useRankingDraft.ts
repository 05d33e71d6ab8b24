import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { RankingRules } from '../../shared/api/schema';
import { toast } from '../../shared/ui/toasts';
import { useSettled } from '../../shared/ui/useSettled';
import { changeRanking, outlookQuery, progressQuery, rankingQuery } from './ranking.api';
import {
  changeOf,
  placeOf,
  rebased,
  rowsOf,
  rulesOf,
  sameTable,
  type Field,
  type Row,
} from './ranking.state';

/** The ranking as somebody would have it: what that would mean, and how it comes into force. */
export function useRankingDraft(found: RankingRules, editable: boolean) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(found);
  const [rows, setRows] = useState(() => rowsOf(found.items));
  const dirty = !sameTable(rows, base.items);
  const [seen, setSeen] = useState(found.version);
  const begin = (table: RankingRules, next = rowsOf(table.items)) => {
    setBase(table);
    setSeen(table.version);
    setRows(next);
  };
  if (found.version !== seen) {
    setSeen(found.version);
    if (!dirty) begin(found);
  }
  const now = JSON.stringify(rulesOf(rows));
  const asked = useSettled(now);
  const preview = useQuery({
    ...outlookQuery(base.version, JSON.parse(asked) as ReturnType<typeof rulesOf>),
    enabled: editable && dirty && asked !== JSON.stringify(rulesOf(rowsOf(base.items))),
  });
  const applying = useMutation({
    mutationFn: () => changeRanking(base.version, rulesOf(rows)),
    onSuccess: (table) => {
      begin(table);
      client.setQueryData(rankingQuery.queryKey, table);
      void client.invalidateQueries({ queryKey: progressQuery.queryKey });
      toast(t('ranking:applied'));
    },
  });
  const problem = dirty ? (applying.error ?? preview.error) : null;
  const wrong = new Map<string, Map<Field, string>>();
  asProblem(problem).errors.forEach(({ field, message }) => {
    const place = placeOf(rows, field);
    if (!place) return;
    const fields = wrong.get(place.id) ?? new Map<Field, string>();
    wrong.set(place.id, fields.set(place.field, message));
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
    touched: rows.filter((row) => changeOf(row)),
    dirty,
    preview,
    applying,
    wrong,
    meanwhile,
    /** What cannot be told at a row. */
    problem: problem && wrong.size === 0 && !meanwhile ? problem : null,
    /** Whether the preview is that of the rows as they are now. */
    settled: asked === now && !preview.isFetching,
    set(next: Row[]) {
      applying.reset();
      setRows(next);
    },
    discard() {
      applying.reset();
      setRows(rowsOf(base.items));
    },
    async readAgain() {
      const fresh = await client.fetchQuery({ ...rankingQuery, staleTime: 0 });
      begin(fresh, rebased(rows, fresh.items));
      applying.reset();
    },
  };
}

export type RankingDraft = ReturnType<typeof useRankingDraft>;
