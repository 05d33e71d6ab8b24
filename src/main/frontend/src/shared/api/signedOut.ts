type Listener = () => void;

/** Something that happens now and then, and whoever wants to hear of it. */
function news() {
  const listeners = new Set<Listener>();
  return {
    tell: () => {
      listeners.forEach((listener) => {
        listener();
      });
    },
    on: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const signedIn = news();
const signedOut = news();

/** Somebody has signed in. */
export const tellSignedIn = signedIn.tell;
export const onSignedIn = signedIn.on;

/** Somebody was refused with 401: the sign-in has ended. */
export const tellSignedOut = signedOut.tell;
export const onSignedOut = signedOut.on;
