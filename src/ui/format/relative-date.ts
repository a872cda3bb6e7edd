import { formatDate } from './format-date.ts';

/** A day is told by its name while no other of that name lies between. */
const namedDaysMilliseconds = 6 * 24 * 60 * 60 * 1000;

/** When something was, as exactly as it matters: the time of today, the day of the last week, else the date. */
export function formatRelativeDate(at: number, now = Date.now()): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return formatDate(date, { timeStyle: 'short' });
  return Math.abs(now - at) < namedDaysMilliseconds
    ? formatDate(date, { weekday: 'long' })
    : formatDate(date, { dateStyle: 'long' });
}
