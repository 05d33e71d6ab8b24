const one =
  (...enough: string[]) =>
  (roles: string[]) =>
    enough.some((role) => roles.includes(role));

/** Who looks after messages that could not be sent. */
export const mayMendNotices = one('team-lead', 'supervisor', 'operator');

export const mayReadTexts = one('process-owner', 'supervisor');

export const mayWriteTexts = one('process-owner');

export const mayAnnounce = one('process-owner', 'supervisor');

/** Who has anything to do with messages. */
export const mayNotice = one('team-lead', 'supervisor', 'operator', 'process-owner');
