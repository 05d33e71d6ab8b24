import { useEffect, useState } from 'react';

/** What somebody typed, once they pause: each search is recorded, so not every letter is one. */
export function useSettled(value: string, millis = 200): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, millis);
    return () => {
      clearTimeout(timer);
    };
  }, [value, millis]);
  return settled;
}
