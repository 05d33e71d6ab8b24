import type { Fields, NewCase, Process, StuckField } from '../../shared/api/schema';

export const caseStates = ['open', 'closed', 'all'] as const;
export type CaseState = (typeof caseStates)[number];
export const slaFilters = ['on-track', 'at-risk', 'late', 'met', 'none'] as const;
export type SlaFilter = (typeof slaFilters)[number];

/** Withdrawing has a place of its own, so its message is not offered twice. */
export function offeredMessages(process: Process | undefined) {
  return (process?.messages ?? []).filter(
    ({ name }) => name !== 'withdrawn' && name !== 'cancelled',
  );
}

/** `LN-100234-K` typed in any way: an agent's search that is a reference leads straight to the case. */
export function asReference(typed: string): string | undefined {
  const bare = typed.toUpperCase().replace(/[\s-]+/g, '');
  const match = /^([A-Z]{2})(\d{4,})([A-Z\d])$/.exec(bare);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

/** What somebody typed into the fields of a step done by hand. */
export type Typed = Record<string, string | boolean>;

const said = (value: string | boolean | undefined) =>
  typeof value === 'string' ? value.trim() : value;

/** The fields that must be filled in and are not. */
export function missingByHand(fields: StuckField[], typed: Typed): string[] {
  return fields
    .filter(({ type, required }) => required && type !== 'checkbox')
    .filter(({ name }) => !said(typed[name]))
    .map(({ name }) => name);
}

/** What came of a step done by hand, as the case keeps it; a number may be written with a comma. */
export function byHandData(fields: StuckField[], typed: Typed): Fields {
  return Object.fromEntries(
    fields.flatMap(({ name, type }): [string, unknown][] => {
      const value = said(typed[name]);
      if (type === 'checkbox') return [[name, value === true]];
      if (!value) return [];
      const number = Number(String(value).replace(',', '.'));
      return [[name, type === 'number' && !Number.isNaN(number) ? number : value]];
    }),
  );
}

export interface Applicant {
  name: string;
  id: string;
  email: string;
  phone: string;
  postcode: string;
  language: string;
}

export const noApplicant: Applicant = {
  name: '',
  id: '',
  email: '',
  phone: '',
  postcode: '',
  language: 'en',
};

export function newCase(process: string, applicant: Applicant, variables: Fields): NewCase {
  const { id, name, ...rest } = applicant;
  const filled = Object.entries(rest).filter(([, value]) => value.trim() !== '');
  return {
    process,
    channel: 'phone',
    customer: {
      id: id.trim(),
      name: name.trim(),
      ...Object.fromEntries(filled.map(([key, value]) => [key, value.trim()])),
    },
    variables: Object.fromEntries(
      Object.entries(variables).filter(
        ([, value]) => value !== '' && value !== null && value !== undefined,
      ),
    ),
  };
}
