import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { type Answers, asked, later, stopWorker, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { catalogOf, shopProducts } from '../harness/catalog.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { add, holdCart, isCartRequest, openShop } from '../harness/shop.ts';

const changes = () => asked.filter(({ type }) => type === 'cart.change').map(({ payload }) => payload as CartCommand);
const reads = () => asked.filter(({ type }) => type === 'cart.read').length;
const openCart = async () => {
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
};

describe('a command on its way', () => {
  test('is counted once, whether the notice or the answer tells of it first', async () => {
    const answer = later<Cart>();
    let broadcast: Promise<Cart> | undefined;
    await openShop({
      answers: {
        'cart.change': (_, pass) => {
          broadcast = pass();
          return answer.promise;
        },
      },
    });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    const seen = [wordsOf(document.querySelector('.bar-count'))];
    // The worker has broadcast the cart; its answer to this page is still on its way.
    const known = (await broadcast) as Cart;
    await drawn();
    seen.push(wordsOf(document.querySelector('.bar-count')));
    answer.give(known);
    await drawn();
    seen.push(wordsOf(document.querySelector('.bar-count')));

    expect(seen).toEqual(['Cart, 1 item', 'Cart, 1 item', 'Cart, 1 item']);
  });

  test('stays on screen when somebody becomes a guest with it, and is counted once', async () => {
    const answer = later<Cart>();
    await openShop({ answers: { 'cart.change': () => answer.promise } });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();

    tellPage({ account: { state: 'guest' }, cart: { ...cartOf([]), revision: 1 } });
    await drawn();
    expect(get('button', 'Cart, 1 item')).toBeTruthy();

    const ids = changes().map(({ id }) => id);
    tellPage({ cart: { ...cartOf([line(teapot, 1)]), commands: ids, revision: 2 } });
    await drawn();
    expect(get('button', 'Cart, 1 item')).toBeTruthy();
  });

  test('does not come back into the cart of whoever is here next', async () => {
    const answer = later<Cart>();
    const shop = await openShop({ isCustomer: true, answers: { 'cart.change': () => answer.promise } });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();

    await shop.ask('account.signOut');
    answer.give({ ...cartOf([line(teapot, 1)]), revision: 99 });

    await find('button', 'Cart, empty');
    await drawn();
    expect(get('button', 'Cart, empty')).toBeTruthy();
  });

  test('of one shop is not shown in another’s cart', async () => {
    const shop = await openShop({ answers: { 'cart.change': () => later<Cart>().promise } });
    (await find('button', 'Add Teapot to cart')).click();
    await find('button', 'Cart, 1 item');

    await shop.connectTo(createDemoStore({ catalogue: catalogOf(shopProducts), projectKey: 'other' }));

    expect(await find('button', 'Cart, empty')).toBeTruthy();
  });

  test('gives way to no older cart', async () => {
    await openShop();
    (await find('button', 'Add Teapot to cart')).click();
    (await find('button', 'Add Teapot to cart')).click();
    await find('button', 'Cart, 2 items');
    await drawn();

    tellPage({ cart: { ...cartOf([line(teapot, 1)]), revision: 1 } });
    await drawn();

    expect(get('button', 'Cart, 2 items')).toBeTruthy();
  });

  test('is sent again as the same when the worker was stopped with it', async () => {
    await openShop();
    const add = await find('button', 'Add Teapot to cart');
    await find('list', 'Products');
    stopWorker();
    add.click();

    await waitFor(() => expect(changes()).toHaveLength(2));
    await drawn();

    expect(new Set(changes().map(({ id }) => id)).size).toBe(1);
    expect(get('button', 'Cart, 1 item')).toBeTruthy();
    expect(all('alert')).toHaveLength(0);
  });

  test('does not wait for the one before it: what was just added is taken out by its id', async () => {
    const answers: ((cart: Cart) => void)[] = [];
    await openShop({ answers: { 'cart.change': () => new Promise((resolve) => answers.push(resolve)) } });
    (await find('button', 'Add Teapot to cart')).click();
    await openCart();
    get('button', 'Remove Teapot').click();
    await drawn();

    const [added, taken] = changes();
    expect(taken).toMatchObject({ kind: 'remove', line: { lineId: added?.id } });
    expect(get('button', 'Cart, empty')).toBeTruthy();
  });

  test('keeps focus in its line when the shop has answered', async () => {
    const shop = await openShop();
    const answer = holdCart(shop);
    (await find('button', 'Add Teapot to cart')).click();
    await openCart();
    const more = get('button', 'Increase quantity of Teapot');
    more.focus();
    more.click();
    await drawn();

    answer.give(undefined);
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 2 }));
    await waitFor(() => expect(document.body.textContent).not.toContain('not yet confirmed'));

    expect(document.activeElement).toBe(get('button', 'Increase quantity of Teapot'));
  });
});

describe('a command that is not taken on', () => {
  test.each([
    [
      'storage-failed',
      'Your cart was not changed. Your browser could not save this. Free some disk space and try again.',
    ],
    ['cart-locked', 'Your cart was not changed. Somebody at the shop is working on this cart.'],
  ] as const)('because of %s is put back at once, with the reason', async (name, words) => {
    await openShop({
      cart: [['teapot', 2]],
      answers: {
        'cart.change': () => {
          throw { name };
        },
      },
    });
    await openCart();
    get('button', 'Increase quantity of Teapot').click();

    expect(wordsOf(await find('alert'))).toContain(words);
    expect(get<HTMLInputElement>('spinbutton', 'Quantity of Teapot').value).toBe('2');
  });
});

describe('a change that waits', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is shown on its line until the shop has confirmed it', async () => {
    const shop = await openShop({
      cart: [
        ['teapot', 1],
        ['kettle', 1],
      ],
    });
    const answer = holdCart(shop);
    await openCart();
    get('button', 'Increase quantity of Teapot').click();
    await drawn();

    const [first, second] = all('listitem', undefined, get('list', 'Cart'));
    await waitFor(() => expect(wordsOf(first)).toContain('not yet confirmed'));
    expect(wordsOf(second)).not.toContain('not yet confirmed');

    answer.give(undefined);
    await waitFor(() => expect(document.body.textContent).not.toContain('not yet confirmed'));
    expect(shop.quantities()).toEqual({ teapot: 2, kettle: 1 });
  });

  test('is asked after when the worker stays silent, which wakes it', async () => {
    let known: Cart | undefined;
    const answers: Answers = {
      'cart.change': async (_, pass) => {
        known = await pass();
        return known;
      },
      'cart.read': (_, pass) => {
        if (!known) return pass();
        // Newer than every broadcast of the worker so far.
        known = { ...known, revision: (known.revision ?? 0) + 100 };
        return known;
      },
    };
    const shop = await openShop({ answers });
    holdCart(shop);
    (await find('button', 'Add Teapot to cart')).click();
    await waitFor(() => expect(known).toBeTruthy());
    await drawn();
    const before = reads();

    await vi.advanceTimersByTimeAsync(2900);
    expect(reads()).toBe(before);
    await vi.advanceTimersByTimeAsync(200);
    expect(reads()).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(3500);
    expect(reads()).toBe(before + 2);
  });

  test('for a network that stays away is asked after less and less often', async () => {
    const shop = await openShop();
    shop.worker.setOnline(false);
    (await find('button', 'Add Teapot to cart')).click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('1 change waiting: no network'));
    const before = reads();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(reads() - before).toBeLessThan(6);
    expect(reads() - before).toBeGreaterThan(2);
  });

  test('for want of a network says so quietly, and is sent when asked to', async () => {
    const shop = await openShop();
    shop.worker.setOnline(false);
    (await find('button', 'Add Teapot to cart')).click();
    (await find('button', 'Add Kettle to cart')).click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('2 changes waiting: no network'));
    expect(all('alert')).toHaveLength(0);
    expect(get('button', 'Cart, 2 items')).toBeTruthy();

    shop.worker.setOnline(true);
    get('button', 'Try again').focus();
    get('button', 'Try again').click();
    await waitFor(() => expect(all('button', 'Try again')).toHaveLength(0));

    expect(document.activeElement).toBe(get('button', 'Cart, 2 items'));
    expect(all('status').map(wordsOf).join()).not.toContain('waiting');
    expect(shop.quantities()).toEqual({ teapot: 1, kettle: 1 });
  });

  test('for a pause that the shop asks for says so, and offers nothing that would be of no use', async () => {
    const shop = await openShop();
    const headers = { 'retry-after': '60' };
    shop.line.add({ match: isCartRequest, times: 9, fault: { status: 503, headers } });
    (await find('button', 'Add Teapot to cart')).click();
    (await find('button', 'Add Kettle to cart')).click();

    await waitFor(() => expect(all('status').map(wordsOf)).toContain('2 changes waiting: the shop asks for a pause'));
    expect(all('button', 'Try again')).toHaveLength(0);
  });

  test('goes on by itself when the network is back', async () => {
    const shop = await openShop();
    shop.worker.setOnline(false);
    (await find('button', 'Add Teapot to cart')).click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('1 change waiting: no network'));

    shop.worker.setOnline(true);
    dispatchEvent(new Event('online'));
    await waitFor(() => expect(all('button', 'Try again')).toHaveLength(0));
    expect(shop.quantities()).toEqual({ teapot: 1 });
  });

  test('for a sign-in is not asked after: it leads to the form once, and the bar keeps the way there', async () => {
    await openShop({ client: 'tutorial' });
    (await find('button', 'Add Teapot to cart')).click();
    await find('textbox', 'Password');
    const before = reads();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(reads()).toBe(before);

    get('button', 'Back').click();
    await drawn();
    expect(all('status').map(wordsOf)).toContain('1 change waiting: sign in to send');
    get('button', 'Sign in').click();
    expect(await find('textbox', 'Password')).toBeTruthy();
  });

  test('after the shop has ended the session leads back in', async () => {
    const shop = await openShop({ isCustomer: true });
    shop.store.revokeAll();
    (await find('button', 'Add Teapot to cart')).click();
    await find('textbox', 'Password');

    expect(document.body.textContent).toContain('The shop has signed you out.');
  });

  test('from an earlier opening does not lead anywhere by itself', async () => {
    await openShop({
      client: 'tutorial',
      prepare: (shop) => shop.ask('cart.change', add('teapot')).then(() => shop.ask('cart.read')),
    });
    await find('list', 'Products');
    await drawn();

    expect(all('textbox', 'Password')).toHaveLength(0);
    expect(all('status').map(wordsOf)).toContain('1 change waiting: sign in to send');
  });
});

describe('the age of a cart', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is shown where the cart may be out of date', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date().setHours(10, 32) });
    await openShop({
      cart: [['teapot', 1]],
      async prepare({ worker, ask }) {
        worker.setOnline(false);
        vi.setSystemTime(new Date().setHours(10, 40));
        await ask('cart.change', add('kettle'));
        await ask('cart.read');
      },
    });
    await openCart();

    expect(document.body.textContent).toContain('As of 10:32 AM');
  });

  test('is not shown for a cart that was read just now', async () => {
    await openShop({ cart: [['teapot', 1]] });
    await openCart();

    expect(document.body.textContent).not.toContain('As of');
  });
});
