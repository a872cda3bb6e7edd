// @vitest-environment node
/** Every language says all that the English file does, in its own plural forms, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Texts = Record<string, { message: string }>;

const folder = join(import.meta.dirname, '../../public/_locales');
const textsIn = (language: string): Texts => JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
const english = textsIn('en');
const languages = readdirSync(folder);

/** The keys of what is counted, without the plural form. */
const counted = Object.keys(english).flatMap((key) => (key.endsWith('_other') ? key.slice(0, -'_other'.length) : []));
const bases = counted.filter((base) => `${base}_one` in english);
const formOf = (key: string) => /_(zero|one|two|few|many|other)$/.exec(key)?.[1];
const baseOf = (key: string) => bases.find((base) => formOf(key) !== undefined && key === `${base}_${formOf(key)}`);

/** What stands for something else in a text: `$1`, `{slug}`. */
const placeholders = (message: string) => [...new Set(message.match(/\$\d|\{\w+\}/g))].sort();

/**
 * Whether a plural form stands for one number alone, which then may be a word: “two results” is a word of its own in
 * Arabic.
 */
function isOneNumber(language: string, form: string | undefined): boolean {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 1000 }, (_, count) => count).filter((count) => rules.select(count) === form).length === 1;
}

/** Texts that are the same in two languages because the word is. */
const sameWord: Record<string, readonly string[]> = {
  de: [
    'announceCode',
    'axis_material',
    'keyEscape',
    'name',
    'region',
    'region_cn_northwest_1_aws',
    'scopes',
    'textDirection',
  ],
  fr: ['keyControl', 'scopes', 'suggestions', 'textDirection', 'totalsTotal'],
  // What is written on the keys of an Arabic keyboard.
  ar: ['keyControl', 'keyDelete', 'keyEnter', 'keyEscape', 'keyShift'],
};
/** Names that a product has in every language. */
const names = ['way_productSearch', 'way_projectionSearch'];

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const texts = textsIn(language);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test('has every text, and each counted one in every form of the language', () => {
    const plain = Object.keys(english).filter((key) => !baseOf(key));
    const wanted = [...plain, ...bases.flatMap((base) => forms.map((form) => `${base}_${form}`))];

    expect(Object.keys(texts).sort()).toEqual(wanted.sort());
  });

  test('fills in the same things', () => {
    const wrong = Object.entries(texts).filter(([key, { message }]) => {
      const base = baseOf(key);
      const original = english[base ? `${base}_other` : key]?.message ?? '';
      const found = placeholders(message);
      if (base && isOneNumber(language, formOf(key))) {
        return placeholders(original).some((each) => each !== '$1' && !found.includes(each));
      }
      return found.join() !== placeholders(original).join();
    });

    expect(wrong).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const same = Object.entries(texts).filter(([key, { message }]) => {
      const hasWords = /\p{L}/u.test(message.replaceAll(/\$\d/g, ''));
      return hasWords && message === english[key]?.message && !names.includes(key);
    });

    expect(same.map(([key]) => key).sort()).toEqual([...(sameWord[language] ?? [])].sort());
  });

  test('says which language it is, and which way it is written', () => {
    expect(texts['textLanguage']?.message).toBe(language);
    expect(texts['textDirection']?.message).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  test('fits where a browser shows it', () => {
    for (const key of ['extensionDescription', 'brandedDescription']) {
      expect(texts[key]?.message.length).toBeLessThanOrEqual(132);
    }
  });
});

test('French keeps its marks on the line of the word before them', () => {
  const loose = Object.entries(textsIn('fr')).filter(([, { message }]) => /[^\u202f][;!?]| :|« | »/.test(message));

  expect(loose).toEqual([]);
});
