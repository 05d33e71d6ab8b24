import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../shared/api/http';
import { Checkbox } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import './desk.words';

const wishQuery = (customer: string) =>
  queryOptions({
    queryKey: ['desk', 'messages', customer],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/notices/customers/{customer}', { params: { path: { customer } }, signal }),
      ),
  });

const wish = (customer: string, wantsMessages: boolean) =>
  answer(
    api.PUT('/api/notices/customers/{customer}', {
      params: { path: { customer } },
      body: { wantsMessages },
    }),
  );

/** Whether this customer wants messages; who wants none is told by people. */
export default function MessagesWanted({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useQuery(wishQuery(customer));
  const wanted = found.data?.wantsMessages;
  const noting = useMutation({
    mutationFn: (wants: boolean) => wish(customer, wants),
    onSuccess: (noted) => {
      client.setQueryData(wishQuery(customer).queryKey, noted);
      toast(t('desk:messages.noted'));
      void client.invalidateQueries({ queryKey: ['desk'] });
    },
  });
  if (wanted === undefined)
    return found.error ? (
      <ErrorNote error={found.error} retry={() => void found.refetch()} />
    ) : null;
  return (
    <section aria-label={t('desk:messages.label')}>
      <Checkbox
        label={t('desk:messages.wanted')}
        checked={wanted}
        disabled={noting.isPending}
        onChange={(event) => {
          noting.mutate(event.target.checked);
        }}
      />
      {!wanted && <p className="muted">{t('desk:messages.none')}</p>}
      {noting.error && <ErrorNote error={noting.error} />}
    </section>
  );
}
