import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/http';
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
    <section aria-label={t('ask:points.label')}>
      {points.map(({ announcement, subject, point, effectiveOn }) => (
        <div key={announcement} className={styles.point}>
          <p>
            <b>{subject}</b> · {t('ask:points.from', { date: day(effectiveOn) })}
          </p>
          <p>{point}</p>
          <Button
            isPending={acknowledging.isPending}
            onPress={() => {
              acknowledging.mutate(announcement);
            }}
          >
            {t('ask:points.known')}
          </Button>
        </div>
      ))}
      {acknowledging.error && <ErrorNote error={acknowledging.error} />}
    </section>
  );
}
