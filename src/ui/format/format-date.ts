import { textLanguage } from '../text.ts';

/** The day of an ISO 8601 date and time, in words; `undefined` for an invalid one. */
export function formatDay(iso: string | undefined): string | undefined {
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : formatDate(date, { dateStyle: 'long' });
}

/** A date in the language of the texts, in the format of the shopper's region. */
export function formatDate(date: Date, options: Intl.DateTimeFormatOptions): string {
  const language = textLanguage();
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  return new Intl.DateTimeFormat(region ?? language, options).format(date);
}
