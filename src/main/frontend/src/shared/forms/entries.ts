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
