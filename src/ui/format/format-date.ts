import { textLanguage } from '../text.ts';

/** The day of an ISO 8601 date and time; `undefined` where it is none. */
export function formatDay(iso: string | undefined): string | undefined {
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : formatDate(date, { dateStyle: 'long' });
}

/** In the language of the texts, as it is written where the shopper is. */
export function formatDate(date: Date, options: Intl.DateTimeFormatOptions): string {
  const language = textLanguage();
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  return new Intl.DateTimeFormat(region ?? language, options).format(date);
}
