import type { components } from '../../shared/api/openapi';

export type NewWorkItem = components['schemas']['NewWorkItem'];
export type TableResult = components['schemas']['TableResult'];
export type TableLine = components['schemas']['TableLine'];
export type BrokenMail = components['schemas']['BrokenMail'];

/** What somebody typed; nothing is a field that was left empty. */
export interface Typed {
  type: string;
  subject: string;
  description: string;
  id: string;
  name: string;
  email: string;
}

export function newWork(typed: Typed): NewWorkItem {
  const description = typed.description.trim();
  const email = typed.email.trim();
  return {
    type: typed.type,
    subject: typed.subject.trim(),
    ...(description === '' ? {} : { description }),
    customer: {
      id: typed.id.trim(),
      name: typed.name.trim(),
      ...(email === '' ? {} : { email }),
    },
  };
}

/** Refused lines first: they are why somebody looks at a table. */
export const worstFirst = (lines: TableLine[]): TableLine[] => [
  ...lines.filter(({ state }) => state === 'refused'),
  ...lines.filter(({ state }) => state !== 'refused'),
];

const lineBegins = '"line":';

/** How many lines a text tells of that grows with each call. */
export function countLines(): (text: string) => number {
  let lines = 0;
  let from = 0;
  return (text) => {
    for (let at = text.indexOf(lineBegins, from); at >= 0; at = text.indexOf(lineBegins, from)) {
      lines += 1;
      from = at + lineBegins.length;
    }
    from = Math.max(from, text.length - lineBegins.length + 1);
    return lines;
  };
}
