import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { discardMail, mailsQuery, tryMail } from './intake.api';
import type { BrokenMail } from './intake.state';
import styles from './Intake.module.css';

/** Mails of which no work could be made, each with the reason. */
export function BrokenMails() {
  const { t } = useTranslation();
  const mails = useInfiniteQuery(mailsQuery);
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.part} aria-labelledby="mails">
      <h2 id="mails">{t('intake.mails')}</h2>
      {mails.isPending && <Skeleton rows={3} />}
      {mails.isError && !mails.data && (
        <ErrorNote error={mails.error} retry={() => void mails.refetch()} />
      )}
      {mails.data && items.length === 0 && <p className="muted">{t('intake.noMails')}</p>}
      <ul className={styles.mails}>
        {items.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </ul>
      {mails.hasNextPage && (
        <Button isPending={mails.isFetchingNextPage} onPress={() => void mails.fetchNextPage()}>
          {t('intake.moreMails')}
        </Button>
      )}
    </section>
  );
}

function Mail({ mail }: { mail: BrokenMail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const renew = () => void client.invalidateQueries({ queryKey: ['intake', 'mails'] });
  const again = useMutation({
    mutationFn: () => tryMail(mail.id),
    onSuccess: ({ reference }) => {
      toast(reference ? t('newCase.opened', { reference }) : t('intake.stillBroken'));
      renew();
    },
  });
  const discard = useMutation({ mutationFn: () => discardMail(mail.id, reason), onSuccess: renew });
  const failure = again.error ?? discard.error;
  return (
    <li>
      <div>
        <b>{mail.subject || t('intake.noSubject')}</b>
      </div>
      <div className="muted">
        {[mail.sender, mail.mailbox, `${date(mail.receivedAt)} ${time(mail.receivedAt)}`]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div>{mail.reason}</div>
      {failure && <ErrorNote error={failure} />}
      <div className={styles.actions}>
        <Button
          isPending={again.isPending}
          onPress={() => {
            again.mutate();
          }}
        >
          {t('intake.again')}
        </Button>
        <Button
          look="quiet"
          aria-expanded={asking}
          onPress={() => {
            setAsking(!asking);
          }}
        >
          {t('intake.discard')}
        </Button>
        <a href={`/api/intake/mails/${String(mail.id)}/source`} download>
          {t('intake.source')}
        </a>
      </div>
      {asking && (
        <form
          className={styles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            discard.mutate();
          }}
        >
          <TextField
            label={t('intake.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <Button type="submit" isPending={discard.isPending}>
            {t('intake.discard')}
          </Button>
        </form>
      )}
    </li>
  );
}
