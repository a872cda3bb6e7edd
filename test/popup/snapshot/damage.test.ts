import { afterEach, describe, expect, test, vi } from 'vitest';
import { asked, later } from '../../ui/harness/browser.ts';
import { find, get, type, waitFor } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { closePopup, openPopup, reopenPopup } from '../harness/popup.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { changeKept, keptText } from '../harness/snapshots.ts';

const shop = () => createShop({ cart: cartOf([line(teapot, 2)]) });

/** A worker that has not answered yet. */
const silent = () => Object.fromEntries(Object.keys(shop()).map((name) => [name, () => later().promise]));

const field = () => get<HTMLInputElement>('combobox', 'Search products');

/** Waits until what is on screen is kept. */
async function kept(holds: (snapshot: string) => boolean): Promise<void> {
  await waitFor(() => expect(holds(keptText('page/snapshot'))).toBe(true));
}

async function leaveResults(): Promise<void> {
  await openPopup(shop());
  await find('list', 'Products');
  type(field(), 'kettle');
  await find('list', 'Search results');
  await kept((snapshot) => snapshot.includes('"typed":"kettle"') && snapshot.includes('"results":[{"id":"kettle"'));
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a snapshot that has been damaged', () => {
  // biome-ignore lint/suspicious/noExplicitAny: damage has no type.
  test.each<[string, (value: any) => void]>([
    ['a line of the cart', (value) => (value.panel.cart.lines = [null])],
    ['the list', (value) => (value.listing = 'x')],
    ['what the list answers to', (value) => delete value.listing.query],
    ['a result', (value) => (value.listing.results = [null])],
    ['the way here', (value) => (value.history = [null])],
    ['a product that was open', (value) => (value.opened = [null])],
    ['the front page', (value) => (value.panel.home = 'x')],
    ['the shop', (value) => (value.panel.shop = true)],
    ['the account', (value) => (value.panel.account = 7)],
  ])('in %s is none', async (_, damage) => {
    await leaveResults();
    closePopup();
    changeKept('page/snapshot', damage);

    await reopenPopup(silent());

    expect(field().value).toBe('');
    expect(get('button', 'Cart, empty')).toBeTruthy();
    expect(asked.map((each) => each.type)).toEqual(['panel.open']);
  });

  test('so that nothing can be drawn is dropped, and the panel begins anew', async () => {
    await leaveResults();
    closePopup();
    changeKept('page/snapshot', ({ history }) => history.push({ ...history.pop(), query: { typed: 7 } }));
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});

    await reopenPopup(silent()).catch(() => {});

    expect(reload).toHaveBeenCalledOnce();
    expect(keptText('page/snapshot')).not.toContain('"typed":7');
    reload.mockRestore();
  });
});
