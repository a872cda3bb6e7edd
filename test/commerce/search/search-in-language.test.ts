import { describe, expect, test } from 'vitest';
import { createLanguages } from '../../../src/commerce/catalog/project-languages.ts';
import { otherLanguage, searchInLanguage } from '../../../src/commerce/search/search-in-language.ts';
import { fail, isFailure } from '../../../src/contract/failure.ts';

const text = { isWorded: true, offset: 0 };

/** The languages of a project, and a search that finds products in one of them. */
function project({ locale, tags, found }: { locale: string; tags: string[]; found?: string }) {
  const asked: string[] = [];
  const languages = createLanguages({
    ...{ locale, shopLocale: '', now: () => 1_795_000_000_000 },
    memory: { read: async () => undefined, write: async () => {} },
    ask: async () => {
      asked.push('the shop');
      return [tags];
    },
  });
  const ask = async (language: string) => {
    asked.push(language);
    if (!tags.includes(language)) throw fail('input-refused');
    return { language, found: { taken: language === found ? 2 : 0 } };
  };
  return { languages, asked, ask };
}

describe('a search with a text', () => {
  test('reads the languages first where none is known, and then needs one request', async () => {
    const { languages, asked, ask } = project({ locale: 'de', tags: ['de', 'en'], found: 'de' });

    await searchInLanguage(languages, 'de', text, ask);
    await searchInLanguage(languages, 'de', text, ask);

    expect(asked).toEqual(['the shop', 'de', 'de']);
  });

  test('takes an answer without results for one, in a language that the project has', async () => {
    const { languages, asked, ask } = project({ locale: 'de', tags: ['de', 'en'] });

    expect((await searchInLanguage(languages, 'de', text, ask)).found.taken).toBe(0);
    expect(asked).toEqual(['the shop', 'de']);
  });

  test('asks the shop for no languages where its answers have confirmed the known one', async () => {
    const { languages, asked, ask } = project({ locale: 'de', tags: ['de', 'en'] });
    await languages.confirm('de');

    await searchInLanguage(languages, 'de', text, ask);

    expect(asked).toEqual(['de']);
  });

  test('is made in another language where the known one is refused', async () => {
    const { languages, asked, ask } = project({ locale: 'de', tags: ['en'], found: 'en' });
    await languages.learnFrom([['de']]);

    expect((await searchInLanguage(languages, 'de', text, ask)).language).toBe('en');
    expect(asked).toEqual(['de', 'the shop', 'en']);
  });
});

test('without a text any language will do, so the shop is not asked for its languages', async () => {
  const { languages, asked, ask } = project({ locale: 'de', tags: ['de'] });

  await searchInLanguage(languages, 'de', { isWorded: false, offset: 0 }, ask);

  expect(asked).toEqual(['de']);
});

test('a refusal that is about no language is the answer', async () => {
  const { languages } = project({ locale: 'de', tags: ['de'] });
  const refused = searchInLanguage(languages, 'de', text, async () => {
    throw fail('input-refused');
  });

  expect(isFailure(await refused.catch((thrown: unknown) => thrown), 'input-refused')).toBe(true);
});

test.each([
  ['the best language, where another was tried', 'en', 'de', false, 'de'],
  ['none, where the best was tried and is confirmed', 'de', 'de', true, undefined],
  ['the alternative, where the best was tried in vain', 'de', 'de', false, 'fr'],
])('the language to search in next is %s', (_case, tried, best, isConfirmed, expected) => {
  const languages = { tag: () => best, isConfirmed: () => isConfirmed, alternative: () => 'fr' };

  expect(otherLanguage(languages, tried)).toBe(expected);
});
