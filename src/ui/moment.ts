import { textLanguage } from './text.ts';

/** A day is told by its name while no other of that name lies between. */
const namedDaysMilliseconds = 6 * 24 * 60 * 60 * 1000;

/** When something was, as exactly as it matters: the time of today, the day of the last week, else the date. */
export function readMoment(at: number, now = Date.now()): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return format(date, { timeStyle: 'short' });
  return Math.abs(now - at) < namedDaysMilliseconds
    ? format(date, { weekday: 'long' })
    : format(date, { dateStyle: 'long' });
}

/** The day of an ISO 8601 date and time; `undefined` where it is none. */
export function readDay(iso: string | undefined): string | undefined {
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : format(date, { dateStyle: 'long' });
}

/** In the language of the texts, as it is written where the shopper is. */
function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const language = textLanguage();
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  return new Intl.DateTimeFormat(region ?? language, options).format(date);
}
