import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date, time } from '../../shared/format/values';
import { Button } from '../../shared/ui/Button';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { versionsQuery, type Place } from './texts.api';
import styles from './Notices.module.css';

interface Props {
  place: Place;
  version: number;
  /** Puts an older text into the fields; without it versions are only to be read. */
  onPutBack: ((text: { subject: string; body: string }) => void) | undefined;
}

/** The versions of a text before the one that counts: who wrote them, and when. */
export function TextHistory({ place, version, onPutBack }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...versionsQuery(place, version), enabled: open });
  const older = found.data?.items.filter((each) => each.version !== version) ?? [];
  return (
    <>
      <div className={styles.actions}>
        <Button
          look="quiet"
          aria-expanded={open}
          onPress={() => {
            setOpen(!open);
          }}
        >
          {t('notices:texts.older')}
        </Button>
      </div>
      {open && found.isPending && <Skeleton rows={2} />}
      {open && found.error && <ErrorNote error={found.error} retry={() => void found.refetch()} />}
      {open && found.data && older.length === 0 && (
        <p className="muted">{t('notices:texts.noOlder')}</p>
      )}
      {open && (
        <ul className={styles.list}>
          {older.map(({ version: number, subject, body, changedBy, changedAt }) => (
            <li key={number} className={styles.form}>
              <p className="muted">
                {t('notices:texts.changed', {
                  version: number,
                  name: changedBy,
                  at: `${date(changedAt)} ${time(changedAt)}`,
                })}
              </p>
              {subject !== undefined && body !== undefined ? (
                <>
                  <div className={styles.preview} lang={place.language}>
                    <b>{subject}</b>
                    <p>{body}</p>
                  </div>
                  {onPutBack && (
                    <div className={styles.actions}>
                      <Button
                        onPress={() => {
                          onPutBack({ subject, body });
                        }}
                      >
                        {t('notices:texts.putBack', { version: number })}
                      </Button>
                    </div>
                  )}
                </>
              ) : (
                <p>{t('notices:texts.givenBack')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
