import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onChanges } from '../../shared/api/events';
import { toast } from '../../shared/ui/toasts';
import { questionsQuery } from './ask.api';

/** How many questions of the reader have an answer; says so when one comes. */
export default function AnswersBadge() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useQuery(questionsQuery).data;
  const answered = found?.answered ?? 0;
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current !== undefined && answered > before.current) toast(t('desk.answerCame'));
    if (found) before.current = answered;
  }, [answered, found, t]);
  useEffect(
    () =>
      onChanges((changes) => {
        const asked = client.getQueryData(questionsQuery.queryKey)?.items ?? [];
        const mine = changes.some(({ ids }) =>
          ids.some((id) => asked.some(({ reference }) => reference === id)),
        );
        if (mine) void client.invalidateQueries({ queryKey: questionsQuery.queryKey });
      }),
    [client],
  );
  if (answered === 0) return null;
  return (
    <strong title={t('desk.answers', { count: answered })}>
      <span aria-hidden="true">{`(${String(answered)})`}</span>
      <span className="visually-hidden">{t('desk.answers', { count: answered })}</span>
    </strong>
  );
}
