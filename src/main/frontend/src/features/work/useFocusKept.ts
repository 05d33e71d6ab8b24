import { useEffect, type RefObject } from 'react';

/** What had the focus goes with the marks: the list has it then, unless something else took it. */
export function useFocusKept(isMarked: boolean, list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!isMarked) return;
    const place = () => list.current?.querySelector<HTMLElement>('[role=row]') ?? list.current;
    return () => {
      // A dialog that closes gives the focus back first, to a button that is no more.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) place()?.focus();
        });
      });
    };
  }, [isMarked, list]);
}
