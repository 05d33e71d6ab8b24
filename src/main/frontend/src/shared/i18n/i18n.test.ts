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

describe('catalogues', () => {
  const english = new Map(entries(en));
  const german = new Map(entries(de));

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
