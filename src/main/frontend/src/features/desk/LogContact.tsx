import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskAnswer, NewContact } from '../../shared/api/schema';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { toast } from '../../shared/ui/toasts';
import { causes, channels, logContact } from './desk.api';
import styles from './DeskCase.module.css';
import { whyNot } from '../../shared/ui/whyNot';

/** Where the key for notes leads. */
export const noteField = 'contact-note';

interface Props {
  reference: string;
  onLogged: (answer: DeskAnswer) => void;
}

/** One press says why the customer asked; channel and note only when they differ from the usual. */
export function LogContact({ reference, onLogged }: Props) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<NewContact['channel']>('phone');
  const [note, setNote] = useState('');
  // Until the answer is there the same contact has the same key: pressed again, it is still one.
  const sent = useRef<{ said: string; key: string }>(undefined);
  const log = useMutation({
    mutationFn: (cause: NewContact['cause']) => {
      const body = { channel, cause, ...(note.trim() ? { note: note.trim() } : {}) };
      const said = JSON.stringify(body);
      if (sent.current?.said !== said) sent.current = { said, key: crypto.randomUUID() };
      return logContact(reference, sent.current.key, body);
    },
    onSuccess: (answer, cause) => {
      sent.current = undefined;
      setNote('');
      onLogged(answer);
      toast(t('desk.logged', { cause: t(`desk.cause.${cause}`) }));
    },
  });
  return (
    <section className={styles.log} aria-labelledby="log">
      <h2 id="log">{t('desk.why')}</h2>
      <div className={styles.causes}>
        {causes.map((cause) => (
          <Button
            key={cause}
            isDisabled={log.isPending}
            onPress={() => {
              log.mutate(cause);
            }}
          >
            {t(`desk.cause.${cause}`)}
          </Button>
        ))}
      </div>
      <div className={styles.causes}>
        <Select
          inline
          label={t('desk.channel')}
          value={channel}
          onChange={(event) => {
            setChannel(event.target.value as NewContact['channel']);
          }}
          options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <TextField
          inline
          id={noteField}
          label={t('desk.note')}
          value={note}
          maxLength={1000}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      </div>
      {log.isError && <p role="alert">{whyNot(t, log.error)}</p>}
    </section>
  );
}
