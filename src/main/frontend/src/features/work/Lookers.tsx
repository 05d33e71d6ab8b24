import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../shared/i18n/i18n';
import { leave, lookersQuery } from './work.api';

/** Who passes an item on the way through the list does not look at it. */
const passing = 1500;

/** Who else has the item open. While the browser shows another page nothing is asked, and one is soon forgotten. */
export default function Lookers({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [stays, setStays] = useState(false);
  const others = useQuery({ ...lookersQuery(id), enabled: stays }).data ?? [];
  useEffect(() => {
    const timer = setTimeout(() => {
      setStays(true);
    }, passing);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    if (!stays) return;
    return () => {
      client.removeQueries({ queryKey: ['looking', id] });
      leave(id).catch(() => undefined);
    };
  }, [client, id, stays]);
  if (others.length === 0) return null;
  return (
    <p role="status" className="muted">
      {others.length === 1
        ? t('looking.one', { name: others[0] })
        : t('looking.more', { names: new Intl.ListFormat(currentLanguage()).format(others) })}
    </p>
  );
}
