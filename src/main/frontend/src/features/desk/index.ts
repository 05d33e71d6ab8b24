/** What the telephone system or a link asks for; `phone` opens the customer's case when there is just one. */
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
