import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync('src/shared/ui/tokens.css', 'utf8');
const tokens = new Map(
  [...source.matchAll(/--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', [light ?? '', dark ?? ''] as const],
  ),
);

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function ratios(front: string, back: string): [number, number] {
  const of = (theme: 0 | 1) =>
    contrast(tokens.get(front)?.[theme] ?? '', tokens.get(back)?.[theme] ?? '');
  return [of(0), of(1)];
}

describe('the colours', () => {
  it.each([
    ['sla-on-track', 5.73, 8.18],
    ['sla-at-risk', 6.04, 9.2],
    ['sla-late', 6.77, 8.22],
    ['sla-paused', 6.59, 8.06],
    ['sla-met', 6.72, 8.26],
    ['sla-none', 6.29, 6.88],
  ])('of %s stand out from their tint as designed', (state, light, dark) => {
    const [inLight, inDark] = ratios(state, `${state}-tint`);
    expect(inLight).toBeCloseTo(light, 1);
    expect(inDark).toBeCloseTo(dark, 1);
  });

  const grounds = ['bg', 'surface', 'hover', 'selected'];
  it.each(
    grounds.flatMap((ground) => ['text', 'muted', 'accent', 'error'].map((text) => [text, ground])),
  )('let %s be read on %s', (text, ground) => {
    expect(Math.min(...ratios(text, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['bg', 'surface'])('show controls and focus on %s', (ground) => {
    expect(Math.min(...ratios('control', ground))).toBeGreaterThanOrEqual(3.4);
    expect(Math.min(...ratios('focus', ground))).toBeGreaterThanOrEqual(3);
  });

  it('let the words on a button be read', () => {
    expect(Math.min(...ratios('on-accent', 'accent'))).toBeGreaterThanOrEqual(4.5);
    expect(Math.min(...ratios('error', 'error-tint'))).toBeGreaterThanOrEqual(4.5);
  });
});
