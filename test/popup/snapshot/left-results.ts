/** A popup that was left with results on screen, for the next opening. */
import { expect } from 'vitest';
import { later } from '../../ui/harness/browser.ts';
import { all, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { keptText } from '../harness/snapshots.ts';

export const shop = () => createShop({ cart: cartOf([line(teapot, 2)]) });

/** A worker that has not answered yet. */
export const silent = () => Object.fromEntries(Object.keys(shop()).map((name) => [name, () => later().promise]));

export const field = () => get<HTMLInputElement>('combobox', 'Search products');

export const names = () =>
  all('listitem', undefined, get('list', 'Search results')).map((item) => wordsOf(item.querySelector('button')));

/** Waits until what is on screen is kept. */
export async function kept(holds: (snapshot: string) => boolean): Promise<void> {
  await waitFor(() => expect(holds(keptText('page/snapshot'))).toBe(true));
}

/** Leaves the popup with a list of results in its snapshot. */
export async function leaveResults(): Promise<void> {
  await openPopup(shop());
  await find('list', 'Products');
  type(field(), 'kettle');
  await find('list', 'Search results');
  await kept((snapshot) => snapshot.includes('"typed":"kettle"') && snapshot.includes('"results":[{"id":"kettle"'));
}
