import { beforeEach, describe, expect, test } from 'vitest';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../demo-store/store/store.ts';
import { extensionId } from '../harness/fake-chrome.ts';
import { extension, store, useShop } from '../harness/shop.ts';
import { add } from '../harness/shopper.ts';
import { popupSender } from '../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 5, seed: 1 });
useShop({ open: () => createDemoStore({ catalogue }) });
beforeEach(() => {
  store.wire.length = 0;
});

describe('the worker answers nothing to', () => {
  const { origin } = popupSender;
  test.each([
    ['a web page', { id: extensionId, origin: 'https://shop.example', url: 'https://shop.example/', frameId: 0 }],
    ['a content script', { id: extensionId, origin: 'https://shop.example', frameId: 0, tab: {} }],
    ['an own page in a frame of another', { ...popupSender, frameId: 3, tab: {} }],
    ['another extension', { id: 'another', origin: 'chrome-extension://another' }],
    ['another extension that claims our origin', { id: 'another', origin }],
    ['a sender without an origin', { id: extensionId }],
    ['none', {}],
  ])('%s', async (_who, sender) => {
    expect(await extension.deliver({ type: 'settings.read' }, sender)).toBeUndefined();
    expect(await extension.deliver({ type: 'account.signOut' }, sender)).toBeUndefined();
    expect(store.wire).toEqual([]);
  });
});

test('the options page, a tab of its own, is answered', async () => {
  const sender = { ...popupSender, url: `${popupSender.origin}/src/options/index.html`, frameId: 0, tab: {} };

  expect(await extension.deliver({ type: 'settings.read' }, sender)).toMatchObject({ answer: { source: 'device' } });
});

const command = add('p');

test.each([
  ['null', null],
  ['a string', 'panel.open'],
  ['an array', ['panel.open']],
  ['no type', { payload: 1 }],
  ['an unknown type', { type: 'cart.destroy' }],
  ['a name every object has', { type: '__proto__' }],
  ['another such name', { type: 'constructor' }],
  ['a missing payload', { type: 'cart.change' }],
  ['a payload that is an array', { type: 'cart.change', payload: [command] }],
  ['an unknown kind', { type: 'cart.change', payload: { ...command, kind: 'steal' } }],
  ['an id that is no UUID', { type: 'cart.change', payload: { ...command, id: 'x' } }],
  ['a quantity of zero', { type: 'cart.change', payload: { ...command, quantity: 0 } }],
  ['half a quantity', { type: 'cart.change', payload: { ...command, quantity: 1.5 } }],
  ['no number at all', { type: 'cart.change', payload: { ...command, quantity: Number.NaN } }],
  ['more than a cart takes', { type: 'cart.change', payload: { ...command, quantity: 1e9 } }],
  ['an offset below zero', { type: 'catalog.search', payload: { text: '', offset: -1 } }],
  ['64 MiB', { type: 'catalog.search', payload: { text: 'x'.repeat(64 * 1024 * 1024), offset: 0 } }],
])('%s is refused by name, and the shop is not asked', async (_what, message) => {
  expect(await extension.deliver(message, popupSender)).toEqual({ failure: { name: 'unexpected' } });
  expect(store.wire).toEqual([]);
});

test('fields nobody asked for are left behind', async () => {
  const [product] = catalogue.products;
  const message = { type: 'catalog.product', payload: product?.id, token: 'mine', __proto__: { x: 1 } };

  expect(await extension.deliver(message, popupSender)).toMatchObject({ answer: { id: product?.id } });
});
