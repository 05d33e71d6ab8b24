/** Who hands in work, and who takes in tables of it and looks after mails. */
export const mayHandIn = (roles: string[]) =>
  ['front-office', 'back-office', 'team-lead', 'supervisor'].some((role) => roles.includes(role));
export const mayTakeMany = (roles: string[]) =>
  ['team-lead', 'supervisor'].some((role) => roles.includes(role));
