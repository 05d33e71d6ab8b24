import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

type Catalogue = { [key: string]: string | Catalogue };

function entries(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : entries(value, `${path}${key}.`),
  );
}

const holes = (text: string) => (text.match(/{{\s*[\w.]+/g) ?? []).sort().join();

const parts = import.meta.glob<{ en: Catalogue; de: Catalogue }>('./more/*.json', {
  eager: true,
  import: 'default',
});
const all: [string, Catalogue, Catalogue][] = [
  ['what is always there', en, de],
  ...Object.entries(parts).map(
    ([name, part]) => [name, part.en, part.de] as [string, Catalogue, Catalogue],
  ),
];

describe.each(all)('catalogues: %s', (_, inEnglish, inGerman) => {
  const english = new Map(entries(inEnglish));
  const german = new Map(entries(inGerman));

  it('have the same keys', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill the same holes', () => {
    const differing = [...english].filter(
      ([key, text]) => holes(text) !== holes(german.get(key) ?? ''),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing empty', () => {
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
