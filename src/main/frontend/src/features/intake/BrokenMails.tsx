import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { date, time } from '../../shared/format/values';
import { PagedList } from '../../shared/ui/PagedList';
import { Settling } from '../../shared/ui/Settling';
import { toast } from '../../shared/ui/toasts';
import { discardMail, mailsQuery, tryMail } from './intake.api';
import type { BrokenMail } from './intake.state';
import styles from './Intake.module.css';

/** Mails of which no work could be made, each with the reason. */
export function BrokenMails() {
  const { t } = useTranslation();
  const mails = useInfiniteQuery(mailsQuery);
  return (
    <section className={styles.part} aria-labelledby="mails">
      <h2 id="mails">{t('intake.mails')}</h2>
      <PagedList
        found={mails}
        none={<p className="muted">{t('intake.noMails')}</p>}
        more={t('intake.moreMails')}
      >
        {(mail) => <Mail key={mail.id} mail={mail} />}
      </PagedList>
    </section>
  );
}

function Mail({ mail }: { mail: BrokenMail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const renew = () => void client.invalidateQueries({ queryKey: ['intake', 'mails'] });
  const again = useMutation({
    mutationFn: () => tryMail(mail.id),
    onSuccess: ({ reference }) => {
      toast(reference ? t('newCase.opened', { reference }) : t('intake.stillBroken'));
      renew();
    },
  });
  const discard = useMutation({
    mutationFn: (reason: string) => discardMail(mail.id, reason),
    onSuccess: renew,
  });
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
      <Settling
        again={again}
        leave={discard}
        words={{
          again: t('intake.again'),
          leave: t('intake.discard'),
          reason: t('intake.reason'),
        }}
      >
        <a href={`/api/intake/mails/${String(mail.id)}/source`} download>
          {t('intake.source')}
        </a>
      </Settling>
    </li>
  );
}
