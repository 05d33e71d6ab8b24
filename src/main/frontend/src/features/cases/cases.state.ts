import type { Fields, NewCase, Process } from '../../shared/api/schema';

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
