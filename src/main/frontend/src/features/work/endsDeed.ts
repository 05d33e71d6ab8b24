import type { Problem } from '../../shared/api/http';

/** Whether a dialog has nothing left to ask: not allowed, gone, somebody else's. All else keeps it, and what was typed. */
export const endsDeed = ({ status }: Problem) => [403, 404, 409, 410].includes(status);
