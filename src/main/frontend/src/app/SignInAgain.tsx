import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut } from '../shared/api/signedOut';
import { Dialog } from '../shared/ui/Dialog';
import { atAPause } from '../shared/ui/typing';
import { SignInForm } from './SignInForm';
import styles from './SignIn.module.css';

/** The sign-in ended while somebody worked: ask again on top of the screen, which keeps what was typed. */
export function SignInAgain({ name }: { name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    let callOff: (() => void) | undefined;
    const off = onSignedOut(() => {
      callOff?.();
      callOff = atAPause(() => {
        setEnded(true);
      });
    });
    return () => {
      off();
      callOff?.();
    };
  }, []);
  const goOn = (signedIn: string) => {
    setEnded(false);
    if (signedIn === name) {
      window.dispatchEvent(new Event('greenroom:signed-in'));
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    } else {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      void navigate({ to: '/work' });
    }
  };
  return (
    <Dialog title={t('signIn.again')} isOpen={ended}>
      <p className={styles.lead}>{t('signIn.kept')}</p>
      <SignInForm name={name} onDone={goOn} />
    </Dialog>
  );
}
