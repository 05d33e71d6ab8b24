type Listener = () => void;

const listeners = new Set<Listener>();

/** Somebody was refused with 401: the sign-in has ended. */
export function tellSignedOut(): void {
  listeners.forEach((listener) => {
    listener();
  });
}

export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
