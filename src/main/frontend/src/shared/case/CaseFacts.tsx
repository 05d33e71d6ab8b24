import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Fields } from '../api/schema';
import { fieldValue, humanized, moment } from '../format/values';
import { useNow } from '../ui/now';
import { wordsOf } from '../forms/schema';
import { processesQuery } from './case.api';
import styles from './case.module.css';

export interface Fact {
  name: string;
  label: string;
  value: string;
  /** The process's own forms have a word for it. */
  named: boolean;
}

/** Shown elsewhere, or nothing that a person would look for. */
const bookkeeping = /^(customer|case|currency$|channel$)/;

/** How a process calls its data: the labels and choices of its own forms, in the language of the screens. */
function useWords(process: string) {
  const processes = useQuery(processesQuery).data;
  return useMemo(() => {
    const known = processes?.items.find((one) => one.process === process);
    const forms = [known?.startForm, ...(known?.messages ?? []).map(({ form }) => form)];
    return wordsOf(forms.filter((form) => form !== null && form !== undefined));
  }, [processes, process]);
}

/** The data of a case that a person can read, each with its label in the language of the screens. */
export function useFacts(process: string, fields: Fields): Fact[] {
  const { t } = useTranslation();
  const said = useWords(process);
  const words = { yes: t('app.yes'), no: t('app.no') };
  return Object.entries(fields).flatMap(([name, raw]) => {
    if (bookkeeping.test(name)) return [];
    const own = said.get(name);
    const known = typeof raw === 'string' ? (own?.options.get(raw) ?? raw) : raw;
    const value = fieldValue(name, known, words, fields.currency);
    const label = own?.label ?? t(`fields.${name}`, { defaultValue: humanized(name) });
    return value === undefined ? [] : [{ name, label, value, named: own !== undefined }];
  });
}

export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, label, value }) => (
        <FactLine key={name} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Who the customer is and what the case is about. */
export function CaseFacts({ found }: { found: CaseDetail }) {
  const { t } = useTranslation();
  const now = useNow('minute');
  const { customer } = found;
  const own: [string, string | null | undefined][] = [
    ['customer', customer.name],
    ['phone', customer.phone],
    ['email', customer.email],
    ['postcode', customer.postcode],
    ['tier', customer.tier],
    ['opened', moment(found.openedAt, now)],
    ['closed', found.closedAt ? moment(found.closedAt, now) : undefined],
  ];
  const known = own.flatMap(([name, value]) =>
    value ? [{ name: `case.${name}`, label: t(`fact.${name}`), value, named: true }] : [],
  );
  const facts = useFacts(found.process, found.variables);
  const more = facts.filter(({ named }) => !named);
  return (
    <>
      <FactList facts={[...known, ...facts.filter(({ named }) => named)]} />
      {more.length > 0 && (
        <details className={styles.moreFacts}>
          <summary>{t('case.moreFacts', { count: more.length })}</summary>
          <FactList facts={more} />
        </details>
      )}
    </>
  );
}
