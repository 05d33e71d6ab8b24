/** Who may see everybody; supervisors also change what is known of them. */
export const mayLook = (roles: string[]) =>
  ['team-lead', 'supervisor', 'administrator'].some((role) => roles.includes(role));
export const mayEdit = (roles: string[]) => roles.includes('supervisor');
