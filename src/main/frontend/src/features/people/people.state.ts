import { spoken } from '../../shared/format/names';
import type { StaffPerson } from '../../shared/api/schema';

/** `motor 2, english 3`: skills as people write them. */
export function skillWords(skills: StaffPerson['skills']): string {
  return Object.entries(skills)
    .map(([skill, level]) => `${skill} ${String(level)}`)
    .join(', ');
}

/** What was typed as skills; a level that is missing is 1. */
export function readSkills(text: string): Record<string, number> {
  const skills: Record<string, number> = {};
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .forEach((part) => {
      const match = /^(.*?)[\s:]+(\d+)$/.exec(part);
      const name = (match?.[1] ?? part).trim().toLowerCase().replace(/\s+/g, '-');
      skills[name] = match?.[2] === undefined ? 1 : Number(match[2]);
    });
  return skills;
}

/** `09:00-12:00, 13:00-17:00`: the hours of a day as people write them; nothing on a free day. */
export function readHours(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim().replace(/\s*[-–]\s*/, '-'))
    .filter((part) => part !== '');
}

/** The day on which a moment falls, where the reader is; moments of an absence are the beginnings of days. */
export function dayOf(moment: string | undefined): string {
  if (!moment) return '';
  const at = new Date(moment);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function beginningOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** What people call these teams; one that the house has no word for is spelt out. */
export const teamWords = (teams: string[], groups: { id: string; label: string }[]) =>
  teams.map((team) => groups.find(({ id }) => id === team)?.label ?? spoken(team)).join(', ');
