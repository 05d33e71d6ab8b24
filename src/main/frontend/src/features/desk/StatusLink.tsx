import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { date } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { TextField } from '../../shared/ui/fields';
import { toast } from '../../shared/ui/toasts';
import { makeStatusLink, revokeStatusLinks } from './desk.api';
import styles from './DeskCase.module.css';
import { whyNot } from '../../shared/ui/whyNot';

interface Props {
  reference: string;
  email: string | undefined;
}

/** Browsers have no clipboard where a page came without encryption, or nobody allowed it. */
async function copied(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

/** A link with which the customer sees the case: copied, or put into a mail. */
export function StatusLink({ reference, email }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const made = useMutation({ mutationFn: () => makeStatusLink(reference) });
  const revoked = useMutation({
    mutationFn: () => revokeStatusLinks(reference),
    onSuccess: () => {
      made.reset();
      toast(t('desk.link.revoked'));
    },
  });
  const link = made.data && (made.data.url ?? window.location.origin + made.data.path);
  const failed = made.error ?? revoked.error;
  const problem = failed && asProblem(failed);
  return (
    <section className={styles.log} aria-labelledby="link">
      <h2 id="link">{t('desk.link.title')}</h2>
      {link && (
        <>
          <TextField
            ref={field}
            label={t('desk.link.label')}
            value={link}
            readOnly
            onFocus={(event) => {
              event.target.select();
            }}
          />
          {!made.data.url && <p>{t('desk.link.noAddress')}</p>}
          <p className="muted">{t('desk.link.until', { date: date(made.data.expiresAt) })}</p>
        </>
      )}
      <div className={styles.causes}>
        {link ? (
          <>
            <Button
              onPress={() => {
                void copied(link).then((done) => {
                  if (done) {
                    toast(t('desk.link.copied'));
                  } else {
                    field.current?.select();
                    toast(t('desk.link.selected'));
                  }
                });
              }}
            >
              {t('desk.link.copy')}
            </Button>
            {email && made.data.url && (
              <a
                href={`mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(
                  reference,
                )}&body=${encodeURIComponent(link)}`}
              >
                {t('desk.link.mail')}
              </a>
            )}
          </>
        ) : (
          <Button
            isDisabled={made.isPending}
            onPress={() => {
              made.mutate();
            }}
          >
            {t('desk.link.make')}
          </Button>
        )}
        <Button
          look="quiet"
          isDisabled={revoked.isPending}
          onPress={() => {
            revoked.mutate();
          }}
        >
          {t('desk.link.revoke')}
        </Button>
      </div>
      {problem && <p role="alert">{whyNot(t, problem)}</p>}
    </section>
  );
}
