/** Canaries: a password, a client secret and tokens that must turn up nowhere but where they belong. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { popupSender, settingsFor } from '../../harness/worker-harness.ts';

const password = 'canary-password-ä&=';
const catalogue = createCatalogue({ products: 20, seed: 1 });
const [product] = catalogue.products;

useShop({ open: () => createDemoStore({ catalogue }), isConnected: false });

/** All that a page could see, or a reader of a log. */
let seen: string[];

beforeEach(() => {
  seen = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...said) => {
      seen.push(said.map((each) => (each instanceof Error ? `${each.stack}` : JSON.stringify(each))).join(' '));
    });
  }
  // An open page hears what the worker tells them all.
  fakeBrowser.runtime.onMessage.addListener((notice: unknown) => {
    seen.push(JSON.stringify(notice));
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every message a page can send, good and bad, in an order that goes through all states. */
async function liveThrough(): Promise<void> {
  const ask = async (type: string, payload?: unknown) => {
    seen.push(JSON.stringify(await extension.deliver({ type, payload }, popupSender)));
  };
  const customer = { email: 'canary@example.com', password, firstName: 'C', lastName: 'Anary', keepSignedIn: true };
  const command = () => add(product?.id ?? '');
  await ask('settings.save', settingsFor(store));
  await ask('settings.read');
  await ask('panel.open');
  await ask('catalog.search', { text: 'mug', offset: 0 });
  await ask('cart.change', command());
  await ask('account.signUp', customer);
  await ask('account.signUp', customer);
  await ask('account.signIn', { ...customer, password: `${password}-wrong` });
  await ask('account.profile');
  await ask('account.change', { kind: 'name', firstName: 'D', lastName: 'Anary' });
  store.expireAccessTokens();
  await ask('cart.change', command());
  await ask('account.changePassword', { current: password, next: `${password}-next` });
  await ask('account.changePassword', { current: password, next: `${password}-next` });
  for (const fault of [{ status: 500 }, 'html', 'cut-body', 'drop-after'] as const) {
    faults.add({ fault });
    await ask('cart.change', command());
    faults.clear();
  }
  store.revokeAll();
  await ask('cart.change', command());
  await ask('panel.open');
  await ask('account.signIn', { ...customer, password: `${password}-next` });
  await ask('cart.read');
}

const encodings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  JSON.stringify(secret).slice(1, -1),
];

test('no page, no log and no address sees a password, the client secret or a token', async () => {
  const { secret } = store.clients.shopper;
  const tokens = new Set<string>();
  const collect = () => {
    for (const { value } of store.inspect.tokens().access) tokens.add(value);
    for (const { value } of store.inspect.tokens().refresh) tokens.add(value);
  };
  const deliver = extension.deliver;
  extension.deliver = async (...message) => {
    const reply = await deliver(...message);
    collect();
    return reply;
  };

  await liveThrough();

  expect(tokens.size).toBeGreaterThan(6);
  expect(seen.length).toBeGreaterThan(20);
  const addresses = store.wire.map(({ path, query }) => path + query);
  for (const canary of [password, secret, ...tokens]) {
    for (const text of encodings(canary)) {
      for (const place of [...seen, ...addresses]) expect(place).not.toContain(text);
    }
  }
});

test('passwords are stored nowhere, and after signing out no token is', async () => {
  await liveThrough();
  for (const text of encodings(password)) expect(JSON.stringify(await extension.stored())).not.toContain(text);
  const tokens = store.inspect.tokens();

  await extension.deliver({ type: 'account.signOut' }, popupSender);

  const left = async () => {
    const stored = JSON.stringify(await extension.stored());
    return [...tokens.access, ...tokens.refresh].filter(({ value }) => stored.includes(value));
  };
  await expect.poll(left).toEqual([]);
});
