import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { number } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { Menu } from '../../shared/ui/Menu';
import type { WorkSearch } from '.';
import { BulkDeed } from './BulkDeed';
import { howMany, nothingMarked, type Marked } from './bulk.state';
import type { BulkAction } from './bulk.undo';
import styles from './WorkList.module.css';

interface Props {
  marked: Marked;
  onMark: (marked: Marked) => void;
  search: WorkSearch;
  /** How many items the list has; unknown when it has more than can be counted. */
  count: number | undefined;
}

const most = 1_000;
const forAll: BulkAction[] = ['claim', 'release', 'park', 'transfer'];
const forLeads: BulkAction[] = ['assign', 'priority'];

/** What is marked, and what can be done with all of it. */
export default function BulkBar({ marked, onMark, search, count }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [action, setAction] = useState<BulkAction>();
  const leads = me.roles.some((role) => role === 'team-lead' || role === 'supervisor');
  const actions = leads ? [...forAll, ...forLeads] : forAll;
  const many = howMany(marked);
  const clear = () => {
    onMark(nothingMarked(marked.list));
  };
  return (
    <div role="group" className={`${styles.pager} no-print`} aria-label={t('bulk.bar')}>
      <span role="status">
        {marked.all === undefined
          ? t('bulk.marked', { count: many })
          : t('bulk.allMarked', { count: many })}
      </span>
      {marked.all === undefined && count !== undefined && count <= most && count > many && (
        <Button
          look="link"
          onPress={() => {
            onMark({ ...marked, all: count });
          }}
        >
          {t('bulk.all', { count })}
        </Button>
      )}
      {(count === undefined || count > most) && (
        <span className="muted">{t('bulk.tooMany', { most: number(most) })}</span>
      )}
      <span>
        <Menu
          look="plain"
          label={t('bulk.with')}
          items={actions.map((id) => ({ id, label: t(`bulk.action.${id}`) }))}
          onChoose={(id) => {
            setAction(id as BulkAction);
          }}
        />
        <Button look="quiet" aria-label={t('bulk.clear')} onPress={clear}>
          <span aria-hidden="true">×</span>
        </Button>
      </span>
      {action && (
        <BulkDeed
          action={action}
          marked={marked}
          search={search}
          onClose={() => {
            setAction(undefined);
          }}
          onDone={clear}
        />
      )}
    </div>
  );
}
