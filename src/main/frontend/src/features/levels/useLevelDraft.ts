import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar, ServiceLevels } from '../../shared/api/schema';
import { serverNowMillis } from '../../shared/api/serverClock';
import { toast } from '../../shared/ui/toasts';
import { useRowDraft } from '../../shared/ui/useRowDraft';
import { changeLevels, levelsQuery, previewLevels } from './levels.api';
import { asksOf, firstExamples } from './levels.state';
import { changeOf, kept, levelTable, type Row } from './table.state';

interface Opened {
  day: string;
  time: string;
}

/** The table as somebody would have it: what that would mean, and how it comes into force. */
export function useLevelDraft(found: ServiceLevels, calendars: Calendar[], editable: boolean) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened>(() => ({
    ...(firstExamples(serverNowMillis())[0] ?? { day: '', time: '15:00' }),
  }));
  /** The examples are opened by the clock of the first row that is changed. */
  const zoneOf = (rows: Row[]) => {
    const first = kept(rows.filter((row) => changeOf(row)))[0];
    return calendars.find(({ key }) => key === first?.cells.calendar)?.calendar.zone ?? 'UTC';
  };
  const draft = useRowDraft({
    kind: levelTable,
    found,
    editable,
    key: 'service-levels',
    aside: (rows) =>
      asksOf([{ ...opened, target: '1', unit: 'business-days' }], zoneOf(rows))[0]?.openedAt,
    ask: previewLevels,
    freshMillis: 60_000,
    change: async (version, lines) => (await changeLevels(version, lines)).serviceLevels,
    onChanged: (table) => {
      client.setQueryData(levelsQuery.queryKey, table);
      void client.invalidateQueries({ queryKey: ['recomputations'] });
      toast(t('levels.table.applied'));
    },
    read: () => client.fetchQuery({ ...levelsQuery, staleTime: 0 }),
  });
  return { ...draft, opened, setOpened };
}

export type LevelDraft = ReturnType<typeof useLevelDraft>;
