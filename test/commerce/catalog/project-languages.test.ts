import { expect, test } from 'vitest';
import { createCartApi } from '../../../src/commerce/cart/cart-api.ts';
import { createLanguages } from '../../../src/commerce/catalog/project-languages.ts';
import { fail } from '../../../src/contract/failure.ts';

const languagesOf = (locale: string, names: string[][] = []) =>
  createLanguages({
    ...{ locale, shopLocale: '', now: () => 1_795_000_000_000 },
    memory: { read: async () => undefined, write: async () => {} },
    ask: async () => names,
  });
const refused = () => Object.assign(fail('refused'), { codes: ['ProjectNotConfiguredForLanguages'] });

test('what names a language is sent in the next best one, and at last in none', async () => {
  const languages = languagesOf('nl', [['en', 'de', 'nl'], ['en'], ['en', 'de'], ['de']]);
  await languages.askShop();
  const sent: (string | undefined)[] = [];

  await languages.inKnownLanguage(async (locale) => {
    sent.push(locale);
    if (locale) throw refused();
  });

  expect(sent).toEqual(['nl', 'en', 'de', undefined]);
});

test('any other refusal is one', async () => {
  const sent: unknown[] = [];
  const send = async (locale: string | undefined) => {
    sent.push(locale);
    throw fail('not-sold-here');
  };

  await expect(languagesOf('en').inKnownLanguage(send)).rejects.toThrow('not-sold-here');
  expect(sent).toEqual(['en']);
});

test('a cart that was refused for its language is not made for another session', async () => {
  const requests: unknown[] = [];
  const api = async (request: unknown) => {
    requests.push(request);
    throw refused();
  };
  const preferences = { currency: 'EUR', country: 'DE', locale: 'nl', storeKey: '' };
  const carts = createCartApi(api, preferences, languagesOf('nl'));
  const isHere = () => {
    if (requests.length > 0) throw fail('superseded');
  };

  await expect(carts.create({ lines: [], codes: [] }, isHere)).rejects.toThrow('superseded');
  expect(requests).toHaveLength(1);
});
