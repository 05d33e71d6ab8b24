import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/http';
import type { TalkingPoint } from '../api/schema';
import { day } from '../format/values';
import { addWords } from '../i18n/i18n';
import words from '../i18n/more/ask.json';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/states';
import styles from './TalkingPoints.module.css';

addWords('ask', words);

const pointsQuery = (reference: string) =>
  queryOptions({
    queryKey: ['desk', 'points', reference],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/announcements/cases/{reference}', {
          params: { path: { reference } },
          signal,
        }),
      ),
  });

/** What to say of changes that concern this customer, until the reader has acknowledged each. */
export default function TalkingPoints({ reference }: { reference: string }) {
  return <Points points={useQuery(pointsQuery(reference)).data?.items ?? []} />;
}

interface PointsProps {
  points: TalkingPoint[];
  /** Where others of the same stand: who is at the case says that they know it. */
  isOneOfMany?: boolean;
}

/** The same of a case in a list, which has asked for all of its cases at once. */
export function Points({ points, isOneOfMany = false }: PointsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const acknowledging = useMutation({
    mutationFn: (id: number) =>
      answer(api.POST('/api/announcements/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk', 'points'] }),
  });
  if (points.length === 0) return null;
  return (
    <section aria-label={t('ask:points.label')}>
      {points.map(({ announcement, subject, point, effectiveOn }) => (
        <div key={announcement} className={styles.point}>
          <p>
            <b>{subject}</b> · {t('ask:points.from', { date: day(effectiveOn) })}
          </p>
          <p>{point}</p>
          {!isOneOfMany && (
            <Button
              isPending={acknowledging.isPending}
              onPress={() => {
                acknowledging.mutate(announcement);
              }}
            >
              {t('ask:points.known')}
            </Button>
          )}
        </div>
      ))}
      {acknowledging.error && <ErrorNote error={acknowledging.error} />}
    </section>
  );
}
