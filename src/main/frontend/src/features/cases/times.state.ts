import type { TimeSplit } from '../../shared/api/schema';

const parts = [
  ['working', 'working'],
  ['queued', 'queued'],
  ['customer', 'customer'],
  ['third-party', 'thirdParty'],
  ['system', 'system'],
] as const;

/** The parts in their order, each with its share of the elapsed time. */
export function splitParts(split: TimeSplit) {
  return parts.map(([name, field]) => ({
    name,
    seconds: split[field],
    share: split.elapsed > 0 ? split[field] / split.elapsed : 0,
  }));
}
