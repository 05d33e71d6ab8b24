import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../shared/api/session';
import { ErrorNote } from '../shared/ui/states';
import { Shell } from './Shell';
import { SignInPage } from './SignInPage';
import styles from './SignIn.module.css';

/** Signed in: the shell. Not signed in: the sign-in page, at whatever address was asked for. */
export function App() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  if (session.data) return <Shell me={session.data.user} />;
  if (session.data === null) return <SignInPage />;
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">{t('app.name')}</h1>
      {session.isError && (
        <ErrorNote
          error={session.error}
          retry={() => {
            void session.refetch();
          }}
        />
      )}
    </main>
  );
}
