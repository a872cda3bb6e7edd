import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { createDemoStore } from '../store/store.ts';

async function suggester(store = createDemoStore({ products: 300 })) {
  const bearer = await browsing(store);
  const ask = (parameters: Record<string, string>) =>
    send(store, 'GET', `/${store.projectKey}/product-projections/suggest?${new URLSearchParams(parameters)}`, {
      bearer,
    });
  const texts = async (parameters: Record<string, string>) => {
    const { status, json } = await ask(parameters);
    expect([status, json.message]).toEqual([200, undefined]);
    return Object.values(json as unknown as Record<string, { text: string }[]>).map((all) =>
      all.map(({ text }) => text),
    );
  };
  return { store, bearer, ask, texts };
}

test.each([
  ['en', 'mu', /\bmug/i],
  ['de', 'bech', /\bbecher/i],
  ['fr', 'tass', /\btasse/i],
  ['ar', 'كو', /كوب/],
])('half a word of %s finds the merchant’s keywords with it', async (language, text, expected) => {
  const { texts } = await suggester();
  const [found = []] = await texts({ [`searchKeywords.${language}`]: text });
  expect(found.length).toBeGreaterThan(1);
  for (const keyword of found) expect(keyword).toMatch(expected);
});

test('what it suggests the old search finds', async () => {
  const { store, bearer, texts } = await suggester();
  const [[first = ''] = []] = await texts({ 'searchKeywords.en': 'mu' });
  const path = `/${store.projectKey}/product-projections/search?${new URLSearchParams({ 'text.en': first })}`;
  expect((await send(store, 'GET', path, { bearer })).json.total).toBeGreaterThan(0);
});

test('there are ten at most unless another number is asked for, in every language asked for', async () => {
  const { texts } = await suggester();
  const lengths = (await texts({ 'searchKeywords.en': 's', 'searchKeywords.de': 's' })).map(({ length }) => length);
  expect(lengths).toEqual([10, 10]);
  expect((await texts({ 'searchKeywords.en': 's', limit: '3' }))[0]).toHaveLength(3);
});

test('a slip of the finger is forgiven only where that is wanted', async () => {
  const { texts } = await suggester();
  expect(await texts({ 'searchKeywords.en': 'blankte' })).toEqual([[]]);
  const [found = []] = await texts({ 'searchKeywords.en': 'blankte', fuzzy: 'true' });
  expect(found.some((text) => /blanket/i.test(text))).toBe(true);
});

test('a merchant without keywords has no suggestions', async () => {
  const { texts } = await suggester(smallStore());
  expect(await texts({ 'searchKeywords.en': 'mu' })).toEqual([[]]);
  expect(await texts({ 'searchKeywords.en': ' ' })).toEqual([[]]);
});

test.each([
  {},
  { 'searchKeywords.en': 'a', limit: '0' },
  { 'searchKeywords.en': 'a', limit: '101' },
  { 'searchKeywords.en': 'a', fuzzy: 'very' },
])('%j is refused', async (parameters) => {
  const { ask } = await suggester(smallStore());
  const { status, json } = await ask(parameters as Record<string, string>);
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidInput']);
});

test.each(['projectionSearch', 'suggestions'] as const)('with %s off there are none', async (off) => {
  const { ask } = await suggester(smallStore({ search: { [off]: false } }));
  const { status, json } = await ask({ 'searchKeywords.en': 'mu' });
  expect([status, json.errors[0]?.code]).toEqual([400, 'SearchDeactivated']);
});

test('GraphQL suggests the same', async () => {
  const { store, bearer, texts } = await suggester();
  const query =
    '{ productProjectionsSuggest(searchKeywords: [{ locale: "en", searchKeyword: "mu" }]) { searchKeywords { locale suggestions { text } } } }';
  const { json } = await send(store, 'POST', `/${store.projectKey}/graphql`, { bearer, body: { query } });
  const [found = []] = await texts({ 'searchKeywords.en': 'mu' });
  const suggestions = found.map((text) => ({ text }));
  expect(json).toMatchObject({
    data: { productProjectionsSuggest: { searchKeywords: [{ locale: 'en', suggestions }] } },
  });
});
