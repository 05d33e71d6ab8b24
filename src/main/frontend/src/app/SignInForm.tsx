import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../shared/api/http';
import { Button } from '../shared/ui/Button';
import { TextField } from '../shared/ui/fields';
import styles from './SignIn.module.css';
import { useSignIn } from './useSignIn';
import { whyNot } from '../shared/ui/whyNot';

interface Props {
  name?: string;
  onDone?: (name: string) => void;
}

export function SignInForm({ name: known = '', onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const attempt = useSignIn(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate({ name, password });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('signIn.name')}
        autoComplete="username"
        autoCapitalize="none"
        required
        value={name}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => {
          setPassword(event.target.value);
        }}
      />
      <SignInError error={attempt.error} />
      <Button look="primary" type="submit" isPending={attempt.isPending}>
        {t('signIn.do')}
      </Button>
    </form>
  );
}

export function SignInError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = asProblem(error);
  const text =
    problem.status === 401
      ? t('signIn.refused')
      : problem.unreachable
        ? t('errors.unreachable')
        : whyNot(t, problem);
  return (
    <p role="alert" className={styles.error}>
      {text}
    </p>
  );
}
