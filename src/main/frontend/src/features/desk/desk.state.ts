import type { CustomerMoment, DeskCase, DeskSearchAnswer } from '../../shared/api/schema';

/** As many cases a search shows; behind so many there may be another customer's. */
const mostFound = 12;

/**
 * Where a telephone system's number leads: to the only open case of its customer, or to the customer with all their cases.
 * Nowhere when it is no telephone number that we know, or several people have it: then the agent chooses.
 */
export function calledFor({ readAs, results }: Pick<DeskSearchAnswer, 'readAs' | 'results'>): {
  reference?: string | undefined;
  customer?: string | undefined;
} {
  // Work of our own, such as a call that the customer asked for, is no case of theirs.
  const cases = results.filter(({ internal }) => !internal);
  const customers = new Set(results.map(({ customer }) => customer.id ?? customer.name));
  if (readAs !== 'phone' || results.length >= mostFound || customers.size !== 1) return {};
  const open = cases.filter(({ state }) => state === 'open');
  const [only] = open.length > 0 ? open : cases;
  return (open.length || cases.length) === 1
    ? { reference: only?.reference }
    : { customer: only?.customer.id };
}

/** Where the mark goes by a key: through what was found, then what may have been meant; never beyond. */
export function moved(from: number, by: number, rows: number): number {
  return Math.max(0, Math.min(rows - 1, from + by));
}

export interface FoundCustomer {
  id: string;
  name: string;
  /** What tells people of one name apart: their postcode and number. */
  apart?: string;
}

/** The customers of these cases, each once, in the order they come. */
export function customersOf(cases: DeskCase[]): FoundCustomer[] {
  const seen = new Map<string, DeskCase['customer']>();
  cases.forEach(({ customer }) => {
    if (customer.id !== undefined && !seen.has(customer.id)) seen.set(customer.id, customer);
  });
  const alike = (name?: string) => name?.trim().toLowerCase();
  const all = [...seen.values()];
  return all.map(({ id = '', name, postcode }) => {
    const same = all.filter((other) => alike(other.name) === alike(name));
    return name && same.length > 1
      ? { id, name, apart: [postcode, id].filter(Boolean).join(' · ') }
      : { id, name: name ?? id };
  });
}

/** Some things that happened, each once: parts of one list that were read at different times may overlap. */
export function eachOnce(moments: CustomerMoment[]): CustomerMoment[] {
  const seen = new Set<string>();
  return moments.filter((one) => {
    const key = JSON.stringify(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The days that open cases were promised for, soonest first. */
export function promisedAhead(
  cases: DeskCase[],
): { reference: string; title: string; on: string }[] {
  return cases
    .flatMap(({ reference, title, state, promise }) =>
      state === 'open' && promise ? [{ reference, title, on: promise.date }] : [],
    )
    .sort((one, other) => one.on.localeCompare(other.on));
}
