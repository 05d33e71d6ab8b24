import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ToldMarks } from './ToldMark';

const at = '2026-11-20T09:40:00Z';
const told = { stage: 'at-risk' as const, wholeCase: false, at };

describe('the mark of what was told', () => {
  it('says the whole, whatever the eye sees of it', () => {
    for (const look of ['sign', 'brief', 'whole'] as const) {
      const { unmount } = render(<ToldMarks item={{ told, asked: [] }} look={look} />);
      expect(screen.getAllByText(/^Told you: at risk since/).at(-1)).toBeDefined();
      unmount();
    }
  });

  it('says when the case was meant, and that it is late', () => {
    render(<ToldMarks item={{ told: { ...told, stage: 'late', wholeCase: true }, asked: [] }} />);
    expect(screen.getByText(/^Told you: the case is late since/)).toBeDefined();
  });

  it('stands beside what the desk asks: to hurry, and a question', () => {
    const asked = [
      { stage: 'nudged' as const, at },
      { stage: 'asked-late' as const, at },
    ];
    for (const look of ['sign', 'brief', 'whole'] as const) {
      const { unmount, container } = render(<ToldMarks item={{ told, asked }} look={look} />);
      expect(container.textContent).toMatch(/⚑.*».*\?/);
      expect(screen.getAllByText(/^Told you: at risk/).at(-1)).toBeDefined();
      expect(screen.getAllByText(/^The desk asked at .* to hurry this/).at(-1)).toBeDefined();
      expect(screen.getAllByText(/^A question of the desk was not answered/).at(-1)).toBeDefined();
      unmount();
    }
  });

  it('is nothing for who was not told', () => {
    expect(render(<ToldMarks item={{ asked: [] }} />).container.textContent).toBe('');
  });
});
