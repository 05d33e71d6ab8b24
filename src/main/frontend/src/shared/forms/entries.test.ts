import { describe, expect, it } from 'vitest';
import { inPieces } from './entries';

describe('a long text in pieces', () => {
  it('is cut between lines, else between words, else where it must be', () => {
    expect(inPieces('eins zwei\ndrei', 10)).toEqual(['eins zwei', 'drei']);
    expect(inPieces('eins zwei drei', 11)).toEqual(['eins zwei', 'drei']);
    expect(inPieces('a bcdefghijkl', 6)).toEqual(['a bcde', 'fghijk', 'l']);
  });

  it('loses nothing, and cuts no letter in two', () => {
    const text = 'x'.repeat(1999) + '😀'.repeat(1500);
    const pieces = inPieces(text, 2000);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => piece.length <= 2000 && !/[\uD800-\uDBFF]$/.test(piece))).toBe(
      true,
    );
  });

  it('has none where there is nothing, and one where it is short', () => {
    expect(inPieces(' \n', 5)).toEqual([]);
    expect(inPieces('short', 5)).toEqual(['short']);
  });
});
