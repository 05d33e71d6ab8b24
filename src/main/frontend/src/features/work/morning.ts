/** The day so many days from now, as `2026-11-24`, on this person's calendar. */
export function dayIn(days: number, now: number): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** Eight in the morning of that day, with the offset of this person's clock on that day. */
export function morningOf(day: string): string {
  const minutes = -new Date(`${day}T08:00:00`).getTimezoneOffset();
  const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, '0');
  return `${day}T08:00:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

const days: Record<string, number> = { tomorrow: 1, days: 3, week: 7 };

/** The day that was chosen; nothing: without an end. */
export function dayOf(when: string, day: string, now: number): string | undefined {
  if (when === 'open') return undefined;
  return when === 'day' ? day : dayIn(days[when] ?? 1, now);
}
