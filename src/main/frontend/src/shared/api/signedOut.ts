type Listener = () => void;

const signedIn = new Set<Listener>();

/** Somebody has signed in. */
export function tellSignedIn(): void {
  signedIn.forEach((listener) => {
    listener();
  });
}

export function onSignedIn(listener: Listener): () => void {
  signedIn.add(listener);
  return () => signedIn.delete(listener);
}

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
