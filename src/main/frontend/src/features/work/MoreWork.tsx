import { lazy, Suspense, useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/api/http';
import type { WorkTask } from '../../shared/api/schema';
import { useMe } from '../../shared/api/session';
import { Button } from '../../shared/ui/Button';
import { Menu } from '../../shared/ui/Menu';
import { doesWork } from './work.state';

const WorkDeed = lazy(() => import('./WorkDeed'));

export type Deed = 'park' | 'note' | 'transfer' | 'assign' | 'priority';

export interface MoreWorkHandle {
  park(): void;
  note(): void;
}

interface Props {
  task: WorkTask;
  /** Somebody else has it: only who steers work may move it. */
  taken: boolean;
  onMoved: () => void;
  onRefused: (problem: Problem) => void;
  ref?: Ref<MoreWorkHandle>;
}

/** Everything that moves an item elsewhere and asks something first. */
export default function MoreWork({ task, taken, onMoved, onRefused, ref }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [deed, setDeed] = useState<Deed>();
  const steers = me.roles.some((role) => role === 'team-lead' || role === 'supervisor');
  const deeds: Deed[] = [
    'note',
    ...(taken && !steers ? [] : (['transfer'] as const)),
    ...(steers ? (['assign', 'priority'] as const) : []),
  ];
  const works = doesWork(me.roles);
  const mayPark = works && !taken && !task.parked;
  useImperativeHandle(ref, () => ({
    park: () => {
      if (mayPark) setDeed('park');
    },
    note: () => {
      if (works) setDeed('note');
    },
  }));
  if (!works) return null;
  return (
    <>
      {mayPark && (
        <Button
          keys="S"
          onPress={() => {
            setDeed('park');
          }}
        >
          {t('deed.park')}
        </Button>
      )}
      {deeds.length > 0 && (
        <Menu
          look="plain"
          label={t('deed.more')}
          items={deeds.map((id) => ({ id, label: t(`deed.${id}`) }))}
          onChoose={(id) => {
            setDeed(id as Deed);
          }}
        />
      )}
      {deed && (
        <Suspense fallback={null}>
          <WorkDeed
            deed={deed}
            task={task}
            onClose={() => {
              setDeed(undefined);
            }}
            onMoved={onMoved}
            onRefused={onRefused}
          />
        </Suspense>
      )}
    </>
  );
}
