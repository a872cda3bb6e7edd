import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../src/build/install.mjs';
import { expectAccessible } from '../harness/accessibility.ts';
import { type Cartlet, expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { cartButton, searchAndAdd } from '../harness/shopper.ts';
import type { TestShop } from '../harness/test-shop.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const step = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** The file of an API client as Merchant Center offers it, for a client of the demo store. */
function download({ store, url }: TestShop, client = store.clients.shopper): string {
  return `CTP_PROJECT_KEY=${store.projectKey}
CTP_CLIENT_SECRET=${client.secret}
CTP_CLIENT_ID=${client.id}
CTP_AUTH_URL=${url}
CTP_API_URL=${url}
CTP_SCOPES=${client.scopes.join(' ')}
`;
}

async function openedSettings(cartlet: Cartlet): Promise<Page> {
  const page = await cartlet.openOptions();
  await expect(button(page, 'Save')).toBeVisible();
  return page;
}

/** The controls that the README names, in its order. */
function pressedInReadme(): string[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, sentence = ''] = /opens its options page after the installation\.([\s\S]*?)\. The test/.exec(readme) ?? [];
  expect(sentence, 'the sentence of the README').not.toBe('');
  return [...sentence.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name as string);
}

test('with only the README a new API client is pasted, tested, saved, and sells, in under a minute', async ({
  cartlet,
  shop,
}) => {
  const [paste = '', ...buttons] = pressedInReadme();
  const [name = ''] = shop.simpleProducts;
  const page = await openedSettings(cartlet);
  const began = Date.now();

  await box(page, paste).fill(download(shop));
  await expect(page.getByText(/^Filled in: Project key, Client secret, Client ID/)).toBeVisible();
  expect(buttons).toEqual(['Test connection', 'Save']);
  await button(page, buttons[0] ?? '').click();
  await expect(page.getByText('All of it works. Save, and the shop is open.')).toBeVisible();
  await button(page, buttons[1] ?? '').click();
  await expect(page.getByRole('status')).toHaveText('Saved');
  await searchAndAdd(await cartlet.openPopup(), name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);

  expect(Date.now() - began).toBeLessThan(60_000);
});

test('the connection test shows its steps one after the other, and leaves no data at the shop', async ({
  cartlet,
  shop,
}) => {
  const page = await openedSettings(cartlet);
  await box(page, 'Paste API client').fill(download(shop));
  let answer = () => {};
  shop.faults.add({
    match: ({ path }) => path.endsWith('/categories'),
    fault: { hold: new Promise<void>((resolve) => (answer = resolve)) },
  });

  await button(page, 'Test connection').click();
  await expect(step(page, 'Search works')).toBeVisible();
  await expect(step(page, 'Categories under way')).toBeVisible();
  await expect(step(page, 'Create a cart to come')).toBeVisible();
  answer();
  await expect(step(page, 'Delete that cart works')).toBeVisible();

  await expect(page.getByText('All of it works.')).toBeVisible();
  expect(shop.store.inspect.carts()).toEqual([]);
  expect(shop.store.inspect.tokens()).toEqual({ access: [], refresh: [] });
  expect(JSON.stringify(await cartlet.worker.evaluate('chrome.storage.local.get()'))).not.toContain('settings');
});

test('a failed connection test says what to change in Merchant Center', async ({ cartlet, shop }) => {
  const page = await openedSettings(cartlet);
  await box(page, 'Paste API client').fill(download(shop));
  await box(page, 'Client secret').fill('wrong');
  await button(page, 'Test connection').click();

  await expect(page.getByRole('alert')).toContainText('In Merchant Center, Settings > Developer settings');
  await expect(page.getByText('Not everything works yet. Nothing has been saved.')).toBeVisible();
  await expectAccessible(page);
});

/** An address on this machine where no server listens, a server cuts the connection, or a server is no shop. */
async function strangeHost(kind: 'refused' | 'broken' | 'a page'): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    if (kind === 'broken') request.socket.destroy();
    else response.end('<!doctype html><p>Welcome to this network.');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  if (kind === 'refused') await new Promise((closed) => server.close(closed));
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

for (const [kind, words] of [
  ['refused', 'No answer from'],
  ['broken', 'No answer from'],
  ['a page', 'could not be read'],
] as const) {
  test(`a connection test tells a silent host from one that is no shop: ${kind}`, async ({ cartlet, shop }) => {
    const { url, close } = await strangeHost(kind);
    const page = await openedSettings(cartlet);
    await box(page, 'Paste API client').fill(download({ ...shop, url }));
    await button(page, 'Test connection').click();

    await expect(page.getByRole('alert')).toContainText(words);
    // The browser reports the failure in its console alone.
    cartlet.problems.forgive(/blocked by CORS policy/);
    close();
  });
}

test('a shop is connected with the keyboard alone', async ({ cartlet, shop }) => {
  const page = await openedSettings(cartlet);
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (
        await button(page, name)
          .or(box(page, name))
          .evaluate((element) => element === document.activeElement)
      )
        return;
    }
    throw new Error(`No Tab leads to ${name}`);
  };

  await tabTo('Paste API client');
  await page.keyboard.insertText(download(shop));
  await tabTo('Test connection');
  await page.keyboard.press('Enter');
  await expect(page.getByText('All of it works.')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Save')).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toHaveText('Saved');
});

test('settings are exported without the secret, and imported again', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const page = await openedSettings(cartlet);
  await box(page, 'Checkout page').fill('https://shop.example/{cartId}');
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Export settings').click()]);
  const path = await file.path();
  const written = await readFile(path, 'utf8');
  expect(written).toContain('"CARTLET_CHECKOUT_URL": "https://shop.example/{cartId}"');
  expect(written).not.toContain(shop.store.clients.shopper.secret);

  await page.reload();
  await expect(box(page, 'Checkout page')).toHaveValue('');
  await page.getByLabel('Settings file').setInputFiles(path);
  await expect(box(page, 'Checkout page')).toHaveValue('https://shop.example/{cartId}');
});

test('deleting everything leaves nothing on the device and no session at the shop', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  await searchAndAdd(await cartlet.openPopup(), shop.simpleProducts[0] ?? '');
  await expect.poll(shop.lines).toHaveLength(1);
  await cartlet.closePopup();

  const page = await openedSettings(cartlet);
  await button(page, 'Delete everything on this device').click();
  await button(page, 'Delete everything').click();

  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  await expect.poll(() => cartlet.worker.evaluate('chrome.storage.local.get()')).toEqual({});
  // A token of the time before the first guest has no subject, and expires by itself.
  const tokensWithSubject = () => {
    const { access, refresh } = shop.store.inspect.tokens();
    return [...access, ...refresh].filter(({ subject }) => subject !== undefined);
  };
  await expect.poll(tokensWithSubject).toEqual([]);
  const popup = await cartlet.openPopup();
  await expect(popup.getByRole('heading', { name: 'Connect a shop' })).toBeVisible();
});

test('another shop in the fields shows what happens to the cart before it is saved', async ({
  cartlet,
  popup,
  shop,
}) => {
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(shop.lines).toHaveLength(1);
  await cartlet.closePopup();

  const page = await openedSettings(cartlet);
  await box(page, 'Client ID').fill(shop.store.clients.tutorial.id);

  await expect(page.getByText('The guest’s cart there, with 1 item, is given up.')).toBeVisible();
});

test('the accent colors page and popup', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const page = await openedSettings(cartlet);
  await box(page, 'Accent color').fill('gold');
  await button(page, 'Save').click();
  await expect(page.getByRole('status')).toHaveText('Saved');

  // Under the pointer the button is a shade darker.
  await page.mouse.move(0, 0);
  const gold = 'rgb(255, 215, 0)';
  await expect(button(page, 'Save')).toHaveCSS('background-color', gold);
  const popup = await cartlet.openPopup();
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  expect(await popup.evaluate(`document.documentElement.style.getPropertyValue('--accent')`)).toBe('gold');
});
