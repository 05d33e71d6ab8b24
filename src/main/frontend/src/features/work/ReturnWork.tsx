import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/api/http';
import type { WorkTask } from '../../shared/api/schema';
import { CauseForm } from '../../shared/case/CauseForm';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { endsDeed } from './endsDeed';
import { useReturn } from './useWorkActions';

interface Props {
  task: WorkTask;
  onReturned: () => void;
  onRefused: (problem: Problem) => void;
}

/** Sends the work back to a step that can put it right, and says why. */
export function ReturnWork({ task, onReturned, onRefused }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const returning = useReturn(task, (problem) => {
    if (!endsDeed(problem)) return;
    close();
    onRefused(problem);
  });
  if (!task.returns) return null;
  const { steps, causes } = task.returns;
  return (
    <>
      <Button
        onPress={() => {
          returning.reset();
          setOpen(true);
        }}
      >
        {t('work.return')}
      </Button>
      <Dialog title={t('work.returnTitle', { title: task.title })} isOpen={open} onClose={close}>
        <CauseForm
          steps={steps}
          causes={causes}
          doLabel={t('work.returnDo')}
          busy={returning.isPending}
          error={returning.error}
          onDo={(said) => {
            returning.mutate(said, {
              onSuccess: () => {
                close();
                onReturned();
              },
            });
          }}
          onCancel={close}
        />
      </Dialog>
    </>
  );
}
