/** How long after the last character somebody still counts as typing, in milliseconds. */
const PAUSE = 2000;

let typedAt = -Infinity;
// Before: the parts of a date field take each character themselves. Boxes and choices are no typing.
document.addEventListener(
  'beforeinput',
  () => {
    typedAt = performance.now();
  },
  true,
);

/**
 * Does it at once, or at the next pause of somebody who types: what takes the focus meanwhile would take the
 * characters too. Answers how to call it off.
 */
export function atAPause(act: () => void): () => void {
  let waiting: number | undefined;
  const look = () => {
    const left = typedAt + PAUSE - performance.now();
    if (left <= 0) act();
    else waiting = window.setTimeout(look, left);
  };
  look();
  return () => {
    window.clearTimeout(waiting);
  };
}
