import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import type { Fields, Process } from '../../shared/api/schema';
import { processesQuery } from '../../shared/case/case.api';
import { FormView, type FormHandle } from '../../shared/forms/FormView';
import { Button } from '../../shared/ui/Button';
import { Select, TextField } from '../../shared/ui/fields';
import { Empty, ErrorNote, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toasts';
import { startCase } from './cases.api';
import { newCase, noApplicant, type Applicant } from './cases.state';
import styles from './NewCasePage.module.css';

const route = getRouteApi('/cases/new');

export function NewCasePage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const processes = useQuery(processesQuery);
  if (processes.isPending) return <Skeleton />;
  if (!processes.data)
    return <ErrorNote error={processes.error} retry={() => void processes.refetch()} />;
  const startable = processes.data.items.filter(({ startForm }) => startForm);
  const process = startable.find((one) => one.process === search.process) ?? startable[0];
  if (!process)
    return (
      <Empty title={t('newCase.none')}>
        <Link to="/cases">{t('case.toList')}</Link>
      </Empty>
    );
  return <NewCase key={process.definitionId} process={process} />;
}

const noData: Fields = {};

function NewCase({ process }: { process: Process }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useRef<FormHandle>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [applicant, setApplicant] = useState<Applicant>({
    ...noApplicant,
    id: `C-${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
  });
  const [nameMissing, setNameMissing] = useState(false);
  const starting = useMutation({
    mutationFn: (variables: Fields) =>
      startCase(newCase(process.process, applicant, variables), key),
    onSuccess: ({ reference }) => {
      toast(t('newCase.opened', { reference }));
      void client.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: '/cases/$reference', params: { reference } });
    },
    onError: (error) => form.current?.refuse(asProblem(error).errors),
  });
  const set = (name: keyof Applicant) => (event: { target: { value: string } }) => {
    setApplicant({ ...applicant, [name]: event.target.value });
  };
  const start = () => {
    const entries = form.current?.submit();
    const missing = applicant.name.trim() === '';
    setNameMissing(missing);
    if (missing) document.getElementById('applicant-name')?.focus();
    if (entries && !missing) starting.mutate(entries);
  };
  const unexplained = starting.isError && asProblem(starting.error).errors.length === 0;
  return (
    <div className={styles.page}>
      <h1>{t('cases.new', { process: process.name })}</h1>
      {unexplained && <ErrorNote error={starting.error} safe={t('form.safe')} />}
      <section className={styles.part} aria-labelledby="who">
        <h2 id="who">{t('newCase.customer')}</h2>
        <div className={styles.fields}>
          <TextField
            id="applicant-name"
            label={t('newCase.name')}
            required
            autoComplete="off"
            value={applicant.name}
            error={nameMissing ? t('newCase.nameMissing') : undefined}
            onChange={set('name')}
          />
          <TextField
            label={t('newCase.id')}
            required
            autoComplete="off"
            value={applicant.id}
            onChange={set('id')}
          />
          <TextField
            label={t('fact.phone')}
            type="tel"
            autoComplete="off"
            value={applicant.phone}
            onChange={set('phone')}
          />
          <TextField
            label={t('fact.email')}
            type="email"
            autoComplete="off"
            value={applicant.email}
            onChange={set('email')}
          />
          <TextField
            label={t('fact.postcode')}
            autoComplete="off"
            value={applicant.postcode}
            onChange={set('postcode')}
          />
          <Select
            label={t('newCase.language')}
            value={applicant.language}
            onChange={set('language')}
            options={[
              { value: 'en', label: t('language.en') },
              { value: 'de', label: t('language.de') },
            ]}
          />
        </div>
      </section>
      <section className={styles.part} aria-labelledby="what">
        <h2 id="what">{process.name}</h2>
        {process.startForm && (
          <FormView ref={form} schema={process.startForm} data={noData} label={process.name} />
        )}
      </section>
      <div className={styles.actions}>
        <Button look="primary" isPending={starting.isPending} onPress={start}>
          {t('newCase.do')}
        </Button>
        <Link to="/cases">{t('dialog.cancel')}</Link>
      </div>
    </div>
  );
}
