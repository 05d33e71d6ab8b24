/** Who may change what comes first. */
export const mayRank = (roles: string[]) => roles.includes('process-owner');
