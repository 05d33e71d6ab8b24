import type { SlaFilter } from './cases.state';
import { caseStates, slaFilters, type CaseState } from './cases.state';

/** A list of cases with its filters is an address that can be passed on. */
export interface CasesSearch {
  process?: string | undefined;
  state?: CaseState | undefined;
  phase?: string | undefined;
  sla?: SlaFilter | undefined;
  stuck?: boolean | undefined;
  q?: string | undefined;
}

export interface NewCaseSearch {
  process?: string | undefined;
}

const text = (value: unknown) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : undefined;

function known<Search extends object>(read: {
  [Key in keyof Search]: Search[Key] | undefined;
}): Search {
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as Search;
}

export function casesSearch(search: Record<string, unknown>): CasesSearch {
  return known<CasesSearch>({
    process: text(search.process),
    state: caseStates.find((each) => each === search.state),
    phase: text(search.phase),
    sla: slaFilters.find((each) => each === search.sla),
    stuck: search.stuck === true ? true : undefined,
    q: text(search.q),
  });
}

export function newCaseSearch(search: Record<string, unknown>): NewCaseSearch {
  return known<NewCaseSearch>({ process: text(search.process) });
}
