import { lazy, Suspense, useEffect, useState } from 'react';
import { enter, saidOf, type DatePlace } from './dates';

const DateField = lazy(() => import('../ui/DateField'));

/** The date field in the place of a text field of form-js, which keeps the value and its rules. */
export function FormDate({ input, labelId }: DatePlace) {
  const [said, setSaid] = useState(() => saidOf(input));
  useEffect(() => {
    const read = () => {
      setSaid(saidOf(input));
    };
    read();
    const told = new MutationObserver(read);
    told.observe(input, { attributes: true });
    input.addEventListener('input', read);
    return () => {
      told.disconnect();
      input.removeEventListener('input', read);
    };
  }, [input]);
  return (
    <Suspense fallback={null}>
      <DateField
        {...said}
        labelledBy={labelId}
        onChange={(day) => {
          enter(input, day);
        }}
        onBlur={() => {
          input.dispatchEvent(new FocusEvent('blur'));
        }}
      />
    </Suspense>
  );
}
