import type { CartLine } from '../../src/contract/cart.ts';
import type { ProductCard } from '../../src/contract/catalog.ts';
import { cardOf, euro, kettle, line, product, shirt, teapot } from '../popup/harness/products.ts';
import { cup } from './props.ts';

/** As long as the longest names of real shops. */
export const longName =
  'Hand-thrown stoneware teapot with bamboo handle, infuser and warmer, in a gift box of recycled card';

const reduced = { now: euro(2_999), was: euro(4_999) };

/** A product of a list, in each of its states. */
export function cardOfEachKind(): { name: string; card: ProductCard }[] {
  const picture = cup();
  return [
    { name: 'with a picture', card: { ...cardOf(kettle), picture, note: 'Forge Kermadec' } },
    { name: 'in the cart', card: { ...cardOf(teapot), picture } },
    { name: 'reduced', card: { ...cardOf(product('Steaming basket')), picture, price: reduced } },
    { name: 'with options', card: { ...cardOf(shirt), picture, note: 'Weberei Osterhusen' } },
    { name: 'sold out', card: { ...cardOf(product('Tea cosy')), picture, available: false } },
    { name: 'not sold here', card: withoutPrice({ ...cardOf(product('Tea towel')), picture }) },
    {
      name: 'with a long name and a large price',
      card: { ...cardOf(product(longName)), price: { now: euro(123_456_789_00) } },
    },
  ];
}

function withoutPrice({ price: _, ...card }: ProductCard): ProductCard {
  return card;
}

/** A line of the cart in each of its states. */
export function lineOfEachKind(): { name: string; line: CartLine }[] {
  const picture = cup();
  return [
    { name: 'of one', line: line(teapot, 1, { picture }) },
    {
      name: 'of several, reduced',
      line: line(kettle, 3, { picture, unit: reduced, traits: [{ axis: 'size', label: 'M' }] }),
    },
    { name: 'waiting', line: line(shirt, 2, { isWaiting: true }) },
    { name: 'given by the shop', line: line(product('Sachet'), 1, { isGift: true }) },
    { name: 'dearer than it was', line: line(product('Bowl'), 1, { costBefore: euro(900) }) },
    { name: 'of which few are left', line: line(product('Plate'), 4, { today: { state: 'sold', left: 3 } }) },
    { name: 'no longer sold', line: line(product('Jug'), 1, { today: { state: 'gone' } }) },
    { name: 'with a long name and a large sum', line: line(product(longName), 9_999, { total: euro(123_456_789_00) }) },
  ];
}
