import { describe, expect, test } from 'vitest';
import type { CartLine } from '../../../src/contract/cart.ts';
import { reuseUnchanged } from '../../../src/popup/reuse-unchanged.ts';
import { tellPage, textsRead } from '../../ui/harness/browser.ts';
import { all, drawn, find, waitFor } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, line, product, teapot } from '../harness/products.ts';

const length = 500;
/** To find all fields among so many elements takes a while itself. Milliseconds. */
const lookEvery = 40;
const longCart = () => cartOf(Array.from({ length }, (_, place) => line(product(`Cup ${place}`), 1)));
/** Every line that is drawn reads the name of its quantity field. */
const linesDrawn = () => textsRead.filter((key) => key === 'quantityOf').length;

/** Found by its attribute: to work out the names of thousands of elements would take long. */
const labelled = (name: string) =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[aria-label="${name}"]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  });

async function openLongCart() {
  await openPopup(createShop({ cart: longCart() }));
  (await find('button', 'Cart, 500 items')).click();
  await labelled('Quantity of Cup 0');
}

describe('a cart of 500 lines', () => {
  test('is drawn little by little: first what is in sight', async () => {
    await openLongCart();
    await drawn();
    expect(all('spinbutton').length).toBeLessThan(50);
    const steps = new Set<number>();
    await waitFor(
      () => {
        steps.add(all('spinbutton').length);
        expect(all('spinbutton')).toHaveLength(length);
      },
      60_000,
      lookEvery,
    );

    expect(steps.size).toBeGreaterThan(3);
    expect(linesDrawn()).toBe(length);
  }, 90_000);

  test('draws one line for a step, and none again for the answer of the others', async () => {
    await openLongCart();
    await waitFor(() => expect(all('spinbutton')).toHaveLength(length), 60_000, lookEvery);
    textsRead.length = 0;

    (await labelled('Increase quantity of Cup 250')).click();
    await labelled('Cart, 501 items');
    await drawn();
    expect(linesDrawn()).toBeGreaterThan(0);
    expect(linesDrawn()).toBeLessThanOrEqual(3);

    textsRead.length = 0;
    tellPage({ cart: { ...longCart(), revision: 9 } });
    await drawn();
    expect(linesDrawn()).toBe(1);
  }, 90_000);
});

describe('an answer that brings everything anew', () => {
  const answer = (lines: CartLine[]) => structuredClone(cartOf(lines));
  const [cup, jug] = [line(product('Cup'), 1), line(product('Jug'), 2)];

  test('leaves what is the same the very same', () => {
    const before = answer([cup, jug]);

    expect(reuseUnchanged(before, answer([cup, jug]))).toBe(before);
  });

  test('changes what has changed, and only that', () => {
    const before = answer([cup, jug]);
    const after = reuseUnchanged(before, answer([cup, { ...jug, quantity: 3 }]));

    expect(after.lines[0]).toBe(before.lines[0]);
    expect(after.lines[1]).toEqual({ ...jug, quantity: 3 });
    expect(after.lines[1]?.unit).toBe(before.lines[1]?.unit);
  });

  test('knows a line again in another place, and misses none that is gone or new', () => {
    const before = answer([cup, jug]);
    const after = reuseUnchanged(before, answer([line(teapot, 1), jug]));

    expect(after).toEqual(cartOf([line(teapot, 1), jug]));
    expect(after.lines[1]).toBe(before.lines[1]);
  });

  test('forgets what is said no longer', () => {
    expect(reuseUnchanged({ ...cup, isWaiting: true }, cup)).toEqual(cup);
    expect(reuseUnchanged({ ...cup, isWaiting: true }, cup)).not.toHaveProperty('isWaiting');
  });
});
