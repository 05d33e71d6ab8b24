import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../../shared/api/http';
import { serverNowMillis } from '../../shared/api/serverClock';
import type { WorkItem } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { unpark } from './work.api';
import styles from './WorkTask.module.css';

interface Props {
  item: WorkItem;
  mine: boolean;
  onRefused: (problem: Problem) => void;
}

/** Says that an item is put aside, until when and why; its holder takes it up again. */
export function ParkedLine({ item, mine, onRefused }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const waking = useMutation({
    mutationFn: () => unpark(item.id),
    onError: (error) => {
      onRefused(asProblem(error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['work'] }),
  });
  const { parked } = item;
  if (!parked) return null;
  const name = parked.byName;
  return (
    <div className={styles.lost}>
      <span>
        {parked.until
          ? t('deed.parkedUntil', { name, until: moment(parked.until, serverNowMillis()) })
          : t('deed.parked', { name })}
        {parked.reason && ` ${parked.reason}`}
      </span>
      {mine && (
        <Button
          onPress={() => {
            waking.mutate();
          }}
          isPending={waking.isPending}
        >
          {t('deed.unpark')}
        </Button>
      )}
    </div>
  );
}
