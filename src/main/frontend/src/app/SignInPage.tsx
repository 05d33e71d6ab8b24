import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Person } from '../shared/api/schema';
import { personasQuery } from '../shared/api/session';
import { LanguageSwitch } from './LanguageSwitch';
import { SignInError, SignInForm } from './SignInForm';
import styles from './SignIn.module.css';
import { useSignIn } from './useSignIn';

export function SignInPage() {
  const { t } = useTranslation();
  const personas = useQuery(personasQuery);
  const people = personas.data?.items ?? [];
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <div className={styles.head}>
          <h1>
            <span aria-hidden="true" className={styles.mark}>
              ◆
            </span>{' '}
            {t('app.name')}
          </h1>
          <LanguageSwitch />
        </div>
        <p className={styles.lead}>{t('signIn.lead')}</p>
        <div className={styles.columns}>
          <SignInForm />
          {people.length > 0 && <PersonaList people={people} />}
        </div>
      </div>
    </main>
  );
}

function PersonaList({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  const attempt = useSignIn();
  return (
    <section className={styles.personas} aria-labelledby="personas">
      <h2 id="personas">{t('signIn.personas')}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.name}>
            <button
              type="button"
              className={styles.persona}
              onClick={() => {
                attempt.mutate({ name: person.name, password: person.name });
              }}
            >
              <strong>{person.displayName}</strong>
              <span className={styles.does}>{describe(person)}</span>
            </button>
          </li>
        ))}
      </ul>
      <SignInError error={attempt.error} />
    </section>
  );
}

const spoken = (name: string) => name.replaceAll('-', ' ');

function describe({ roles, groups }: Person): string {
  const parts = [roles.map(spoken).join(', '), groups.map(spoken).join(', ')];
  return [...new Set(parts.filter(Boolean))].join(' · ');
}
