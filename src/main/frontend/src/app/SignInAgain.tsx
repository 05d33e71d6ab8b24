import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/ui/Dialog';
import { dismiss, toast } from '../shared/ui/toasts';
import { SignInForm } from './SignInForm';
import styles from './SignIn.module.css';
import { useSignInEnded } from './useSignInEnded';

/** What is told beside the work stays: it is true until somebody signs in. */
const DAY = 86_400_000;

/** The sign-in ended while somebody worked: ask again on top of the screen, which keeps what was typed. */
export function SignInAgain({ name }: { name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { ended, toldBeside, ask, renewed } = useSignInEnded();
  const tellBeside = useEffectEvent(() =>
    toast(t('signIn.kept'), { millis: DAY, action: { label: t('signIn.do'), run: ask } }),
  );
  useEffect(() => {
    if (!toldBeside) return undefined;
    const told = tellBeside();
    return () => {
      dismiss(told);
    };
  }, [toldBeside]);
  const goOn = (signedIn: string) => {
    renewed();
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
