import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cart, CartGesture } from '../../src/contract/cart.ts';
import { expectedCart } from '../../src/contract/expected-cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import { asked, later, stopWorker, tellPage } from '../ui/harness/browser.ts';
import { all, drawn, find, get, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { createShop, openPopup } from './harness/popup.ts';
import { cartOf, confirmed, kettle, line, teapot } from './harness/products.ts';

const changes = () => asked.filter(({ type }) => type === 'cart.change').map(({ payload }) => payload as CartGesture);
const reads = () => asked.filter(({ type }) => type === 'cart.read').length;
const openCart = async () => {
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
};

describe('a gesture on its way', () => {
  test('is counted once, whether the notice or the answer tells of it first', async () => {
    const answer = later<Cart>();
    await openPopup({ ...createShop(), 'cart.change': () => answer.promise });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    const seen = [wordsOf(document.querySelector('.bar-count'))];
    const gestures = changes();
    const known = { ...expectedCart(cartOf([]), gestures), gestures: gestures.map(({ id }) => id), revision: 1 };

    tellPage({ cart: known });
    await drawn();
    seen.push(wordsOf(document.querySelector('.bar-count')));
    answer.give(known);
    await drawn();
    seen.push(wordsOf(document.querySelector('.bar-count')));

    expect(seen).toEqual(['Cart, 1 item', 'Cart, 1 item', 'Cart, 1 item']);
  });

  test('stays on screen when somebody becomes a guest with it, and is counted once', async () => {
    const answer = later<Cart>();
    await openPopup({ ...createShop(), 'cart.change': () => answer.promise });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();

    tellPage({ account: { state: 'guest' }, cart: { ...cartOf([]), revision: 1 } });
    await drawn();
    expect(get('button', 'Cart, 1 item')).toBeTruthy();

    const ids = changes().map(({ id }) => id);
    tellPage({ cart: { ...cartOf([line(teapot, 1)]), gestures: ids, revision: 2 } });
    await drawn();
    expect(get('button', 'Cart, 1 item')).toBeTruthy();
  });

  test('does not come back into the cart of whoever is here next', async () => {
    const answer = later<Cart>();
    const account = { state: 'customer', email: 'ada@example.com' } as const;
    await openPopup({ ...createShop({ account }), 'cart.change': () => answer.promise });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();

    tellPage({ account: { state: 'nobody' }, cart: cartOf([]) });
    answer.give({ ...cartOf([line(teapot, 1)]), revision: 99 });

    await find('button', 'Cart, empty');
    await drawn();
    expect(get('button', 'Cart, empty')).toBeTruthy();
  });

  test('of one shop is not shown in another’s cart', async () => {
    const shop = createShop();
    await openPopup({ ...shop, 'cart.change': () => later<Cart>().promise });
    (await find('button', 'Add Teapot to cart')).click();
    await find('button', 'Cart, 1 item');
    const panel = shop['panel.open']();

    tellPage({ ...panel, era: 'other', shop: { ...panel.shop, projectKey: 'other' } });
    await drawn();

    expect(get('button', 'Cart, empty')).toBeTruthy();
  });

  test('gives way to no older cart', async () => {
    const shop = createShop();
    await openPopup(shop);
    (await find('button', 'Add Teapot to cart')).click();
    (await find('button', 'Add Teapot to cart')).click();
    await find('button', 'Cart, 2 items');
    await drawn();

    tellPage({ cart: { ...cartOf([line(teapot, 1)]), revision: 1 } });
    await drawn();

    expect(get('button', 'Cart, 2 items')).toBeTruthy();
  });

  test('is sent again as the same when the worker was stopped with it', async () => {
    await openPopup(createShop());
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
    await openPopup({ ...createShop(), 'cart.change': () => new Promise((resolve) => answers.push(resolve)) });
    (await find('button', 'Add Teapot to cart')).click();
    await openCart();
    get('button', 'Remove Teapot').click();
    await drawn();

    const [added, taken] = changes();
    expect(taken).toMatchObject({ kind: 'remove', line: { lineId: added?.id } });
    expect(get('button', 'Cart, empty')).toBeTruthy();
  });

  test('keeps focus in its line when the shop has answered', async () => {
    await openPopup(createShop({ obstacle: () => 'silence' }));
    (await find('button', 'Add Teapot to cart')).click();
    await openCart();
    const more = get('button', 'Increase quantity of Teapot');
    more.focus();
    more.click();
    await drawn();
    const [added] = changes();

    tellPage({ cart: { ...cartOf([line(teapot, 2, { id: added?.id ?? '' })]), revision: 9 } });
    await drawn();

    expect(document.activeElement).toBe(get('button', 'Increase quantity of Teapot'));
  });
});

describe('a gesture that is not taken on', () => {
  const refusing = (failure: Failure) => ({
    ...createShop({ cart: cartOf([line(teapot, 2)]) }),
    'cart.change': () => {
      throw failure;
    },
  });

  test.each([
    [
      'storage-failed',
      'Your cart was not changed. Your browser could not save this. Free some disk space and try again.',
    ],
    ['cart-locked', 'Your cart was not changed. Somebody at the shop is working on this cart.'],
  ] as const)('because of %s is put back at once, with the reason', async (name, words) => {
    await openPopup(refusing({ name }));
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
    const shop = createShop({ cart: cartOf([line(teapot, 1), line(kettle, 1)]), obstacle: () => 'silence' });
    await openPopup(shop);
    await openCart();
    get('button', 'Increase quantity of Teapot').click();
    await drawn();

    const [first, second] = all('listitem', undefined, get('list', 'Cart'));
    expect(wordsOf(first)).toContain('not yet confirmed');
    expect(wordsOf(second)).not.toContain('not yet confirmed');

    tellPage({ cart: { ...confirmed(shop['cart.read']()), revision: 9 } });
    await drawn();
    expect(document.body.textContent).not.toContain('not yet confirmed');
  });

  test('is asked after when the worker stays silent, which wakes it', async () => {
    const shop = createShop({ obstacle: () => 'silence' });
    await openPopup(shop);
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    const before = reads();

    await vi.advanceTimersByTimeAsync(2900);
    expect(reads()).toBe(before);
    await vi.advanceTimersByTimeAsync(200);
    expect(reads()).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(reads()).toBe(before + 2);
  });

  test('for a network that stays away is asked after less and less often', async () => {
    await openPopup(createShop({ obstacle: () => ({ name: 'offline' }) }));
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    const before = reads();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(reads() - before).toBeLessThan(6);
    expect(reads() - before).toBeGreaterThan(2);
  });

  test('for want of a network says so quietly, and is sent when asked to', async () => {
    let failure: Failure | undefined = { name: 'offline' };
    await openPopup(createShop({ obstacle: () => failure }));
    (await find('button', 'Add Teapot to cart')).click();
    (await find('button', 'Add Kettle to cart')).click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('2 changes waiting: no network'));
    expect(all('alert')).toHaveLength(0);
    expect(get('button', 'Cart, 2 items')).toBeTruthy();

    failure = undefined;
    get('button', 'Try again').focus();
    get('button', 'Try again').click();
    await waitFor(() => expect(all('button', 'Try again')).toHaveLength(0));

    expect(document.activeElement).toBe(get('button', 'Cart, 2 items'));
    expect(all('status').map(wordsOf).join()).not.toContain('waiting');
  });

  test('for a pause that the shop asks for says so, and offers nothing that would be of no use', async () => {
    const waiting = { count: 2, since: Date.now(), failure: { name: 'shop-failed' as const } };
    const shop = createShop();
    const cart = { ...shop['panel.open']().cart, waiting: { ...waiting, notBefore: Date.now() + 60_000 } };
    await openPopup({ ...shop, 'panel.open': () => ({ ...shop['panel.open'](), cart }), 'cart.read': () => cart });

    await waitFor(() => expect(all('status').map(wordsOf)).toContain('2 changes waiting: the shop asks for a pause'));
    expect(all('button', 'Try again')).toHaveLength(0);
  });

  test('goes on by itself when the network is back', async () => {
    let failure: Failure | undefined = { name: 'offline' };
    await openPopup(createShop({ obstacle: () => failure }));
    (await find('button', 'Add Teapot to cart')).click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('1 change waiting: no network'));

    failure = undefined;
    dispatchEvent(new Event('online'));
    await waitFor(() => expect(all('button', 'Try again')).toHaveLength(0));
  });

  test('for a sign-in is not asked after: it leads to the form once, and the bar keeps the way there', async () => {
    await openPopup(createShop({ obstacle: () => ({ name: 'sign-in-needed' }) }));
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
    const account = { state: 'customer', email: 'ada@example.com' } as const;
    await openPopup(createShop({ account, obstacle: () => ({ name: 'session-ended' }) }));
    (await find('button', 'Add Teapot to cart')).click();
    await find('textbox', 'Password');

    expect(document.body.textContent).toContain('The shop has signed you out.');
  });

  test('from an earlier opening does not lead anywhere by itself', async () => {
    const waiting = { count: 1, since: 0, failure: { name: 'sign-in-needed' } } as const;
    await openPopup(createShop({ cart: { ...cartOf([line(teapot, 1)]), waiting }, obstacle: () => waiting.failure }));
    await find('list', 'Products');
    await drawn();

    expect(all('textbox', 'Password')).toHaveLength(0);
    expect(all('status').map(wordsOf)).toContain('1 change waiting: sign in to send');
  });
});

test('a cart that may be out of date says how old it is', async () => {
  const readAt = new Date().setHours(10, 32);
  const waiting = { count: 1, since: 0, failure: { name: 'offline' } } as const;
  const cart = { ...cartOf([line(teapot, 1)]), readAt, waiting };
  await openPopup(createShop({ cart, obstacle: () => waiting.failure }));
  await openCart();

  expect(document.body.textContent).toContain('As of 10:32 AM');
});

test('a cart that was read just now says nothing of its age', async () => {
  await openPopup(createShop({ cart: { ...cartOf([line(teapot, 1)]), readAt: Date.now() } }));
  await openCart();

  expect(document.body.textContent).not.toContain('As of');
});
