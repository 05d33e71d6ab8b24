import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../shared/api/http';
import { day } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { ErrorNote } from '../../shared/ui/states';
import './desk.words';
import styles from './DeskCase.module.css';

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

/** What to say of changes that concern this customer, until the agent has acknowledged each. */
export default function TalkingPoints({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const points = useQuery(pointsQuery(reference)).data?.items ?? [];
  const acknowledging = useMutation({
    mutationFn: (id: number) =>
      answer(api.POST('/api/announcements/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk', 'points'] }),
  });
  if (points.length === 0) return null;
  return (
    <section aria-label={t('desk:points.label')}>
      {points.map(({ announcement, subject, point, effectiveOn }) => (
        <div key={announcement} className={styles.moved}>
          <p>
            <b>{subject}</b> · {t('desk:points.from', { date: day(effectiveOn) })}
          </p>
          <p>{point}</p>
          <Button
            isPending={acknowledging.isPending}
            onPress={() => {
              acknowledging.mutate(announcement);
            }}
          >
            {t('desk:points.known')}
          </Button>
        </div>
      ))}
      {acknowledging.error && <ErrorNote error={acknowledging.error} />}
    </section>
  );
}
