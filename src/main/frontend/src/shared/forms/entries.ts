import type { Fields, FormSchema } from '../api/schema';
import { humanized } from '../format/values';
import { wordsOf } from './schema';

export interface EntryWords {
  yes: string;
  no: string;
  nothing: string;
}

/** An entry of a form as people read it. */
export function spokenEntry(schema: FormSchema, field: string, value: unknown, words: EntryWords) {
  const known = wordsOf([schema]).get(field);
  const label = known?.label ?? humanized(field);
  if (value === undefined || value === null || value === '') return { label, value: words.nothing };
  if (typeof value === 'boolean') return { label, value: value ? words.yes : words.no };
  if (typeof value === 'object') return { label, value: JSON.stringify(value) };
  return { label, value: known?.options.get(String(value)) ?? String(value) };
}

/** The text in pieces no longer than that, cut between lines or words where there are any. */
export function inPieces(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const gaps = [rest.lastIndexOf('\n', longest), rest.lastIndexOf(' ', longest)];
    // Never through one of the letters that take two places.
    const whole = /[\uD800-\uDBFF]$/.test(rest.slice(0, longest)) ? longest - 1 : longest;
    const end = gaps.find((gap) => gap > longest / 2) ?? whole;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** What was typed, one line for each field; nothing of what the form held anyway. */
export function typedLines(
  schema: FormSchema,
  typed: Fields,
  before: Fields,
  words: EntryWords,
): string[] {
  return Object.entries(typed)
    .filter(
      ([field, value]) =>
        value !== null &&
        value !== '' &&
        JSON.stringify(value) !== JSON.stringify(before[field] ?? null),
    )
    .map(([field, value]) => {
      const entry = spokenEntry(schema, field, value, words);
      return `${entry.label}: ${entry.value}`;
    });
}
