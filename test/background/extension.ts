/**
 * The worker's surroundings for unit tests: the browser's storage and messaging as fakes that behave, the demo store as
 * `fetch`, and workers that can be stopped and started, as the browser does at any time.
 */
import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import type { Failure } from '../../src/contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../../src/contract/messages.ts';
import type { SettingsForm } from '../../src/contract/settings.ts';
import type { DemoStore } from '../demo-store/store.ts';
import { createCaches } from './caches.ts';
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
  /** Delivers any message from any sender, and gives what the browser would hand back; `undefined` for no answer. */
  deliver(message: unknown, sender: object): Promise<unknown>;
  /** The worker is gone, with all it had in memory, and the next message starts another. */
  stopWorker(): void;
  /** The browser is closed and opened: what was in memory is gone as well. */
  restartBrowser(): Promise<void>;
  /** An alarm goes off, and wakes the worker. */
  alarm(name: string): Promise<void>;
  /** Nothing more can be written to `storage.local`. */
  fillDisk(): void;
  /** Addresses that lie in the browser's caches. */
  cached(): string[];
  /** What lies in extension storage, both areas. */
  stored(): Promise<{ local: Record<string, unknown>; session: Record<string, unknown> }>;
}

/** The polyfill binds itself to this one when it is first imported, so a file has one; what it holds is renewed. */
let listener: Listener | undefined;
let diskIsFull = false;
const { setAccessLevel: _unimplemented, ...local } = fakeBrowser.storage.local as typeof fakeBrowser.storage.local & {
  setAccessLevel?: unknown;
};
vi.stubGlobal('chrome', {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    id: extensionId,
    getURL: (path: string) => `${origin}/${path}`,
    onMessage: { addListener: (added: Listener) => (listener = added) },
  },
  storage: {
    ...fakeBrowser.storage,
    local: {
      ...local,
      set: (...call: Parameters<typeof fakeBrowser.storage.local.set>) => {
        if (diskIsFull) throw new Error('Resource::kQuotaBytes quota exceeded');
        return fakeBrowser.storage.local.set(...call);
      },
    },
  },
});

/** Installs the extension. `fetch` is usually the demo store's, with or without faults between. */
export function installExtension(fetch: (request: Request) => Promise<Response>): Extension {
  fakeBrowser.reset();
  diskIsFull = false;
  listener = undefined;
  vi.stubGlobal('navigator', { onLine: true, language: 'en', locks: createLocks() });
  vi.stubGlobal('fetch', fetch);
  const caches = createCaches();
  vi.stubGlobal('caches', caches);

  let starting: Promise<unknown> | undefined;
  const worker = async (): Promise<Listener> => {
    if (!listener) {
      starting ??= import('../../src/background/main.ts');
      await starting;
      starting = undefined;
    }
    return listener as unknown as Listener;
  };
  const stopWorker = () => {
    listener = undefined;
    vi.resetModules();
  };
  stopWorker();
  const deliver = async (message: unknown, sender: object) => {
    const listen = await worker();
    return new Promise<unknown>((resolve) => {
      // As between processes: nothing is shared, and a listener that does not return `true` answers nothing.
      const pending = listen(structuredClone(message), sender, (reply) => resolve(structuredClone(reply)));
      if (pending !== true) resolve(undefined);
    });
  };

  return {
    deliver,
    ask: async (type, ...[payload]) => {
      const reply = (await deliver({ type, payload }, popupSender)) as Reply<typeof type>;
      if ('failure' in reply) throw reply.failure;
      return reply.answer;
    },
    stopWorker,
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
