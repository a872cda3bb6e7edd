/** The popup in front of a small shop, for tests of what a shopper sees. */
import { expect } from 'vitest';
import type { Account } from '../../../src/contract/account.ts';
import { type Cart, emptyCart, type ShippingOption } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { ProductCard } from '../../../src/contract/catalog.ts';
import { expectedCart } from '../../../src/contract/expected-cart.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import {
  type Answers,
  asked,
  type Deliver,
  installWorker,
  pageBrowser,
  sessionStorage,
} from '../../ui/harness/browser.ts';
import { createPageLife, type PageLife } from '../../ui/harness/page-life.ts';
import { waitFor } from '../../ui/harness/screen.ts';
import { runScript } from '../../ui/harness/scripts.ts';
import { cardOf, confirmed, euro, kettle, pageOf, shirt, teapot } from './products.ts';

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
      viewerEpoch: 'epoch',
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
  sessionStorage['page/viewer-epoch'] = 'epoch';
  await reopenPopup(answers);
}

type PopupScript = typeof import('../../ui/harness/popup-entry.ts');

interface OpenPopup {
  app: HTMLElement;
  life: PageLife;
  script: PopupScript;
}

let current: OpenPopup | undefined;

/** The hooks of the open popup's own Preact. */
export function preactOptions(): PopupScript['options'] {
  if (!current) throw new Error('No popup is open');
  return current.script.options;
}

/** The browser closes the popup: its document becomes hidden, and then the page is gone. */
export function closePopup(): void {
  if (!current) return;
  const { app, life, script } = current;
  document.dispatchEvent(new Event('visibilitychange'));
  script.render(null, app);
  app.remove();
  life.end();
  current = undefined;
}

/**
 * Opens the popup again: the snapshot of the former opening is there.
 *
 * @param prerendered what stands in the popup's document before its script runs
 * @param before runs in the document before the panel does, as the boot script does
 */
export async function reopenPopup(answers: Answers = createShop(), prerendered = '', before?: Before): Promise<void> {
  await startPopup({ answers, prerendered, ...(before && { before }) });
}

type Before = (script: PopupScript, app: HTMLElement) => Promise<void>;

interface Start {
  answers: Answers;
  /** Brings messages to the real worker. */
  deliver?: Deliver;
  prerendered?: string;
  before?: Before;
}

/** Opens the popup on a device as it is. */
export async function startPopup({ answers, deliver, prerendered = '', before }: Start): Promise<void> {
  closePopup();
  installWorker(answers, deliver);
  const app = document.createElement('div');
  app.id = 'app';
  app.innerHTML = prerendered;
  document.body.replaceChildren(app);
  const life = createPageLife(pageBrowser);
  const script = runScript<PopupScript>('popup', life.surroundings);
  current = { app, life, script };
  await before?.(script, app);
  await script.drawPanel();
  // The first frame is there, and the further views that the popup loads after it, before a shopper can press anything.
  await script.loadViews();
  // The popup has sent what it sends once the first frame is painted.
  await waitFor(() => expect(asked.map(({ type }) => type)).toContain('panel.open'));
}

/** Whether the open popup has frames or timers that are soon due. */
export function isPopupBusy(): boolean {
  return current?.life.isBusy() ?? false;
}
