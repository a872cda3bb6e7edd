/** What was typed and not sent, after the panel has died. */
import { describe, expect, test, vi } from 'vitest';
import { asked, sessionStorage, tellPage } from '../../ui/harness/browser.ts';
import { drawn, enter, find, get, type, waitFor } from '../../ui/harness/screen.ts';
import { closePopup } from '../harness/popup.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { type OpenShop, openShop } from '../harness/shop.ts';
import { keptText } from '../harness/snapshots.ts';

const field = (name: string) => get<HTMLInputElement>('textbox', name);
const stored = () => keptText('page/snapshot');
/** Waits until something typed is kept, or is kept no longer. */
const kept = (words: string, is = true) => waitFor(() => expect(stored().includes(words)).toBe(is));

async function beginSignUp(): Promise<OpenShop> {
  const shop = await openShop();
  get('button', 'Account').click();
  (await find('button', 'New here? Create an account')).click();
  await find('button', 'Create account');
  type(field('First name'), 'Ada');
  type(field('Email'), 'ada@exam');
  type(field('Password'), 'correct horse');
  await kept('ada@exam');
  return shop;
}

test('is not undone by a panel that the shopper has turned from', async () => {
  const shop = await openShop({ cart: [['teapot', 1]] });
  const known = await shop.ask('cart.read');
  await kept('"email":""');
  // This one is beside the page; in the popup meanwhile something was typed, and the popup was closed.
  dispatchEvent(new Event('blur'));
  const { viewerEpoch } = sessionStorage['page/snapshot'] as { viewerEpoch: string };
  const snapshot = JSON.parse(stored());
  snapshot.drafts.signIn.email = 'ada@exam';
  sessionStorage['page/snapshot'] = { viewerEpoch, text: JSON.stringify(snapshot) };

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: (known.revision ?? 0) + 1 } });
  await drawn();
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();

  expect(get('button', 'Cart, 2 items')).toBeTruthy();
  expect(stored()).toContain('ada@exam');
});

describe('an account that was half made', () => {
  test('goes on where it was left, and the password is typed again', async () => {
    const shop = await beginSignUp();
    expect(stored()).not.toContain('correct horse');

    await shop.reopen();

    await find('button', 'Create account');
    expect([field('First name').value, field('Email').value]).toEqual(['Ada', 'ada@exam']);
    expect(field('Password').value).toBe('');
  });

  test('is there still when the view is not', async () => {
    const shop = await beginSignUp();
    closePopup();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    await shop.reopen();
    vi.useRealTimers();
    get('button', 'Account').click();

    await find('button', 'Create account');
    expect(field('Email').value).toBe('ada@exam');
  });

  test('is forgotten once it is sent', async () => {
    const _shop = await beginSignUp();
    type(field('Last name'), 'Lovelace');
    type(field('Email'), 'ada@example.com');

    get('button', 'Create account').click();
    await find('button', 'Sign out');

    await kept('"email":"","firstName":"","lastName":""');
  });

  test('is not for whoever comes after somebody has left', async () => {
    const shop = await beginSignUp();
    closePopup();
    sessionStorage['page/viewer-epoch'] = 'another';
    await shop.reopen();
    get('button', 'Account').click();
    (await find('button', 'New here? Create an account')).click();
    await drawn();

    expect(field('Email').value).toBe('');
  });
});

test('an address that was half typed is open again', async () => {
  const shop = await openShop({ isCustomer: true });
  get('button', 'Account').click();
  (await find('button', /^Addresses/)).click();
  (await find('button', 'Add an address')).click();
  await drawn();
  type(field('Street and number'), 'Hafenstraße');
  await kept('Hafenstraße');

  await shop.reopen();

  await find('textbox', 'Street and number');
  expect(field('Street and number').value).toBe('Hafenstraße');
});

describe('in the cart', () => {
  test('a code and a place are there again until they are sent', async () => {
    const shop = await openShop({ cart: [['teapot', 2]] });
    get('button', 'Cart, 2 items').click();
    type(await find('textbox', 'Discount code'), 'SUMM');
    get('button', 'Estimate tax and shipping').click();
    await drawn();
    type(field('Postal code'), '20457');
    await kept('20457');

    await shop.reopen();
    await find('heading', 'Cart');
    expect([field('Discount code').value, field('Postal code').value]).toEqual(['SUMM', '20457']);

    type(field('Discount code'), shop.store.codes.percentage);
    get('button', 'Apply code').click();
    get('button', 'Estimate').click();
    await kept('"code":"","delivery":{}');
    expect(asked.filter((each) => each.type === 'cart.change')).toHaveLength(2);
  });
});

test('a variant and a quantity that were chosen are chosen still, and gone with the add', async () => {
  const shop = await openShop();
  (await find('button', 'Linen shirt')).click();
  (await find('radio', 'M')).click();
  enter(await find('spinbutton', 'Quantity'), '4');
  await kept('"quantity":4');

  await shop.reopen();
  await find('heading', 'Linen shirt');
  expect(get<HTMLInputElement>('radio', 'M').checked).toBe(true);
  expect(get<HTMLInputElement>('spinbutton', 'Quantity').value).toBe('4');

  get('button', 'Add to cart').click();
  await find('button', 'Cart, 4 items');
  expect(get<HTMLInputElement>('spinbutton', 'Quantity').value).toBe('1');
});

test('stock and prices of the product on screen are asked for again after five minutes', async () => {
  const shop = await openShop();
  (await find('button', 'Teapot')).click();
  await find('button', 'Add to cart');
  await kept('"variants"');

  await shop.reopen();
  await drawn();
  expect(asked.filter((each) => each.type === 'catalog.product')).toEqual([]);

  closePopup();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
  await shop.reopen();
  vi.useRealTimers();
  await waitFor(() => expect(asked).toContainEqual({ type: 'catalog.product', payload: 'teapot' }));
  expect(get('heading', 'Teapot')).toBeTruthy();
});
