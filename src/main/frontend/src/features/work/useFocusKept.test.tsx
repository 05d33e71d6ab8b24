import { render, screen, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it } from 'vitest';
import { useFocusKept } from './useFocusKept';

function Page({ isMarked }: { isMarked: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  useFocusKept(isMarked, list);
  return (
    <>
      <div ref={list}>
        <div role="row" tabIndex={-1}>
          first
        </div>
      </div>
      {isMarked && <button>with these</button>}
      <input aria-label="search" />
    </>
  );
}

describe('the focus after marks are gone', () => {
  it('is in the list when what had it went with them', async () => {
    const { rerender } = render(<Page isMarked />);
    screen.getByRole('button').focus();
    rerender(<Page isMarked={false} />);
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('first');
    });
  });

  it('stays where somebody has put it', async () => {
    const { rerender } = render(<Page isMarked />);
    screen.getByRole('textbox').focus();
    rerender(<Page isMarked={false} />);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await new Promise((done) => requestAnimationFrame(done));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('search');
  });
});
