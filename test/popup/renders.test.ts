/** What is drawn anew for what a shopper does: counted by Preact's own hook, for each component. */
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import { tellPage } from '../ui/harness/browser.ts';
import { drawn, find, get, type } from '../ui/harness/screen.ts';
import { createShop, openPopup, preactOptions } from './harness/popup.ts';
import { cardOf, cartOf, line, pageOf, product } from './harness/products.ts';

const many = Array.from({ length: 20 }, (_, index) => product(`Kettle ${index + 1}`));
const shop = () => ({
  ...createShop({ cart: cartOf([line(product('Teapot'), 1)]) }),
  'catalog.search': () => pageOf(many.map(cardOf)),
});

/** Called before a component is drawn, and not where it is left as it is; the name is the one that Preact's own tools use. */
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

async function openResults(): Promise<HTMLInputElement> {
  await openPopup(shop());
  const field = await find<HTMLInputElement>('combobox', 'Search products');
  type(field, 'ket');
  await find('list', 'Search results');
  // The last of its portions, so that none of it is counted for what comes after.
  await find('button', `Kettle ${many.length}`);
  return field;
}

const sum = (renders: Record<string, number>) => Object.values(renders).reduce((all, count) => all + count, 0);

describe('what is drawn anew', () => {
  test('with a keystroke, before its answer: the field and what stands around the list, and no row', async () => {
    const field = await openResults();

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
    const field = await openResults();
    type(field, 'kett');
    await drawn();

    const renders = await counted(async () => {
      await expect.poll(() => field.getAttribute('aria-busy')).toBe('false');
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
    await openResults();

    const renders = await counted(() => tellPage({ cart: { ...cartOf([line(product('Teapot'), 1)]), revision: 3 } }));

    expect(renders['ProductRow'] ?? 0).toBe(0);
    expect(renders['AddButton'] ?? 0).toBe(0);
  });
});
