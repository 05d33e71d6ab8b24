import { useTranslation } from 'react-i18next';
import type { CaseDetail, Fields } from '../api/schema';
import { fieldValue, humanized, moment } from '../format/values';
import { useNow } from '../ui/now';
import styles from './case.module.css';

export interface Fact {
  name: string;
  label: string;
  value: string;
}

/** The data of a case that a person can read, each with its label in the language of the screens. */
export function useFacts(fields: Fields): Fact[] {
  const { t } = useTranslation();
  const words = { yes: t('app.yes'), no: t('app.no') };
  return Object.entries(fields).flatMap(([name, raw]) => {
    const known = typeof raw === 'string' ? t(`values.${raw}`, { defaultValue: raw }) : raw;
    const value = fieldValue(name, known, words, fields.currency);
    const label = t(`fields.${name}`, { defaultValue: humanized(name) });
    return value === undefined || name === 'currency' ? [] : [{ name, label, value }];
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
    value ? [{ name: `case.${name}`, label: t(`fact.${name}`), value }] : [],
  );
  return <FactList facts={[...known, ...useFacts(found.variables)]} />;
}
