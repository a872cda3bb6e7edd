/** What is drawn anew for what a shopper does: counted by Preact's own hook, for each component. */
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import type { SearchPage, SearchQuery } from '../../src/contract/search.ts';
import { asked, later, tellPage } from '../ui/harness/browser.ts';
import { drawn, find, get, type, waitFor } from '../ui/harness/screen.ts';
import { preactOptions } from './harness/popup.ts';
import { cardOf, pageOf, product } from './harness/products.ts';
import { atRest, openShop } from './harness/shop.ts';

const many = Array.from({ length: 20 }, (_, index) => product(`Kettle ${index + 1}`));
/**
 * Called before a component is drawn, and not where it is left as it is; the name is the one that Preact's own tools
 * use.
 */
type Hooks = { __r?: (vnode: VNode) => void };

/** How often each component is drawn while something is done. */
async function counted(act: () => Promise<void> | void): Promise<Record<string, number>> {
  const renders: Record<string, number> = {};
  const hooks = preactOptions() as Hooks;
  const { __r: before } = hooks;
  hooks.__r = (vnode) => {
    if (typeof vnode.type === 'function') renders[vnode.type.name] = (renders[vnode.type.name] ?? 0) + 1;
    before?.(vnode);
  };
  await act();
  await drawn();
  if (before) hooks.__r = before;
  return renders;
}

async function openResults(search = (_: SearchQuery): SearchPage | Promise<SearchPage> => pageOf(many.map(cardOf))) {
  const shop = await openShop({ cart: [['teapot', 1]], answers: { 'catalog.search': search } });
  const field = await find<HTMLInputElement>('combobox', 'Search products');
  type(field, 'ket');
  await find('list', 'Search results');
  // The last of its portions, so that none of it is counted for what comes after.
  await find('button', `Kettle ${many.length}`);
  await atRest();
  return { field, shop };
}

const sum = (renders: Record<string, number>) => Object.values(renders).reduce((all, count) => all + count, 0);

describe('what is drawn anew', () => {
  test('with a keystroke, before its answer: the field and what stands around the list, and no row', async () => {
    const { field } = await openResults(({ text }) =>
      text === 'kett' ? later<SearchPage>().promise : pageOf(many.map(cardOf)),
    );

    const renders = await counted(() => type(field, 'kett'));

    expect(renders['SearchField']).toBe(1);
    expect([renders['ProductRow'], renders['AddButton'], renders['CartBar'], renders['Panel']]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(sum(renders)).toBeLessThanOrEqual(15);
  });

  test('with its answer: the rows, in portions, and nothing around them', async () => {
    const answer = later<SearchPage>();
    const { field } = await openResults(({ text }) => (text === 'kett' ? answer.promise : pageOf(many.map(cardOf))));
    type(field, 'kett');
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ payload: { text: 'kett' } }));
    await drawn();

    const renders = await counted(async () => {
      answer.give(pageOf(many.map(cardOf)));
      await waitFor(() => expect(field.getAttribute('aria-busy')).toBe('false'));
      await atRest();
    });

    expect(renders['ProductRow']).toBeLessThanOrEqual(2 * many.length);
    expect([renders['CartBar'], renders['Panel'], renders['SearchField']]).toEqual([undefined, undefined, undefined]);
    expect(sum(renders)).toBeLessThanOrEqual(300);
  });

  test('with an add: its own button and the bar, and no other row', async () => {
    await openResults();

    const renders = await counted(() => get('button', 'Add Kettle 3 to cart').click());

    expect(renders['AddButton']).toBeLessThanOrEqual(2);
    expect(renders['CartBar']).toBeLessThanOrEqual(2);
    expect(renders['ProductRow'] ?? 0).toBe(0);
    expect(renders['Panel'] ?? 0).toBe(0);
  });

  test('with an answer that changes nothing: nothing', async () => {
    const { shop } = await openResults();

    const cart = await shop.ask('cart.read');
    const renders = await counted(() => tellPage({ cart: { ...cart, revision: (cart.revision ?? 0) + 1 } }));

    expect(renders['ProductRow'] ?? 0).toBe(0);
    expect(renders['AddButton'] ?? 0).toBe(0);
  });
});
