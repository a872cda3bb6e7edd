/**
 * The worker's surroundings for unit tests: the browser's storage and messaging as fakes that behave, the demo store as
 * `fetch`, and workers that can be stopped and started, as the browser does at any time.
 */
import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Cart, CartGesture } from '../../src/contract/cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../../src/contract/messages.ts';
import type { SettingsForm } from '../../src/contract/settings.ts';
import type { DemoStore } from '../demo-store/store.ts';
import { dieAt, endLife, inWorker, mortal, mortalFetch, mortalTimers, workerEnd } from './lifetime.ts';
import { createLocks } from './locks.ts';

export const extensionId = 'cartletcartletcartletcartletcart';
const origin = `chrome-extension://${extensionId}`;
/** What the browser stamps on a message from the popup. */
export const popupSender = { id: extensionId, origin, url: `${origin}/src/popup/index.html` };

type AnyCall = (...call: unknown[]) => unknown;
type Listener = (message: unknown, sender: object, sendResponse: (reply: unknown) => void) => unknown;

export interface Extension {
  /** Asks as the popup does. Throws the failure the worker answers with. */
  ask<Name extends MessageName>(
    ...message: Question<Name> extends undefined ? [type: Name] : [type: Name, payload: Question<Name>]
  ): Promise<Answer<Name>>;
  /**
   * Makes a gesture and waits for the shop's word on it: what came of it, or the failure that the shop refused it with or that
   * keeps it waiting.
   */
  change(gesture: CartGesture): Promise<Cart>;
  /**
   * Delivers any message from any sender, and gives what the browser would hand back; `undefined` for no answer. Rejects when
   * the worker is stopped before it has answered.
   */
  deliver(message: unknown, sender: object): Promise<unknown>;
  /** The worker is gone, with all it had in memory, and the next message starts another. */
  stopWorker(): void;
  /**
   * The worker dies at one of its next calls of the browser or the network: after `calls` more, the last of them with or
   * without its effect.
   */
  stopWorkerAt(calls: number, isAfter: boolean): void;
  /** The browser is closed and opened: what was in memory is gone as well. */
  restartBrowser(): Promise<void>;
  /** An alarm goes off, and wakes the worker. */
  alarm(name: string): Promise<void>;
  /** The device has a network or not. */
  setOnline(isOnline: boolean): void;
  /** What stands on the toolbar button. */
  button(): Promise<{ badge: string; title: string }>;
  /** Nothing more can be written to `storage.local`. */
  fillDisk(): void;
  /** What lies in extension storage, both areas. */
  stored(): Promise<{ local: Record<string, unknown>; session: Record<string, unknown> }>;
}

/** The polyfill binds itself to this one when it is first imported, so a file has one; what it holds is renewed. */
let listener: Listener | undefined;
let diskIsFull = false;
let heardOnline: (() => void) | undefined;
const { setAccessLevel: _unimplemented, ...local } = fakeBrowser.storage.local as typeof fakeBrowser.storage.local & {
  setAccessLevel?: unknown;
};
vi.stubGlobal('chrome', {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    id: extensionId,
    getURL: (path: string) => `${origin}/${path}`,
    getManifest: () => ({ name: 'Cartlet' }),
    onMessage: { addListener: (added: Listener) => (listener = added) },
  },
  i18n: {
    getMessage: (key: string, substitutions: string[] = []) => {
      const message = (messages as Record<string, { message: string }>)[key]?.message ?? '';
      return message.replaceAll(/\$(\d)/g, (_, position) => substitutions[Number(position) - 1] ?? '');
    },
  },
  storage: {
    ...fakeBrowser.storage,
    local: {
      ...local,
      get: mortal((...call: unknown[]) => (fakeBrowser.storage.local.get as AnyCall)(...call)),
      remove: mortal((...call: unknown[]) => (fakeBrowser.storage.local.remove as AnyCall)(...call)),
      set: mortal((...call: unknown[]) => {
        if (diskIsFull) throw new Error('Resource::kQuotaBytes quota exceeded');
        return (fakeBrowser.storage.local.set as AnyCall)(...call);
      }),
    },
    session: {
      ...fakeBrowser.storage.session,
      get: mortal((...call: unknown[]) => (fakeBrowser.storage.session.get as AnyCall)(...call)),
      set: mortal((...call: unknown[]) => (fakeBrowser.storage.session.set as AnyCall)(...call)),
      remove: mortal((...call: unknown[]) => (fakeBrowser.storage.session.remove as AnyCall)(...call)),
    },
  },
  alarms: {
    ...fakeBrowser.alarms,
    get: mortal((...call: unknown[]) => (fakeBrowser.alarms.get as AnyCall)(...call)),
    create: mortal((...call: unknown[]) => (fakeBrowser.alarms.create as AnyCall)(...call)),
    clear: mortal((...call: unknown[]) => (fakeBrowser.alarms.clear as AnyCall)(...call)),
  },
});

/** Installs the extension. `fetch` is usually the demo store's, with or without faults between. */
export function installExtension(fetch: (request: Request) => Promise<Response>): Extension {
  fakeBrowser.reset();
  diskIsFull = false;
  listener = undefined;
  const device = { onLine: true, language: 'en', locks: createLocks() };
  vi.stubGlobal('navigator', device);
  vi.stubGlobal('addEventListener', (type: string, hear: () => void) => {
    if (type === 'online') heardOnline = hear;
  });
  vi.stubGlobal('fetch', mortalFetch(fetch));
  if (vi.isFakeTimers()) vi.stubGlobal('setTimeout', mortalTimers());

  let starting: Promise<unknown> | undefined;
  const worker = async (): Promise<Listener> => {
    // One that dies while it starts is followed by another, as in the browser.
    while (!listener) {
      starting ??= inWorker(() => import('../../src/background/main.ts'));
      await starting;
      starting = undefined;
    }
    return listener;
  };
  const stopWorker = () => {
    endLife();
    starting = undefined;
    listener = undefined;
    heardOnline = undefined;
    vi.resetModules();
  };
  stopWorker();
  const deliver = async (message: unknown, sender: object) => {
    const listen = await worker();
    return new Promise<unknown>((resolve, reject) => {
      // Chrome says so at once: 'A listener indicated an asynchronous response … but the message channel closed'.
      void workerEnd().then(() => reject({ name: 'interrupted' }));
      // As between processes: nothing is shared, and a listener that does not return `true` answers nothing.
      const pending = inWorker(() =>
        listen(structuredClone(message), sender, (reply) => resolve(structuredClone(reply))),
      );
      if (pending !== true) resolve(undefined);
    });
  };

  const ask: Extension['ask'] = async (type, ...[payload]) => {
    const reply = (await deliver({ type, payload }, popupSender)) as Reply<typeof type>;
    if ('failure' in reply) throw reply.failure;
    return reply.answer;
  };

  return {
    deliver,
    ask,
    change: async (gesture) => {
      await ask('cart.change', gesture);
      const cart = await ask('cart.read');
      const refusal = cart.news?.find((news) => news.kind === 'refused' && news.gestures.includes(gesture.id));
      if (refusal?.kind === 'refused') throw refusal.failure;
      if (cart.waiting?.failure) throw cart.waiting.failure;
      return cart;
    },
    stopWorker,
    stopWorkerAt: (calls, isAfter) => dieAt(calls, isAfter, stopWorker),
    restartBrowser: async () => {
      stopWorker();
      await fakeBrowser.storage.session.clear();
    },
    fillDisk: () => {
      diskIsFull = true;
    },
    alarm: async (name) => {
      await worker();
      await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now(), persistAcrossSessions: true });
    },
    setOnline: (isOnline) => {
      device.onLine = isOnline;
      if (isOnline) heardOnline?.();
    },
    button: async () => ({
      badge: await fakeBrowser.action.getBadgeText({}),
      title: await fakeBrowser.action.getTitle({}),
    }),
    stored: async () => ({
      local: await fakeBrowser.storage.local.get(null),
      session: await fakeBrowser.storage.session.get(null),
    }),
  };
}

/** What the options page sends to connect the demo store, as one of its API clients. */
export function settingsFor(store: DemoStore, client = store.clients.shopper): SettingsForm {
  const url = 'http://127.0.0.1:9';
  return {
    connection: {
      projectKey: store.projectKey,
      clientId: client.id,
      clientSecret: client.secret,
      authUrl: url,
      apiUrl: url,
      scopes: client.scopes.join(' '),
    },
    preferences: { currency: 'EUR', country: 'DE', locale: 'en', storeKey: '' },
  };
}

/** The failure that a promise ends with. */
export async function failureFrom(promise: Promise<unknown>): Promise<Failure> {
  return promise.then(
    (value) => {
      throw new Error(`It succeeded: ${JSON.stringify(value)}`);
    },
    (failure: Failure) => failure,
  );
}
