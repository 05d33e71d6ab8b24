import { useEffect, useRef, useState } from 'react';
import { onSignedOut } from '../shared/api/signedOut';
import { atAPause } from '../shared/ui/typing';

/** So long somebody who types without a pause is not told. */
const UNTOLD = 30_000;

/**
 * Whether the sign-in has ended, as far as somebody who types is to know; and what to call once it is there again.
 * Nothing takes the focus from who types without a pause: they are told beside their work, and ask for the sign-in
 * themselves.
 */
export function useSignInEnded() {
  const [known, setKnown] = useState<'no' | 'beside' | 'yes'>('no');
  const callOff = useRef<() => void>(undefined);
  const untold = useRef<number>(undefined);
  useEffect(() => {
    const off = onSignedOut(() => {
      callOff.current?.();
      callOff.current = atAPause(() => {
        setKnown('yes');
      });
      untold.current ??= window.setTimeout(() => {
        setKnown((now) => (now === 'no' ? 'beside' : now));
      }, UNTOLD);
    });
    return () => {
      off();
      callOff.current?.();
      window.clearTimeout(untold.current);
      untold.current = undefined;
    };
  }, []);
  return {
    ended: known === 'yes',
    toldBeside: known === 'beside',
    ask: () => {
      setKnown('yes');
    },
    /** What was refused before, and waits for a pause in typing the password, is over too. */
    renewed: () => {
      callOff.current?.();
      window.clearTimeout(untold.current);
      untold.current = undefined;
      setKnown('no');
    },
  };
}
