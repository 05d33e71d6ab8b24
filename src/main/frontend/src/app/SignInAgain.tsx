import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/ui/Dialog';
import { SignInForm } from './SignInForm';
import styles from './SignIn.module.css';
import { useSignInEnded } from './useSignInEnded';

/** The sign-in ended while somebody worked: ask again on top of the screen, which keeps what was typed. */
export function SignInAgain({ name }: { name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { ended, renewed } = useSignInEnded();
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
