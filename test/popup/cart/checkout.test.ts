/** The way to the shop's checkout: nothing opens before the shop has what was done. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import { asked, later, surroundings, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, line, teapot } from '../harness/products.ts';

const checkoutUrl = 'https://shop.example/checkout';
const sent: Cart = { ...cartOf([line(teapot, 2)]), checkoutUrl, revision: 5 };
const unsent: Cart = { ...sent, revision: 1, waiting: { count: 1, since: Date.now() } };
const checkOuts = () => asked.filter(({ type }) => type === 'cart.checkOut').length;

/** Opens the cart before a worker that answers to the press as given. */
async function openCart(cart: Cart, checkOut: () => Cart | Promise<Cart>): Promise<void> {
  await openPopup({ ...createShop({ cart }), 'cart.read': () => cart, 'cart.checkOut': checkOut });
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
}

/** Presses the link; gives whether the browser would follow it. */
function press(facts: MouseEventInit = {}): boolean {
  const event = new MouseEvent(facts.button ? 'auxclick' : 'click', { bubbles: true, cancelable: true, ...facts });
  // The page that the test runs in stays where it is.
  const stay = (each: Event) => {
    wasPrevented = each.defaultPrevented;
    each.preventDefault();
  };
  let wasPrevented = false;
  document.addEventListener('click', stay, { once: true });
  document.addEventListener('auxclick', stay, { once: true });
  get('link', 'Checkout').dispatchEvent(event);
  document.removeEventListener('click', stay);
  document.removeEventListener('auxclick', stay);
  return !wasPrevented;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => vi.useRealTimers());

test('with nothing waiting it is a link like any other, and the worker is told', async () => {
  await openCart(sent, () => sent);

  expect(press()).toBe(true);
  expect(checkOuts()).toBe(1);
  expect(surroundings.tabs).toEqual([]);
});

describe('with changes that wait', () => {
  test('nothing opens before they are sent, and then it does', async () => {
    const answer = later<Cart>();
    await openCart(unsent, () => answer.promise);

    expect(press()).toBe(false);
    await drawn();
    expect(get('link', 'Checkout').getAttribute('aria-busy')).toBe('true');
    expect(wordsOf(document.querySelector('[aria-live=polite]'))).toContain('Sending your last changes');
    await vi.advanceTimersByTimeAsync(2500);
    expect(surroundings.tabs).toEqual([]);

    answer.give({ ...sent, checkoutUrl: 'https://shop.example/checkout/newer' });
    await waitFor(() => expect(surroundings.tabs).toHaveLength(1));
    expect(surroundings.tabs).toEqual([{ url: 'https://shop.example/checkout/newer', active: true }]);
    expect(checkOuts()).toBe(1);
  });

  test.each([
    ['the middle button', { button: 1 }],
    ['Ctrl', { ctrlKey: true }],
    ['⌘', { metaKey: true }],
  ])('with %s it opens behind', async (_how, facts) => {
    await openCart(unsent, () => sent);

    expect(press(facts)).toBe(false);
    await waitFor(() => expect(surroundings.tabs).toMatchObject([{ active: false }]));
  });

  test('the right button opens the browser’s menu, and nothing else', async () => {
    await openCart(unsent, () => sent);

    expect(press({ button: 2 })).toBe(true);
    expect(checkOuts()).toBe(0);
  });

  test('two presses open it once', async () => {
    const answer = later<Cart>();
    await openCart(unsent, () => answer.promise);
    press();
    press();
    await drawn();
    answer.give(sent);

    await waitFor(() => expect(surroundings.tabs).toHaveLength(1));
    expect(checkOuts()).toBe(1);
  });

  test('what has not reached the worker yet is waited for as well', async () => {
    const answer = later<Cart>();
    await openPopup({
      ...createShop({ cart: sent }),
      'cart.change': () => answer.promise,
      'cart.checkOut': () => sent,
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'Increase quantity of Teapot')).click();

    expect(press()).toBe(false);
    await drawn();
    expect(checkOuts()).toBe(0);
    answer.give({ ...sent, revision: 6 });
    await waitFor(() => expect(surroundings.tabs).toHaveLength(1));
  });

  test('nothing opens for a shopper who has gone back from the cart', async () => {
    const answer = later<Cart>();
    await openCart(unsent, () => answer.promise);
    press();
    await drawn();
    get('button', 'Back').click();
    await drawn();
    answer.give(sent);
    await vi.advanceTimersByTimeAsync(3100);

    expect(surroundings.tabs).toEqual([]);
    expect(all('alert')).toHaveLength(0);
  });

  test('that the shop refuses, the shopper stays and sees why', async () => {
    const news = [
      { id: 'r', kind: 'refused' as const, failure: { name: 'above-limit' as const, limit: 2 }, commands: [] },
    ];
    await openCart(unsent, () => ({ ...sent, news }));
    press();

    expect(await find('alert')).toBeTruthy();
    expect(surroundings.tabs).toEqual([]);
    expect(get('link', 'Checkout').getAttribute('aria-busy')).toBe('false');
  });
});

describe('after three seconds', () => {
  const late = 'Your last changes have not reached the shop yet.';
  const answers: (() => Cart | Promise<Cart>)[] = [() => new Promise(() => {}), () => ({ ...unsent, revision: 6 })];

  test.each(
    answers.map((answer, index) => [['without an answer', 'or when sending has failed'][index] ?? '', answer] as const),
  )('%s it is said, and nothing opens by itself', async (_when, answer) => {
    await openCart(unsent, answer);
    press();
    await vi.advanceTimersByTimeAsync(3100);

    expect(wordsOf(await find('alert'))).toContain(late);
    expect(get('link', 'Checkout').getAttribute('aria-busy')).toBe('false');
    expect(surroundings.tabs).toEqual([]);
  });

  test('the shopper may go on all the same, by a link', async () => {
    await openCart(unsent, () => ({ ...unsent, revision: 6 }));
    press();
    const link = await find('link', 'Go on anyway');
    expect(link.getAttribute('href')).toBe(checkoutUrl);
    // A landmark: no link of a page stands outside of one.
    expect(link.closest('aside')).not.toBeNull();
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await drawn();

    expect(all('alert')).toHaveLength(0);
    expect(checkOuts()).toBe(2);
  });

  test('or stay', async () => {
    await openCart(unsent, () => ({ ...unsent, revision: 6 }));
    press();
    (await find('button', 'Stay here')).click();
    await drawn();

    expect(all('alert')).toHaveLength(0);
    expect(checkOuts()).toBe(1);
    expect(surroundings.tabs).toEqual([]);
  });

  test('it is no longer said when they have been sent after all', async () => {
    await openCart(unsent, () => ({ ...unsent, revision: 6 }));
    press();
    await find('alert');
    tellPage({ cart: { ...sent, revision: 7 } });
    await drawn();

    expect(all('alert')).toHaveLength(0);
    expect(surroundings.tabs).toEqual([]);
  });

  test('and the next change asks nothing', async () => {
    await openCart(unsent, () => ({ ...unsent, revision: 6 }));
    press();
    await find('alert');
    tellPage({ cart: { ...sent, revision: 7 } });
    await drawn();
    tellPage({ cart: { ...unsent, revision: 8 } });
    await drawn();

    expect(all('alert')).toHaveLength(0);
  });

  test('an answer that comes later opens nothing', async () => {
    const answer = later<Cart>();
    await openCart(unsent, () => answer.promise);
    press();
    await vi.advanceTimersByTimeAsync(3100);
    await find('alert');
    answer.give({ ...sent, revision: 7 });
    await drawn();

    expect(surroundings.tabs).toEqual([]);
  });
});
