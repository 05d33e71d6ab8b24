import { useEffect, useState } from 'react';

/** What somebody typed, once they pause: the server is not asked with every key. */
export function useSettled<Value>(value: Value, millis = 350): Value {
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
