import { lazy, Suspense, useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/api/http';
import type { WorkTask } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Menu } from '../../shared/ui/Menu';

const WorkDeed = lazy(() => import('./WorkDeed'));

export type Deed = 'park' | 'note' | 'transfer' | 'assign' | 'priority';

export interface MoreWorkHandle {
  park(): void;
  note(): void;
}

interface Props {
  task: WorkTask;
  onMoved: () => void;
  onRefused: (problem: Problem) => void;
  ref?: Ref<MoreWorkHandle>;
}

/** Everything that moves an item elsewhere and asks something first. */
export default function MoreWork({ task, onMoved, onRefused, ref }: Props) {
  const { t } = useTranslation();
  const [deed, setDeed] = useState<Deed>();
  const may = (verb: WorkTask['may'][number]) => task.may.includes(verb);
  const deeds = [
    ...(may('notes') ? (['note'] as const) : []),
    ...(['transfer', 'assign', 'priority'] as const).filter(may),
  ];
  const mayPark = may('park') && !task.parked;
  useImperativeHandle(ref, () => ({
    park: () => {
      if (mayPark) setDeed('park');
    },
    note: () => {
      if (may('notes')) setDeed('note');
    },
  }));
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
