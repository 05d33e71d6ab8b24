/** Two letters for a person: `Anna Baum` → `AB`, `anna` → `AN`. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? (words[0]?.charAt(0) ?? '') + (words.at(-1)?.charAt(0) ?? '')
      : name.trim().slice(0, 2);
  return letters.toUpperCase();
}

/** `credit-officer` → `credit officer`: names of groups and processes without a label of their own. */
export const spoken = (name: string) => name.replaceAll('-', ' ');

/** `anna` → `Anna`: a sign-in name without a display name. */
export const calledBy = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
