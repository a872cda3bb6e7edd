import { formatDate } from './format-date.ts';

/** A weekday's name stands for one day only within six days of it. */
const namedDaysMilliseconds = 6 * 24 * 60 * 60 * 1000;

/** A time in the past as the shopper needs it: the time of day for today, the weekday within a week, else the date. */
export function formatRelativeDate(at: number, now = Date.now()): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return formatDate(date, { timeStyle: 'short' });
  return Math.abs(now - at) < namedDaysMilliseconds
    ? formatDate(date, { weekday: 'long' })
    : formatDate(date, { dateStyle: 'long' });
}
