import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffPerson } from '../../shared/api/schema';
import dialog from '../../shared/case/case.module.css';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import './messages.words';
import { EscalationMail } from './EscalationMail';
import { chooseMessages, meQuery, peopleQuery, type Escalations } from './people.api';

/** Whether you hear of escalations by mail, and in which language. */
export function MyMessages({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  return (
    <Dialog title={t('messages:title')} isOpen onClose={onClose}>
      {me.isPending && <Skeleton rows={3} />}
      {me.isError && <ErrorNote error={me.error} retry={() => void me.refetch()} />}
      {me.data && <Choice key={me.data.version} me={me.data} onClose={onClose} />}
    </Dialog>
  );
}

function Choice({ me, onClose }: { me: StaffPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, choose] = useState<Escalations>(me.messages?.escalations ?? 'none');
  const saving = useMutation({
    mutationFn: () => chooseMessages(chosen),
    onSuccess: (saved) => {
      toast(t('messages:saved'));
      // What is asked again stops with this dialog, which would then begin with the former choice.
      client.setQueryData(meQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: peopleQuery.queryKey, exact: true });
      onClose();
    },
  });
  const address = me.messages?.address;
  if (address === undefined) {
    return <p>{t(me.mailLeaves === false ? 'messages:noMail' : 'messages:nowhere')}</p>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} className={dialog.dialog} noValidate>
      {saving.error && <ErrorNote error={saving.error} />}
      <EscalationMail value={chosen} onChange={choose} />
      <p className="muted">
        {me.mailLeaves === false ? t('messages:noMail') : t('messages:to', { address })}
      </p>
      <DialogEnd onClose={onClose}>
        <Button type="submit" look="primary" isPending={saving.isPending}>
          {t('messages:save')}
        </Button>
      </DialogEnd>
    </form>
  );
}
