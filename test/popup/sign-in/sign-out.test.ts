import { describe, expect, test } from 'vitest';
import { emptyCart } from '../../../src/contract/cart.ts';
import { tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type } from '../../ui/harness/screen.ts';
import { ada, add, isCartRequest, openShop } from '../harness/shop.ts';

test('signing out leaves an empty cart and the form', async () => {
  await openShop({ cart: [['teapot', 2]], isCustomer: true });
  (await find('button', 'Cart, 2 items')).focus();
  get('button', 'Account').click();
  (await find('button', 'Sign out')).click();

  await find('button', 'Sign in');
  expect(get('button', 'Cart, empty')).toBeTruthy();
});

describe('signing out with changes that the shop has not got', () => {
  const askToSignOut = async () => {
    get('button', 'Account').click();
    (await find('button', 'Sign out')).click();
    return find('alert');
  };
  /** Two teapots wait, for no request to the cart gets through. */
  const openAsked = async () => {
    await openShop({
      isCustomer: true,
      async prepare({ line, ask }) {
        line.add({ match: isCartRequest, times: 99, fault: 'drop-before' });
        await ask('cart.change', add('teapot', 2));
      },
    });
    return askToSignOut();
  };

  test('names them, and the customer stays', async () => {
    expect((await openAsked()).textContent).toMatch(/2.×.*teapot/);

    get('button', 'Stay signed in').click();

    await expect.poll(() => document.querySelector('[role=alert]')).toBeNull();
    expect(await find('button', 'Sign out')).toBe(document.activeElement);
  });

  test.each([
    ['Escape', () => press(get('button', 'Stay signed in'), 'Escape')],
    ['Back', () => get('button', 'Back').click()],
  ])('takes %s for no, and the account stays on screen', async (_way, step) => {
    await openAsked();
    step();

    await expect.poll(() => document.querySelector('[role=alert]')).toBeNull();
    expect(await find('button', 'Sign out')).toBe(document.activeElement);
  });

  test('says so where they are about no line, and the customer leaves all the same', async () => {
    await openShop({ isCustomer: true, answers: { 'account.signOut': () => ({ count: 1, lines: [] }) } });
    expect((await askToSignOut()).textContent).toContain('last changes');

    get('button', 'Sign out anyway').click();

    expect(await find('button', 'Sign in')).toBeTruthy();
  });
});

describe('after signing out', () => {
  const leave = async () => {
    get('button', 'Account').click();
    (await find('button', 'Sign out')).click();
    await find('button', 'Sign in');
  };

  test('nothing that was looked for stands in the field, and the way back leads to the front page', async () => {
    await openShop({ isCustomer: true });
    await find('list', 'Products');
    type(get('combobox', 'Search products'), 'kettle');
    await find('list', 'Search results');
    await leave();

    expect(get<HTMLInputElement>('combobox', 'Search products').value).toBe('');
    get('button', 'Back').click();
    expect(await find('list', 'Products')).toBeTruthy();
  });

  test('the way back leads past the product that was looked at', async () => {
    await openShop({ isCustomer: true });
    (await find('button', 'Kettle')).click();
    await find('button', 'Add to cart');
    await leave();

    get('button', 'Back').click();

    expect(await find('list', 'Products')).toBeTruthy();
    expect(all('list', 'Recently viewed')).toHaveLength(0);
  });

  test('the form of another panel is empty', async () => {
    await openShop({ isCustomer: true });
    get('button', 'Account').click();
    await find('button', 'Sign out');
    tellPage({ account: { state: 'ended', email: ada.email } });
    await find('button', 'Sign in');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe(ada.email);

    tellPage({ account: { state: 'none' }, cart: emptyCart, viewerEpoch: 'next' });
    await drawn();

    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('');
  });
});
