import { act, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sla } from '../api/schema';
import { learnServerNow } from '../api/serverClock';
import { SlaChip } from './SlaChip';

const noon = '2026-11-20T12:00:00Z';
const at = Date.parse(noon);
const left = (seconds: number): Sla => ({
  state: 'on-track',
  running: true,
  remainingSeconds: seconds,
});

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  learnServerNow(noon);
});

afterEach(async () => {
  vi.useRealTimers();
  await i18next.changeLanguage('en');
});

const words = (sla: Sla | undefined) => {
  const { container, unmount } = render(<SlaChip sla={sla} asOf={at} />);
  const said = container.textContent;
  unmount();
  return said;
};

const table: [Sla | undefined, string, string][] = [
  [left(12_000), '○3 h 20 m left', '○noch 3 Std. 20 Min.'],
  [{ ...left(2_700), state: 'at-risk' }, '◐45 m left · at risk', '◐noch 45 Min. · knapp'],
  [{ ...left(-720), state: 'late' }, '▲12 m late', '▲12 Min. überfällig'],
  [{ ...left(0), state: 'late', running: false, unit: 'business-hours' }, '▲late', '▲überfällig'],
  [
    { ...left(3_600), state: 'paused', running: false, pausedFor: 'customer' },
    '‖paused · waiting for customer',
    '‖angehalten · wartet auf Kunde',
  ],
  [
    { ...left(7_200), state: 'met', running: false },
    '✓met, 2 h early',
    '✓eingehalten, 2 Std. früher',
  ],
  [{ ...left(20), state: 'met', running: false }, '✓met', '✓eingehalten'],
  [undefined, '–no target', '–keine Frist'],
];

describe('the words of an SLA clock', () => {
  it.each(table)(
    '%# stand behind the sign, in English and German',
    async (sla, english, german) => {
      expect(words(sla)).toBe(english);
      await i18next.changeLanguage('de');
      expect(words(sla)).toBe(german);
    },
  );

  it('count working time as working time', () => {
    expect(words({ ...left(93_600), unit: 'business-days' })).toBe('○26 h left');
    expect(words({ ...left(93_600), unit: 'calendar-days', nextChangeAt: noon })).toBe(
      '○1 d 2 h left',
    );
  });

  it('count down per minute, and per second in the last five', () => {
    render(<SlaChip sla={left(360)} asOf={at} />);
    expect(screen.getByText('6 m left')).toBeTruthy();
    act(() => {
      vi.advanceTimersByTime(70_000);
    });
    expect(screen.getByText('4 m 50 s left')).toBeTruthy();
    act(() => {
      vi.advanceTimersByTime(1_000);
    });
    expect(screen.getByText('4 m 49 s left')).toBeTruthy();
  });

  it('stand while the office is closed, and say when it goes on', () => {
    const closed: Sla = {
      ...left(90_000),
      running: false,
      nextChangeAt: '2026-11-20T12:10:00Z',
    };
    render(<SlaChip sla={closed} asOf={at} />);
    act(() => {
      vi.advanceTimersByTime(120_000);
    });
    expect(screen.getByText('25 h left')).toBeTruthy();
    expect(screen.getByTitle(/working hours · goes on/)).toBeTruthy();
    act(() => {
      vi.advanceTimersByTime(500_000);
    });
    expect(screen.getByText('24 h left')).toBeTruthy();
  });

  it('are read out when the state turns, never per tick', () => {
    render(<SlaChip announces sla={{ ...left(120), warnAt: '2026-11-20T12:01:00Z' }} asOf={at} />);
    const status = screen.getByRole('status');
    act(() => {
      vi.advanceTimersByTime(50_000);
    });
    expect(status.textContent).toBe('');
    act(() => {
      vi.advanceTimersByTime(15_000);
    });
    expect(status.textContent).toMatch(/left · at risk$/);
    const said = status.textContent;
    act(() => {
      vi.advanceTimersByTime(5_000);
    });
    expect(status.textContent).toBe(said);
  });
});
