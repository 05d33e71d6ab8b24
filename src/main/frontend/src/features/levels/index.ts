/** Who may change calendars and service levels. */
export const mayChange = (roles: string[]) => roles.includes('process-owner');
