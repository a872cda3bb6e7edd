/** What tests answer by hand has the shape of what the real worker answers. */
import { expect, test } from 'vitest';
import { createShop } from './harness/hand-made-shop.ts';
import { cartOf, line, teapot } from './harness/products.ts';
import { add, openShop } from './harness/shop.ts';

/** Parts that the contract makes optional, and that a new device does not know yet. */
const optional = ['.abilities.suggestions: boolean'];

/** The kinds of values by their paths; entries of a list are one. */
function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => shapeOf(entry, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, entry]) => shapeOf(entry, `${path}.${key}`));
}

test('the cart, the panel, products and lists', async () => {
  const shop = await openShop({ cart: [['teapot', 2]] });
  const byHand = createShop({ cart: cartOf([line(teapot, 2)]) });
  const question = { text: 'teapot', offset: 0 };
  const { cart, shop: view } = await shop.ask('panel.open');
  const command = add('kettle');
  const answers: [name: string, byHand: unknown, real: unknown][] = [
    ['the shop', byHand['panel.open']().shop, view],
    ['cart', byHand['panel.open']().cart, cart],
    ['cart.change', byHand['cart.change'](command), await shop.ask('cart.change', command)],
    ['cart.read', byHand['cart.read'](), await shop.ask('cart.read')],
    ['cart.check', byHand['cart.check'](), await shop.ask('cart.check')],
    ['catalog.search', byHand['catalog.search'](question), await shop.ask('catalog.search', question)],
    ['catalog.product', byHand['catalog.product']('teapot'), await shop.ask('catalog.product', 'teapot')],
    ['catalog.home', byHand['catalog.home'](), await shop.ask('catalog.home')],
  ];

  for (const [name, ours, real] of answers) {
    const known = new Set([...shapeOf(real), ...optional]);
    expect({ [name]: shapeOf(ours).filter((path) => !known.has(path)) }).toEqual({ [name]: [] });
  }
});
