/**
 * The worker's surroundings for unit tests: the browser's storage and messaging as fakes that behave, the demo store as
 * `fetch`, and workers that can be stopped and started, as the browser does at any time.
 */
import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import type { Cart } from '../../src/contract/cart.ts';
import type { CartCommand } from '../../src/contract/cart-command.ts';
import type { Failure } from '../../src/contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../../src/contract/messages.ts';
import type { SettingsForm } from '../../src/contract/settings.ts';
import type { DemoStore } from '../demo-store/store/store.ts';
import { createCaches } from './caches.ts';
import {
  createChrome,
  extensionId,
  extensionOrigin,
  type MessageListener,
  removeWorkerListeners,
} from './fake-chrome.ts';
import { type Call, createLifetimes, endsWithWorker } from './lifetimes.ts';
import { createLocks } from './locks.ts';
import { noteUnnamedWrite } from './unnamed-writes.ts';
import { runWorkerScript } from './worker-script.ts';

/** What the browser stamps on a message from the popup. */
export const popupSender = {
  id: extensionId,
  origin: extensionOrigin,
  url: `${extensionOrigin}/src/popup/index.html`,
};

export interface Extension {
  /** Asks as the popup does. Throws the failure the worker answers with. */
  ask<Name extends MessageName>(
    ...message: Question<Name> extends undefined ? [type: Name] : [type: Name, payload: Question<Name>]
  ): Promise<Answer<Name>>;
  /**
   * Makes a command and waits for the shop's word on it: what came of it, or the failure that the shop refused it with
   * or that keeps it waiting.
   */
  change(command: CartCommand): Promise<Cart>;
  /**
   * Delivers any message from any sender, and gives what the browser would hand back; `undefined` for no answer.
   * Rejects when the worker is stopped before it has answered.
   */
  deliver(message: unknown, sender: object): Promise<unknown>;
  /** The worker is gone, with all it had in memory and at hand; the next message or event starts another. */
  stopWorker(): void;
  /**
   * It will be gone at the first call of its surroundings that is the one, just before or just after it takes effect.
   */
  stopWorkerAt(isIt: (call: Call) => boolean, when: 'before' | 'after'): { hasEnded(): boolean };
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

let listener: MessageListener | undefined;
let diskIsFull = false;
let onOnline: (() => void) | undefined;

const lifetimes = createLifetimes(() => {
  listener = undefined;
  onOnline = undefined;
  removeWorkerListeners(fakeBrowser);
});

/** Installs the extension. `fetch` is usually the demo store's, with or without faults between. */
export function installExtension(fetch: (request: Request) => Promise<Response>): Extension {
  lifetimes.end();
  fakeBrowser.reset();
  diskIsFull = false;
  const device = { onLine: true, language: 'en', locks: createLocks() };
  const caches = createCaches();
  stubGlobals(device, caches, fetch);

  const worker = (): MessageListener => {
    // A worker that ends while it starts is followed by another, as in the browser.
    while (!listener) lifetimes.run(runWorkerScript);
    return listener;
  };
  const deliver = async (message: unknown, sender: object) => {
    const listen = worker();
    return lifetimes.untilEnd(
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
    change: async (command) => {
      await ask('cart.change', command);
      const cart = await ask('cart.read');
      const refusal = cart.news?.find((news) => news.kind === 'refused' && news.commands.includes(command.id));
      if (refusal?.kind === 'refused') throw refusal.failure;
      if (cart.waiting?.failure) throw cart.waiting.failure;
      return cart;
    },
    stopWorker: lifetimes.end,
    stopWorkerAt: lifetimes.endAt,
    restartBrowser: async () => {
      lifetimes.end();
      await fakeBrowser.storage.session.clear();
    },
    closeBrowser: async () => {
      lifetimes.end();
      await fakeBrowser.storage.session.clear();
      await fakeBrowser.alarms.clearAll();
    },
    openBrowser: async () => {
      worker();
      await fakeBrowser.runtime.onStartup.trigger();
    },
    fillDisk: () => {
      diskIsFull = true;
    },
    freeDisk: () => {
      diskIsFull = false;
    },
    alarm: async (name) => {
      worker();
      await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now(), persistAcrossSessions: true });
    },
    setOnline: (isOnline) => {
      device.onLine = isOnline;
      if (isOnline) onOnline?.();
    },
    button: async () => ({
      badge: await fakeBrowser.action.getBadgeText({}),
      title: await fakeBrowser.action.getTitle({}),
    }),
    cached: caches.addresses,
    stored: async () => ({
      local: await fakeBrowser.storage.local.get(null),
      session: await fakeBrowser.storage.session.get(null),
    }),
  };
}

/** Puts the browser's globals in place that a worker uses. */
function stubGlobals(device: object, caches: object, fetch: (request: Request) => Promise<Response>): void {
  vi.stubGlobal(
    'chrome',
    createChrome({
      lifetimes,
      isDiskFull: () => diskIsFull,
      onListening: (listening) => {
        listener = listening;
      },
    }),
  );
  vi.stubGlobal('navigator', device);
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('addEventListener', (type: string, listen: () => void) => {
    if (type === 'online') onOnline = endsWithWorker(listen);
  });
  const nameOf = (request: unknown) =>
    `fetch ${(request as Request).method} ${new URL((request as Request).url).pathname}`;
  vi.stubGlobal(
    'fetch',
    lifetimes.lend(nameOf, (request) => {
      // A request takes time on a faked clock as well: what is sent later is later by the shop's clock.
      if (vi.isFakeTimers()) vi.setSystemTime(Date.now() + 1);
      void noteUnnamedWrite(request as Request);
      return fetch(request as Request);
    }),
  );
  const { setTimeout: set } = globalThis;
  if ('clock' in set) {
    const setForWorker = (callback: () => void, pause?: number) => set(endsWithWorker(callback), pause);
    // Not by `vi.stubGlobal`, which would put the faked one back after the clock is real again. The marks of the faked
    // one tell its library what to put back.
    globalThis.setTimeout = Object.assign(setForWorker, set) as typeof setTimeout;
  }
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
