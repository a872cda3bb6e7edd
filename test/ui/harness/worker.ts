/** The real worker beside a page, in the same process: its storage, alarms, caches and network are this device's. */

import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { TestBroadcast } from '../../../src/contract/connection-test.ts';
import type { Envelope, Reply } from '../../../src/contract/messages.ts';
import { createCaches } from '../../harness/caches.ts';
import { createLocks } from '../../harness/locks.ts';
import { extensionId, extensionOrigin, messageIn } from './browser.ts';
import { callable, callableAll, createStorageArea } from './device.ts';
import { runScript } from './scripts.ts';

type Listener = (message: unknown, sender: object, respond: (reply: unknown) => void) => unknown;

interface WorkerOptions {
  /** The network. */
  fetch: (request: Request) => Promise<Response>;
  /** `storage.session`, which the pages read as well. */
  session: Record<string, unknown>;
  /** What the organisation's policy sets: `storage.managed`. */
  policy?: Record<string, unknown>;
  /** Brings the worker's broadcasts to the open pages. */
  broadcast: (message: Broadcast | TestBroadcast) => void;
}

export interface Worker {
  /** Delivers a page's message, and gives what the worker replies. */
  deliver(message: Envelope): Promise<Reply>;
  /** How many messages and requests are under way. */
  underWay(): number;
  /** The device has a network or not; the worker learns when it is back. */
  setOnline(isOnline: boolean): void;
  /** The worker's clock goes forward, and nothing else does: what it has read grows old. Milliseconds. */
  passTime(pause: number): void;
  /** The text on the toolbar button. */
  badge(): string;
  /** The worker is gone: nothing of it takes effect any more. */
  stop(): void;
}

/** Starts a worker on a device that holds nothing. */
export function startWorker({ fetch, session, policy = {}, broadcast }: WorkerOptions): Worker {
  const listeners: Listener[] = [];
  const online: (() => void)[] = [];
  const device = { onLine: true, language: 'en', locks: createLocks() };
  const local: Record<string, unknown> = {};
  let isOver = false;
  let underWay = 0;
  let badge = '';
  let ahead = 0;
  const counted = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  const chrome = chromeOf({
    local,
    session,
    policy,
    listeners,
    showBadge: (text) => {
      badge = text;
    },
    broadcast: (message) => {
      if (!isOver) broadcast(structuredClone(message));
    },
  });
  runScript('worker', {
    globalThis: { chrome, navigator: device },
    chrome,
    navigator: device,
    caches: createCaches(),
    Date: dateAhead(() => ahead),
    addEventListener: (type: string, hear: () => void) => {
      if (type === 'online') online.push(hear);
    },
    fetch: (request: Request) => counted(() => fetch(request)),
    // Looked up at each call: a test may have replaced the clock since.
    setTimeout: (callback: () => void, pause?: number) =>
      globalThis.setTimeout(() => (isOver ? undefined : callback()), pause),
  });
  const sender = { id: extensionId, origin: extensionOrigin, url: `${extensionOrigin}/src/popup/index.html` };
  return {
    deliver: (message) =>
      counted(
        () =>
          new Promise<Reply>((resolve) => {
            for (const listen of listeners)
              listen(message, sender, (reply) => resolve(structuredClone(reply) as Reply));
          }),
      ),
    underWay: () => underWay,
    setOnline(isOnline) {
      device.onLine = isOnline;
      if (isOnline) for (const hear of online) hear();
    },
    passTime(pause) {
      ahead += pause;
    },
    badge: () => badge,
    stop() {
      isOver = true;
    },
  };
}

/** A `Date` that goes ahead of the test's own. */
function dateAhead(ahead: () => number): typeof Date {
  return class extends Date {
    constructor(...given: [value?: number | string | Date]) {
      super(given[0] ?? Date.now() + ahead());
    }
    static override now() {
      return Date.now() + ahead();
    }
  } as typeof Date;
}

interface Held {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
  policy: Record<string, unknown>;
  listeners: Listener[];
  showBadge(text: string): void;
  broadcast(message: Broadcast | TestBroadcast): void;
}

/** Chrome's API, as far as the worker uses it. */
function chromeOf({ local, session, policy, listeners, showBadge, broadcast }: Held) {
  const alarms = new Map<string, object>();
  const event = { addListener: () => {} };
  return {
    runtime: {
      id: extensionId,
      getURL: (path: string) => `${extensionOrigin}/${path}`,
      getManifest: () => ({ name: 'Cartlet', version: '1.0' }),
      onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
      onInstalled: event,
      onStartup: event,
      sendMessage: callable(async (message: Broadcast | TestBroadcast) => broadcast(message)),
    },
    i18n: { getMessage: (key: string, substitutions?: string[]) => messageIn(english, key, substitutions) },
    storage: {
      local: callableAll(createStorageArea(local)),
      session: callableAll(createStorageArea(session)),
      managed: { ...callableAll(createStorageArea(policy)), onChanged: event },
    },
    alarms: {
      ...callableAll({
        get: async (name: string) => alarms.get(name),
        create: async (name: string, when: object) => void alarms.set(name, when),
        clear: async (name: string) => alarms.delete(name),
      }),
      onAlarm: event,
    },
    action: callableAll({
      setBadgeText: async ({ text }: { text: string }) => showBadge(text),
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
    }),
    tabs: callableAll({ create: async () => {} }),
  };
}
