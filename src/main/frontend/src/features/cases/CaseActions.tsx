import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { CaseDetail, Fields, Process, ProcessMessage } from '../../shared/api/schema';
import { sendMessage, withdraw } from '../../shared/case/case.api';
import { FormView, type FormHandle } from '../../shared/forms/FormView';
import { Button } from '../../shared/ui/Button';
import { Dialog, DialogEnd } from '../../shared/ui/Dialog';
import { TextArea } from '../../shared/ui/fields';
import { ErrorNote } from '../../shared/ui/states';
import { offeredMessages } from './cases.state';
import styles from './CasePage.module.css';
import { useFollowUp } from './useFollowUp';

interface Props {
  found: CaseDetail;
  process: Process | undefined;
}

/** What a customer's call can bring: an answer, papers, a withdrawal. */
export function CaseActions({ found, process }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const close = () => {
    setOpen(undefined);
  };
  const messages = offeredMessages(process);
  return (
    <div className={`${styles.actions} no-print`} role="group" aria-label={t('case.actions')}>
      {messages.map(({ name, label }) => (
        <Button
          key={name}
          onPress={() => {
            setOpen(name);
          }}
        >
          {label}
        </Button>
      ))}
      <Button
        onPress={() => {
          setOpen('withdraw');
        }}
      >
        {t('case.withdraw')}
      </Button>
      {messages.map((message) => (
        <Dialog
          key={message.name}
          title={message.label}
          isOpen={open === message.name}
          onClose={close}
        >
          <MessageForm reference={found.reference} message={message} onDone={close} />
        </Dialog>
      ))}
      <Dialog title={t('case.withdrawTitle')} isOpen={open === 'withdraw'} onClose={close}>
        <WithdrawForm reference={found.reference} onDone={close} />
      </Dialog>
    </div>
  );
}

interface MessageProps {
  reference: string;
  message: ProcessMessage;
  onDone: () => void;
}

const noData: Fields = {};

function MessageForm({ reference, message, onDone }: MessageProps) {
  const { t } = useTranslation();
  const form = useRef<FormHandle>(null);
  const [messageId] = useState(() => crypto.randomUUID());
  const done = useFollowUp(t('case.noted', { label: message.label }), onDone);
  const sending = useMutation({
    mutationFn: (variables: Fields) => sendMessage(reference, message.name, variables, messageId),
    onSuccess: done,
    onError: (error) => form.current?.refuse(asProblem(error).errors),
  });
  const answers = message.name === 'offer-answered' && !message.form;
  const send = () => {
    const entries = message.form ? form.current?.submit() : {};
    if (entries) sending.mutate(entries);
  };
  return (
    <div className={styles.dialog}>
      {sending.isError && asProblem(sending.error).errors.length === 0 && (
        <ErrorNote error={sending.error} />
      )}
      {message.form ? (
        <FormView
          ref={form}
          schema={message.form}
          data={noData}
          label={message.label}
          onReady={() => form.current?.focusFirst()}
        />
      ) : (
        !answers && <p>{t('case.confirmMessage', { label: message.label, reference })}</p>
      )}
      <DialogEnd onClose={onDone}>
        {answers ? (
          [true, false].map((accepted) => (
            <Button
              key={String(accepted)}
              isPending={sending.isPending}
              onPress={() => {
                sending.mutate({ accepted });
              }}
            >
              {accepted ? t('case.accepts') : t('case.declines')}
            </Button>
          ))
        ) : (
          <Button look="primary" isPending={sending.isPending} onPress={send}>
            {t('case.note')}
          </Button>
        )}
      </DialogEnd>
    </div>
  );
}

function WithdrawForm({ reference, onDone }: { reference: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const done = useFollowUp(t('case.withdrawn', { reference }), onDone);
  const withdrawing = useMutation({
    mutationFn: () => withdraw(reference, reason.trim()),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = reason.trim() === '';
    setMissing(empty);
    if (!empty) withdrawing.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.dialog} noValidate>
      {withdrawing.isError && <ErrorNote error={withdrawing.error} safe={t('form.safe')} />}
      <TextArea
        label={t('case.reason')}
        required
        value={reason}
        error={missing ? t('case.reasonMissing') : undefined}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <DialogEnd onClose={onDone}>
        <Button type="submit" look="primary" isPending={withdrawing.isPending}>
          {t('case.withdrawDo', { reference })}
        </Button>
      </DialogEnd>
    </form>
  );
}
