import { readFileSync } from 'node:fs';
import { URL } from 'node:url';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const chunks = read('./dist/.vite/manifest.json');

/** A chunk and all that it needs before it runs. */
function needed(name, found = new Set()) {
  if (!found.has(name)) {
    found.add(name);
    (chunks[name].imports ?? []).forEach((each) => needed(each, found));
  }
  return found;
}

function named(pattern) {
  const names = Object.keys(chunks).filter((name) => pattern.test(name));
  if (names.length !== 1) {
    throw new Error(`One chunk is expected to be ${pattern}, not ${names.join(', ')}`);
  }
  return names[0];
}

/** What a browser loads before it shows the list of work, in the language with more letters. */
const first = [/^index\.html$/, /\/WorkPage\.tsx$/, /\/i18n\/de\.json$/].flatMap((each) => [
  ...needed(named(each)),
]);

export default [
  {
    name: 'Staff shell and work list, JS',
    path: [...new Set(first)].map((name) => `dist/${chunks[name].file}`),
    limit: '260 kB',
    gzip: true,
  },
  ...read('./size-limits.json'),
];
