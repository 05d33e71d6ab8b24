import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ToldMark } from './ToldMark';

const told = { stage: 'at-risk' as const, wholeCase: false, at: '2026-11-20T09:40:00Z' };

describe('the mark of what was told', () => {
  it('says the whole, whatever the eye sees of it', () => {
    for (const look of ['sign', 'brief', 'whole'] as const) {
      const { unmount } = render(<ToldMark told={told} look={look} />);
      expect(screen.getAllByText(/^Told you: at risk since/).at(-1)).toBeDefined();
      unmount();
    }
  });

  it('says when the case was meant, and that it is late', () => {
    render(<ToldMark told={{ ...told, stage: 'late', wholeCase: true }} />);
    expect(screen.getByText(/^Told you: the case is late since/)).toBeDefined();
  });

  it('is nothing for who was not told', () => {
    expect(render(<ToldMark told={undefined} />).container.textContent).toBe('');
  });
});
