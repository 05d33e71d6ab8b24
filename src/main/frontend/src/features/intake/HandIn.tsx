import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { Button } from '../../shared/ui/Button';
import { Select, TextArea, TextField } from '../../shared/ui/fields';
import { ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { handIn, typesQuery } from './intake.api';
import { newWork, type Typed } from './intake.state';
import styles from './Intake.module.css';

const nothing = () => ({
  type: '',
  subject: '',
  description: '',
  id: `C-${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
  name: '',
  email: '',
});

/** One piece of work, by hand. */
export function HandIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const types = useQuery(typesQuery);
  const [key] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState<Typed>(nothing);
  const items = types.data?.items ?? [];
  const type = items.find((one) => one.key === typed.type) ?? items[0];
  const sending = useMutation({
    mutationFn: () => handIn(newWork({ ...typed, type: type?.key ?? '' }), key),
    onSuccess: ({ reference }) => {
      toast(t('newCase.opened', { reference }));
      void client.invalidateQueries({ queryKey: ['work'] });
      void navigate({ to: '/cases/$reference', params: { reference } });
    },
  });
  const errors = sending.isError ? asProblem(sending.error).errors : [];
  const wrong = (field: string) => errors.find((each) => each.field === field)?.message;
  const set = (name: keyof Typed) => (event: { target: { value: string } }) => {
    setTyped({ ...typed, [name]: event.target.value });
  };
  if (types.isPending) return <Skeleton rows={6} />;
  if (!types.data) return <ErrorNote error={types.error} retry={() => void types.refetch()} />;
  return (
    <section className={styles.part} aria-labelledby="hand-in">
      <h2 id="hand-in">{t('intake.one')}</h2>
      {sending.isError && errors.length === 0 && <ErrorNote error={sending.error} />}
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <Select
          label={t('intake.type')}
          value={type?.key ?? ''}
          error={wrong('type')}
          onChange={set('type')}
          options={items.map((one) => ({
            value: one.key,
            label: `${one.label} · ${one.groupLabel}`,
          }))}
        />
        <TextField
          label={t('intake.subject')}
          required
          maxLength={200}
          value={typed.subject}
          error={wrong('subject')}
          onChange={set('subject')}
        />
        <div className={styles.whole}>
          <TextArea
            label={t('intake.what')}
            maxLength={4000}
            value={typed.description}
            error={wrong('description')}
            onChange={set('description')}
          />
        </div>
        <TextField
          label={t('newCase.name')}
          required
          autoComplete="off"
          value={typed.name}
          error={wrong('customer.name')}
          onChange={set('name')}
        />
        <TextField
          label={t('newCase.id')}
          required
          autoComplete="off"
          value={typed.id}
          error={wrong('customer.id')}
          onChange={set('id')}
        />
        <TextField
          label={t('fact.email')}
          type="email"
          autoComplete="off"
          value={typed.email}
          error={wrong('customer.email')}
          onChange={set('email')}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit" isPending={sending.isPending}>
            {t('intake.do')}
          </Button>
        </div>
      </form>
    </section>
  );
}
