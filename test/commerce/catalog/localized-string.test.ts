import { expect, test } from 'vitest';
import { bestTag, resolveText } from '../../../src/commerce/catalog/localized-string.ts';

const texts = { 'en-GB': 'Colour', en: 'Color', de: 'Farbe', 'ar-EG': 'لون' };

test.each([
  ['en-GB', 'en-GB'],
  ['en-gb', 'en-GB'],
  ['en-US', 'en'],
  ['de-AT', 'de'],
  ['ar', 'ar-EG'],
  ['ar-SA', 'ar-EG'],
  ['ja', 'en-GB'],
])('a shopper with the locale %s reads %s', (locale, language) => {
  expect(resolveText(texts, locale)?.language).toBe(language);
});

test.each([[{}], [{ en: '' }], [{ en: '  ' }]])('%o gives no text', (empty) => {
  expect(resolveText(empty, 'en')).toBeUndefined();
});

test.each([
  [['ja', 'de-AT'], 'de'],
  [['ar', 'de'], 'ar-EG'],
  [['ja', 'ko'], 'en-GB'],
])('%o reads %s: the shop’s own language before the first one', (locales, language) => {
  expect(resolveText(texts, locales)?.language).toBe(language);
});

test.each([
  ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-HK', ['zh-CN', 'zh-TW'], 'zh-TW'],
  ['zh-TW', ['zh', 'zh-Hant'], 'zh-Hant'],
  ['zh-TW', ['zh'], 'zh'],
  ['zh-Hant-HK', ['zh-Hant-TW', 'zh-Hant'], 'zh-Hant'],
  ['pt-PT', ['de', 'pt-BR'], 'pt-BR'],
  ['en-US', ['en-GB', 'en'], 'en'],
  ['en', ['de', 'en-GB'], 'en-GB'],
  ['nb-NO', ['sv', 'no-NO'], 'no-NO'],
  ['no', ['sv', 'nb-NO'], 'nb-NO'],
  ['he', ['en', 'iw'], 'iw'],
  ['de', ['en', 'de_AT'], 'de_AT'],
  ['not a tag', ['en', 'de'], 'en'],
])('for %s and %o the nearest tag is %s', (locale, tags, nearest) => {
  expect(bestTag(tags, locale)).toBe(nearest);
});

test('without tags there is no nearest tag', () => {
  expect(bestTag([], ['en'])).toBeUndefined();
});
