import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { amountWords, clockLine, splitParts } from './times.state';

const opened = '2026-11-02T09:00:00Z';
const sla = {
  state: 'on-track' as const,
  running: true,
  warnAt: '2026-11-02T16:00:00Z',
  dueAt: '2026-11-02T19:00:00Z',
};
const found = { openedAt: opened, sla };

describe('the line of a clock', () => {
  it('reaches from the opening to the due date, with its pauses in between', () => {
    const pauses = [
      { from: '2026-11-02T10:00:00Z', to: '2026-11-02T12:00:00Z', reason: 'customer' as const },
    ];
    const line = clockLine(found, { pauses }, Date.parse('2026-11-02T14:00:00Z'));
    expect(line.now).toBe(50);
    expect(line.pauses).toEqual([{ from: 10, width: 20 }]);
    expect(line.marks).toEqual([
      { kind: 'warn', where: 70 },
      { kind: 'due', where: 100 },
      { kind: 'now', where: 50 },
    ]);
  });

  it('reaches to now when the due date is behind, and a pause that lasts reaches there too', () => {
    const pauses = [{ from: '2026-11-03T00:00:00Z', reason: 'customer' as const }];
    const line = clockLine(found, { pauses }, Date.parse('2026-11-03T05:00:00Z'));
    expect(line.now).toBe(100);
    expect(line.marks[1]).toEqual({ kind: 'due', where: 50 });
    expect(line.pauses).toEqual([{ from: 75, width: 25 }]);
  });

  it('has no due date while the clock stands', () => {
    const paused = { ...sla, dueAt: '9999-01-01T00:00:00Z', warnAt: '9999-01-01T00:00:00Z' };
    const line = clockLine({ openedAt: opened, sla: paused }, { pauses: [] }, Date.parse(opened));
    expect(line.marks.map(({ kind }) => kind)).toEqual(['now']);
    expect(line.dueAt).toBeUndefined();
  });
});

describe('the split of the time', () => {
  it('keeps its order and its sum', () => {
    const split = { working: 1, queued: 2, customer: 3, thirdParty: 0, system: 4, elapsed: 10 };
    const parts = splitParts(split);
    expect(parts.map(({ name }) => name)).toEqual([
      'working',
      'queued',
      'customer',
      'third-party',
      'system',
    ]);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('an amount', () => {
  it('is told in the words of its unit', async () => {
    expect(amountWords(i18next.t, 1, 'business-days')).toBe('1 working day');
    expect(amountWords(i18next.t, 6.5, 'business-hours')).toBe('6.5 working hours');
    expect(amountWords(i18next.t, 960, 'calendar-hours')).toBe('40 days');
    expect(amountWords(i18next.t, 455.95, 'calendar-hours')).toBe('18 d');
    expect(amountWords(i18next.t, 1.25, 'calendar-days')).toBe('1 d 6 h');
    await i18next.changeLanguage('de');
    expect(amountWords(i18next.t, 6.5, 'business-hours')).toBe('6,5 Arbeitsstunden');
    await i18next.changeLanguage('en');
  });
});
