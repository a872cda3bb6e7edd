import { textLanguage } from '../../ui/text.ts';

/** A country's name in the language of the texts; its code where the browser knows no name. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(textLanguage(), { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
