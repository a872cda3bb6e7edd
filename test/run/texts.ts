import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type messages from '../../public/_locales/en/messages.json';
import { root } from '../../src/build/install.mjs';

type Key = keyof typeof messages;
type CountedKey = { [Name in Key]: Name extends `${infer Base}_other` ? Base : never }[Key];

/** The texts of the extension in one language. Tests find elements by them. */
export interface Texts {
  /** The text of a key, with values for `$1`, `$2` …, as the pages show it. */
  (key: Key, ...substitutions: string[]): string;
  /** The text of a key in the plural form for a count. */
  counted(key: CountedKey, count: number): string;
}

/**
 * Reads the texts of a language from `_locales`.
 *
 * @param rewritten changes each text, as a build with pseudo-translations does
 */
export async function readTexts(
  language: string,
  rewritten = (_key: string, message: string) => message,
): Promise<Texts> {
  const file = join(root, 'public', '_locales', language, 'messages.json');
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, { message: string }>;
  const isLeftward = texts['textDirection']?.message === 'rtl';
  const say = (key: string, substitutions: string[]) => {
    const found = texts[key]?.message;
    if (found === undefined) throw new Error(`There is no ${key} in ${language}`);
    return rewritten(key, found).replaceAll(/\$(\d)/g, (_, place) => {
      const word = substitutions[Number(place) - 1] ?? '';
      const isOurs = word.includes('\u2068');
      return isLeftward ? `${isOurs ? '\u2067' : '\u2068'}${word}\u2069` : word;
    });
  };
  return Object.assign((key: Key, ...substitutions: string[]) => say(key, substitutions), {
    counted: (key: CountedKey, count: number) => {
      const form = new Intl.PluralRules(language).select(count);
      return say(`${key}_${form}`, [new Intl.NumberFormat(language).format(count)]);
    },
  });
}
