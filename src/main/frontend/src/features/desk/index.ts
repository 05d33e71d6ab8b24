/** What the telephone system or a link asks for; `phone` opens the customer's only open case, or the customer. */
export interface DeskSearch {
  q?: string | undefined;
  phone?: string | undefined;
}

const text = (value: unknown) =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value).trim()
    : undefined;

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const q = text(search.q);
  const phone = text(search.phone);
  return { ...(q ? { q } : {}), ...(phone ? { phone } : {}) };
}

/** Who answers customers; the desk is their first place. */
export const mayAnswer = (roles: string[]) =>
  ['front-office', 'team-lead', 'supervisor'].some((role) => roles.includes(role));

/** Who weighs what customers ask about. */
export const mayWeigh = (roles: string[]) =>
  ['team-lead', 'supervisor', 'process-owner'].some((role) => roles.includes(role));

/** Which contacts of how many weeks the causes show. */
export interface CausesSearch {
  weeks?: number | undefined;
  process?: string | undefined;
  step?: string | undefined;
}

export function causesSearch(search: Record<string, unknown>): CausesSearch {
  const weeks = Number(search.weeks);
  const process = text(search.process);
  const step = text(search.step);
  return {
    ...(Number.isInteger(weeks) && weeks > 0 && weeks <= 53 ? { weeks } : {}),
    ...(process ? { process, ...(step ? { step } : {}) } : {}),
  };
}

/** What is reckoned with, as typed. */
export interface SavingsSearch {
  cost?: string | undefined;
  share?: string | undefined;
  reduction?: string | undefined;
}

export function savingsSearch(search: Record<string, unknown>): SavingsSearch {
  const given = (['cost', 'share', 'reduction'] as const).flatMap((name) => {
    const value = text(search[name]);
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(given) as SavingsSearch;
}
