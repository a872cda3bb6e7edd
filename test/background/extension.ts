/**
 * The worker's surroundings for unit tests: the browser's storage and messaging as fakes that behave, the demo store as
 * `fetch`, and workers that can be stopped and started, as the browser does at any time.
 */
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, expect, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Cart, CartGesture } from '../../src/contract/cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../../src/contract/messages.ts';
import type { SettingsForm } from '../../src/contract/settings.ts';
import { changesOf } from '../demo-store/scenarios/writes.ts';
import type { DemoStore } from '../demo-store/store/store.ts';
import { createCaches } from './caches.ts';
import { type Call, createLifetimes, mortal } from './lifetime.ts';
import { createLocks } from './locks.ts';

export const extensionId = 'cartletcartletcartletcartletcart';
const origin = `chrome-extension://${extensionId}`;
/** What the browser stamps on a message from the popup. */
export const popupSender = { id: extensionId, origin, url: `${origin}/src/popup/index.html` };

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
  /** The worker is gone, with all it had in memory and at hand; the next message or event starts another. */
  stopWorker(): void;
  /** It will be gone at the first call of its surroundings that is the one, just before or just after it takes effect. */
  stopWorkerAt(isIt: (call: Call) => boolean, when: 'before' | 'after'): { hasDied(): boolean };
  /** The worker and all that was in memory are gone, and nothing runs. */
  closeBrowser(): Promise<void>;
  /** The browser starts, and the worker with it. */
  openBrowser(): Promise<void>;
  /** The browser is closed and opened: what was in memory is gone as well. */
  restartBrowser(): Promise<void>;
  /** An alarm goes off, and wakes the worker. */
  alarm(name: string): Promise<void>;
  /** The device has a network or not. */
  setOnline(isOnline: boolean): void;
  /** What stands on the toolbar button. */
  button(): Promise<{ badge: string; title: string }>;
  /** Nothing more can be written to `storage.local`, or something can again. */
  fillDisk(): void;
  freeDisk(): void;
  /** Addresses that lie in the browser's caches. */
  cached(): string[];
  /** What lies in extension storage, both areas. */
  stored(): Promise<{ local: Record<string, unknown>; session: Record<string, unknown> }>;
}

/** The polyfill binds itself to this one when it is first imported, so a file has one; what it holds is renewed. */
let listener: Listener | undefined;
let diskIsFull = false;
let heardOnline: (() => void) | undefined;
let starting: Promise<unknown> | undefined;

/** Resolves once no worker is still being loaded, which takes time of the real clock whatever the faked one says. */
export async function workerLoaded(): Promise<void> {
  await starting?.catch(() => {});
}

const lifetimes = createLifetimes(() => {
  listener = undefined;
  heardOnline = undefined;
  starting = undefined;
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  fakeBrowser.runtime.onStartup.removeAllListeners();
  vi.resetModules();
});

/** The functions of one part of the browser, as a worker has them: no longer than it lives. */
function lentBy<Part extends object>(name: string, part: Part, ...methods: (keyof Part & string)[]) {
  const lent = (method: keyof Part & string) =>
    lifetimes.lent(
      (...given) => `${name}.${method} ${namesIn(given[0])}`,
      (...given) => {
        if (diskIsFull && name === 'local' && method === 'set') throw new Error('Resource::kQuotaBytes quota exceeded');
        // Looked up anew each time: a test may have put something in between.
        return (part[method] as (...given: unknown[]) => unknown)(...given);
      },
    );
  return { ...part, ...Object.fromEntries(methods.map((method) => [method, lent(method)])) };
}

function namesIn(given: unknown): string {
  return typeof given === 'object' && given !== null ? Object.keys(given).join() : String(given);
}

/** An event whose listeners are the worker's. */
function heardBy<Heard extends { addListener(listen: never): void }>(event: Heard): Heard {
  return { ...event, addListener: (listen: never) => event.addListener(mortal(listen) as never) };
}

const { setAccessLevel: _unimplemented, ...local } = lentBy(
  'local',
  fakeBrowser.storage.local as typeof fakeBrowser.storage.local & { setAccessLevel?: unknown },
  ...(['get', 'set', 'remove', 'clear'] as const),
);
vi.stubGlobal('chrome', {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    id: extensionId,
    getURL: (path: string) => `${origin}/${path}`,
    getManifest: () => ({ name: 'Cartlet' }),
    onMessage: { addListener: (added: Listener) => (listener = mortal(added)) },
    onStartup: heardBy(fakeBrowser.runtime.onStartup),
  },
  i18n: {
    getMessage: (key: string, substitutions: string[] = []) => {
      const message = (messages as Record<string, { message: string }>)[key]?.message ?? '';
      return message.replaceAll(/\$(\d)/g, (_, position) => substitutions[Number(position) - 1] ?? '');
    },
  },
  alarms: {
    ...lentBy('alarms', fakeBrowser.alarms, 'get', 'create', 'clear'),
    onAlarm: heardBy(fakeBrowser.alarms.onAlarm),
  },
  action: lentBy('action', fakeBrowser.action, 'setBadgeText', 'setBadgeBackgroundColor', 'setTitle'),
  storage: {
    ...fakeBrowser.storage,
    local,
    session: lentBy('session', fakeBrowser.storage.session, 'get', 'set', 'remove', 'clear'),
  },
});

/** Requests of the worker that change something and have no name in `commerce/writes.ts`, and so no row in the table of writes. */
const unnamed: string[] = [];
afterEach(() => expect(unnamed.splice(0), 'writes without a row').toEqual([]));

async function noteUnnamed(request: Request): Promise<void> {
  const { method, url } = request;
  const { pathname: path } = new URL(url);
  const body = await request.clone().text();
  if (changesOf({ method, path, body }) === undefined) unnamed.push(`${method} ${path}`);
}

/** Installs the extension. `fetch` is usually the demo store's, with or without faults between. */
export function installExtension(fetch: (request: Request) => Promise<Response>): Extension {
  lifetimes.die();
  fakeBrowser.reset();
  diskIsFull = false;
  const device = { onLine: true, language: 'en', locks: createLocks() };
  vi.stubGlobal('navigator', device);
  vi.stubGlobal('addEventListener', (type: string, hear: () => void) => {
    if (type === 'online') heardOnline = mortal(hear);
  });
  const call = (request: unknown) =>
    `fetch ${(request as Request).method} ${new URL((request as Request).url).pathname}`;
  vi.stubGlobal(
    'fetch',
    lifetimes.lent(call, (request) => {
      // Even a faked network takes a while: what was sent later is later by the shop's clock.
      if (vi.isFakeTimers()) vi.setSystemTime(Date.now() + 1);
      void noteUnnamed(request as Request);
      return fetch(request as Request);
    }),
  );
  if (vi.isFakeTimers()) {
    const { setTimeout: set } = globalThis;
    vi.stubGlobal('setTimeout', (callback: () => void, pause?: number) => set(mortal(callback), pause));
  }
  const caches = createCaches();
  vi.stubGlobal('caches', caches);

  const worker = async (): Promise<Listener> => {
    // One that dies while it starts is followed by another, as in the browser.
    while (!listener) {
      starting ??= lifetimes.run(() => import('../../src/background/main.ts'));
      await starting;
      starting = undefined;
      // What a dead one was still loading is not the next one's.
      if (!listener) vi.resetModules();
    }
    return listener;
  };
  const deliver = async (message: unknown, sender: object) => {
    let listen = await worker();
    // It died before the message had reached it, which so goes to the next one.
    while (listen !== listener) listen = await worker();
    return lifetimes.mourning(
      () =>
        new Promise<unknown>((resolve) => {
          // As between processes: nothing is shared, and a listener that does not return `true` answers nothing.
          const pending = listen(structuredClone(message), sender, (reply) => resolve(structuredClone(reply)));
          if (pending !== true) resolve(undefined);
        }),
    );
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
    stopWorker: lifetimes.die,
    stopWorkerAt: lifetimes.dieAt,
    restartBrowser: async () => {
      lifetimes.die();
      await fakeBrowser.storage.session.clear();
    },
    closeBrowser: async () => {
      lifetimes.die();
      await fakeBrowser.storage.session.clear();
      await fakeBrowser.alarms.clearAll();
    },
    openBrowser: async () => {
      await worker();
      await fakeBrowser.runtime.onStartup.trigger();
    },
    fillDisk: () => {
      diskIsFull = true;
    },
    freeDisk: () => {
      diskIsFull = false;
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
    cached: caches.held,
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
