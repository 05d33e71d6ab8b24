import { useEffect, useRef, useState } from 'react';
import { onSignedOut } from '../shared/api/signedOut';
import { atAPause } from '../shared/ui/typing';

/** Whether the sign-in has ended, as far as somebody who types is to know; and what to call once it is there again. */
export function useSignInEnded() {
  const [ended, setEnded] = useState(false);
  const callOff = useRef<() => void>(undefined);
  useEffect(() => {
    const off = onSignedOut(() => {
      callOff.current?.();
      callOff.current = atAPause(() => {
        setEnded(true);
      });
    });
    return () => {
      off();
      callOff.current?.();
    };
  }, []);
  return {
    ended,
    /** What was refused before, and waits for a pause in typing the password, is over too. */
    renewed: () => {
      callOff.current?.();
      setEnded(false);
    },
  };
}
