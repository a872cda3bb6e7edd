/** The popup in front of the real worker and a demo store. */
import type { ProductProjection, Cart as WireCart } from '@commercetools/platform-sdk';
import { afterEach } from 'vitest';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { Answer, Envelope, MessageName, Question } from '../../../src/contract/messages.ts';
import type { SettingsForm } from '../../../src/contract/settings.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore, type DemoStoreOptions } from '../../demo-store/store/store.ts';
import { type Answers, later, sessionStorage, tell } from '../../ui/harness/browser.ts';
import { startWorker, type Worker } from '../../ui/harness/worker.ts';
import { type CatalogCategory, catalogOf, shopProducts } from './catalog.ts';
import { closePopup, isPopupBusy, startPopup } from './popup.ts';

/** Products by their ids, and how many of each; of the first variant unless a third says otherwise. */
type CartContents = [productId: string, quantity: number, variantId?: number][];

export interface ShopOptions extends Omit<DemoStoreOptions, 'products' | 'catalogue'> {
  /** The shop's products; the usual three unless said otherwise. */
  products?: ProductProjection[];
  /** The shop's categories; none unless said otherwise. */
  categories?: CatalogCategory[];
  /** What is in the cart: a product by its id, and how many of its first variant. */
  cart?: CartContents;
  /** Which of the store's API clients the extension is; `tutorial` may not start anonymous sessions. */
  client?: 'shopper' | 'tutorial';
  /** Ada is signed in. */
  isCustomer?: boolean;
  /** Ada has an account, perhaps with another password or with a cart, and is not signed in. */
  hasAccount?: true | { password?: string; cart?: CartContents };
  /** What the settings page has saved, where that is not the usual. */
  settings?: Partial<SettingsForm>;
  /** Whether the settings page has connected the shop; it has unless said otherwise. */
  isConnected?: boolean;
  /** What the organisation's policy sets. */
  policy?: Record<string, unknown>;
  /** Is done in the store before the popup opens, once there is a cart. */
  prepare?: (shop: OpenShop) => unknown;
  /** Answers that the test gives by hand, for a timing or a failure that only a hand can make. */
  answers?: Answers;
}

export interface OpenShop {
  store: DemoStore;
  /** Loses, holds and replaces the store's answers. */
  line: Faults;
  worker: Worker;
  /** Asks the worker as another page does. Throws the failure that the worker answers with. */
  ask<Name extends MessageName>(
    ...message: Question<Name> extends undefined ? [type: Name] : [type: Name, payload: Question<Name>]
  ): Promise<Answer<Name>>;
  /** The shopper's cart in the store. */
  cart(): WireCart | undefined;
  /** How many of each product are in that cart, by the product's id. */
  quantities(): Record<string, number>;
  /** Another device of the same shopper changes the cart, and the worker reads it. */
  elsewhere(...actions: { action: string; [field: string]: unknown }[]): Promise<void>;
  /** The settings page connects another store; the popup stays open. */
  connectTo(other: DemoStore): Promise<void>;
  /** Opens the popup once more, on what the device holds by now. */
  reopen(answers?: Answers): Promise<void>;
}

/** A customer without orders. */
export const ada = { email: 'ada@example.com', password: 'secret', firstName: 'Ada', lastName: 'Lovelace' };

/** After so long the worker asks for a cart that it has read. Milliseconds. */
const cartStale = 120_000;

let current: OpenShop | undefined;

afterEach(() => {
  closePopup();
  current?.worker.stop();
  current = undefined;
});

/** Connects a device that holds nothing to a new demo store, and opens the popup there. */
export async function openShop(options: ShopOptions = {}): Promise<OpenShop> {
  const {
    products,
    categories,
    isConnected = true,
    policy = {},
    cart = [],
    client = 'shopper',
    isCustomer,
    hasAccount,
    settings,
    prepare,
    answers = {},
    ...rest
  } = options;
  closePopup();
  current?.worker.stop();
  const store = createDemoStore({
    catalogue: catalogOf(products ?? shopProducts, categories),
    projectKey: 'shop',
    ...rest,
  });
  const shop = connect(store, policy);
  current = shop;
  if (isConnected) await shop.ask('settings.save', { ...settingsOf(store, client), ...settings });
  if (isCustomer) await shop.ask('account.signUp', { ...ada, keepSignedIn: true });
  if (hasAccount) {
    const { cart: contents = [], password = ada.password } = hasAccount === true ? {} : hasAccount;
    await shop.ask('account.signUp', { ...ada, password, keepSignedIn: true });
    await fillCart(shop, contents);
    await shop.ask('account.signOut');
  }
  await fillCart(shop, cart);
  await prepare?.(shop);
  await shop.reopen(answers);
  return shop;
}

async function fillCart({ ask }: OpenShop, contents: CartContents): Promise<void> {
  for (const [productId, quantity, variantId] of contents) {
    await ask('cart.change', add(productId, quantity, variantId));
  }
  if (contents.length > 0) await ask('cart.read');
}

function connect(store: DemoStore, policy: Record<string, unknown>): OpenShop {
  for (const key of Object.keys(sessionStorage)) delete sessionStorage[key];
  let connected = store;
  const line = withFaults((request) => connected.fetch(request));
  const worker = startWorker({
    policy,
    fetch: line.fetch,
    session: sessionStorage,
    broadcast: (message) => tell(message),
  });
  const ask: OpenShop['ask'] = async (type, ...[payload]) => {
    const reply = await worker.deliver({ type, payload } as Envelope);
    if ('failure' in reply) throw reply.failure;
    return reply.answer as Answer<typeof type>;
  };
  const cart = () => store.inspect.carts().findLast(({ cartState }) => cartState === 'Active');
  return {
    store,
    line,
    worker,
    ask,
    cart,
    quantities: () => Object.fromEntries((cart()?.lineItems ?? []).map((each) => [each.productId, each.quantity])),
    async connectTo(other) {
      connected = other;
      await ask('settings.save', settingsOf(other));
    },
    async elsewhere(...actions) {
      const known = cart();
      if (!known) throw new Error('The shopper has no cart yet');
      store.elsewhere(known).change(...actions);
      worker.passTime(cartStale);
      await ask('cart.read');
    },
    reopen: (answers = {}) => startPopup({ answers, deliver: worker.deliver }),
  };
}

/** Whether a request is one to the shopper's cart. */
export function isCartRequest({ path }: { path: string }): boolean {
  return path.includes('/me/carts');
}

/** The shop acts on the next request to the cart, and its answer waits until it is given. */
export function holdCart({ line }: OpenShop) {
  const answer = later<undefined>();
  line.add({ match: isCartRequest, fault: { hold: answer.promise } });
  return answer;
}

/** A press on Add, made by another page. */
export function add(productId: string, quantity = 1, variantId = 1): CartCommand {
  const unit = { now: { currency: 'EUR', amount: 1000, fractionDigits: 2 } };
  const draft = { productId, variantId, name: productId, language: 'en', traits: [], unit };
  return { id: crypto.randomUUID(), kind: 'add', draft, quantity };
}

function settingsOf(store: DemoStore, client: 'shopper' | 'tutorial' = 'shopper'): SettingsForm {
  const { id, secret, scopes } = store.clients[client];
  const url = 'http://127.0.0.1:9';
  return {
    connection: {
      projectKey: store.projectKey,
      clientId: id,
      clientSecret: secret,
      authUrl: url,
      apiUrl: url,
      scopes: scopes.join(' '),
    },
    preferences: { currency: 'EUR', country: 'DE', locale: 'en-GB', storeKey: '' },
  };
}

/** Waits until nothing is under way: no message, no request, no frame and no timer that is soon due. */
export async function atRest(): Promise<void> {
  let turns = 0;
  while (turns < 3) {
    await new Promise((resolve) => setImmediate(resolve));
    turns = isPopupBusy() || (current?.worker.underWay() ?? 0) > 0 ? 0 : turns + 1;
  }
}
