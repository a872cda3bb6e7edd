/** The popup in front of a small shop, for tests of what a shopper sees. */
import { render } from 'preact';
import { expect, vi } from 'vitest';
import type { Account } from '../../src/contract/account.ts';
import { type Cart, emptyCart, type ShippingOption } from '../../src/contract/cart.ts';
import type { CartCommand } from '../../src/contract/cart-command.ts';
import type { ProductCard } from '../../src/contract/catalog.ts';
import { expectedCart } from '../../src/contract/expected-cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import { type Answers, asked, installWorker, sessionStorage } from '../ui/page-surroundings.ts';
import { cardOf, confirmed, euro, kettle, pageOf, shirt, teapot } from './goods.ts';

const products = [teapot, kettle, shirt];

const shippingOptions: ShippingOption[] = [
  { id: 'standard', name: 'Standard', price: euro(490), freeAbove: euro(5000), isDefault: true },
  { id: 'express', name: 'Express', description: 'Tomorrow', price: euro(990), isDefault: false },
];

interface ShopFacts {
  cart?: Cart;
  account?: Account;
  /** What keeps changes from being sent; `undefined` for none, and then the shop agrees at once. */
  obstacle?: () => Failure | 'silence' | undefined;
}

/** A worker and its shop, which does what it is asked: every command counts once, and what it is told grows in revision. */
export function createShop({ cart: given = emptyCart, account = { state: 'none' }, obstacle }: ShopFacts = {}) {
  let cart = given;
  let here = account;
  const tell = (next: Cart): Cart => {
    cart = { ...next, revision: (cart.revision ?? 0) + 1 };
    return cart;
  };
  const enter = (customer: { email: string; firstName: string }) => {
    here = { state: 'customer', ...customer };
    return { account: here, cart: tell(confirmed(cart)) };
  };
  const sent = (next: Cart, count: number): Cart => {
    const why = obstacle?.();
    if (why === undefined) return confirmed(next);
    const since = next.waiting?.since ?? Date.now();
    return { ...next, waiting: { count, since, ...(why !== 'silence' && { failure: why }) } };
  };
  const change = (command: CartCommand) => {
    if (cart.commands?.includes(command.id)) return cart;
    const commands = [...(cart.commands ?? []), command.id];
    return tell(sent({ ...expectedCart(cart, [command]), commands }, (cart.waiting?.count ?? 0) + 1));
  };
  const without = (news: Cart['news'], id: string) => news?.filter((each) => each.id !== id) ?? [];
  return {
    'panel.open': () => ({
      era: 'era',
      shop: {
        projectKey: 'shop',
        locale: 'en-GB',
        country: 'DE',
        currency: 'EUR',
        without: [],
        mayKeepSignedIn: true,
        pages: {},
      },
      account,
      cart,
      earlier: [],
      due: ['cart', 'home'],
    }),
    'catalog.search': ({ text }) => {
      const results = products.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(cardOf);
      return pageOf(results);
    },
    'catalog.product': (id) => products.find((each) => each.id === id) ?? teapot,
    'catalog.categories': () => [],
    ...recall(),
    'cart.read': () => (cart.waiting ? tell(sent(cart, cart.waiting.count)) : cart),
    'cart.change': change,
    'cart.dismiss': (id) => tell({ ...cart, news: without(cart.news, id) }),
    'cart.decide': (choice) => {
      const { forgotten, ...rest } = cart;
      const adds = choice === 'send' ? (forgotten?.lines ?? []) : [];
      const commands = adds.map(
        ({ quantity, ...draft }): CartCommand => ({ id: crypto.randomUUID(), kind: 'add', draft, quantity }),
      );
      return tell(confirmed(expectedCart(rest, commands)));
    },
    'cart.check': () => cart,
    'cart.shippingOptions': () => shippingOptions,
    'cart.checkOut': () => cart,
    'account.signIn': ({ email }) => enter({ email, firstName: 'Ada' }),
    'account.signUp': ({ email, firstName }) => enter({ email, firstName }),
    'account.profile': () => ({
      email: '',
      firstName: '',
      ...(here.state === 'customer' && here),
      lastName: 'Lovelace',
      emailVerified: true,
      addresses: [],
    }),
    'account.signOut': () => ({ account: { state: 'none' }, cart: emptyCart }),
  } satisfies Answers;
}

/** A shop that keeps what was looked for and looked at; its front page has nothing, so that the panel shows all products. */
function recall() {
  let searches: string[] = [];
  let viewed: ProductCard[] = [];
  return {
    'catalog.home': () => ({ recent: viewed, again: [], onSale: [], categories: [] }),
    'catalog.suggest': () => [],
    'catalog.remember': (searched) => (searches = [searched, ...searches.filter((each) => each !== searched)]),
    'catalog.forget': (searched) => (searches = searches.filter((each) => each !== searched)),
    'catalog.forgetAll': () => (searches = []),
    'catalog.noteViewed': (id) => {
      const seen = products.find((each) => each.id === id);
      if (seen) viewed = [cardOf(seen), ...viewed.filter((each) => each.id !== id)];
      return viewed;
    },
    'catalog.forgetViewed': (id) => (viewed = viewed.filter((each) => each.id !== id)),
    'catalog.forgetAllViewed': () => (viewed = []),
  } satisfies Answers;
}

/** Opens the popup before a worker that gives these answers, as on a first day. */
export async function openPopup(answers: Answers = createShop()): Promise<void> {
  closePopup();
  for (const key of Object.keys(sessionStorage)) delete sessionStorage[key];
  // As the worker does when it is asked.
  sessionStorage['page/era'] = 'era';
  await reopenPopup(answers);
}

/** The popup dies as popups do: it is told that it is seen no longer, and then it is gone. */
export function closePopup(): void {
  const before = document.getElementById('app');
  if (!before) return;
  document.dispatchEvent(new Event('visibilitychange'));
  render(null, before);
  before.remove();
}

/**
 * Opens the popup again: what the one before has kept is there.
 *
 * @param prerendered what stands in its document before its script runs
 * @param before is done in it before that
 */
export async function reopenPopup(
  answers: Answers = createShop(),
  prerendered = '',
  before?: (app: HTMLElement) => Promise<void>,
): Promise<void> {
  closePopup();
  installWorker(answers);
  vi.resetModules();
  const app = document.createElement('div');
  app.id = 'app';
  app.innerHTML = prerendered;
  document.body.replaceChildren(app);
  await before?.(app);
  await (await import('../../src/popup/main.tsx')).drawn;
  // The frame is there, and what the panel fetches beside it, before anybody could press anything.
  const { loadViews } = await import('../../src/popup/navigation/lazy-views.ts');
  await loadViews();
  // What waits for the first frame to be painted has been asked.
  await vi.waitFor(() => expect(asked.map(({ type }) => type)).toContain('panel.open'));
}
