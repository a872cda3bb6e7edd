/**
 * What a page finds around it in the browser: texts, a manifest, and a worker that answers messages. The real polyfill
 * wraps it, as it wraps Chrome's own callbacks.
 */
import { vi } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { TestBroadcast, TestStep } from '../../../src/contract/connection-test.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import type { Answer, Envelope, MessageName, Question, Reply } from '../../../src/contract/messages.ts';
import { createStorageArea } from './device.ts';

export const extensionId = 'cartletcartletcartletcartletcart';
export const extensionOrigin = `chrome-extension://${extensionId}`;

/**
 * Answers that a test gives by hand; a thrown {@link Failure} becomes the answer's. `pass` brings the message to the
 * real worker and gives its answer.
 */
export type Answers = {
  [Name in MessageName]?: (
    payload: Question<Name>,
    pass: () => Promise<Answer<Name>>,
  ) => Answer<Name> | Promise<Answer<Name>>;
};
/** Brings a message of the page to the real worker, and gives what it replies. */
export type Deliver = (message: Envelope) => Promise<Reply>;

type Listener = (message: unknown, sender: object, sendResponse: (reply: unknown) => void) => unknown;

let answers: Answers = {};
let deliver: Deliver | undefined;
let listeners: Listener[] = [];
let stops = 0;

/** Every question the page has asked, in order. */
export const asked: Envelope[] = [];
/** The key of every text the page has read, in order. */
export const textsRead: string[] = [];
/** How often the page has opened the settings. */
export const opened = { settings: 0 };
/** What the person has granted, what they say when they are asked, and what they were asked for. */
export const hostAccess = { granted: [] as string[], says: true, asked: [] as string[][] };
/** The tab the page is in, and the button in the toolbar. */
export const surroundings = {
  isOpen: true,
  isPinned: false,
  isPopup: true,
  besides: [] as number[],
  /** Tabs that the page has opened. */
  tabs: [] as { url: string; active: boolean }[],
  /** The shortcut that opens the popup; empty if the shopper has removed it. */
  shortcut: 'Alt+Shift+C',
};

/** What the page says, where that is not English. */
export const language = { texts: messages as Record<string, { message: string }> };
/** What lies in the extension's storage of the session, by its keys. */
export const sessionStorage: Record<string, unknown> = {};

const runtime = {
  id: 'cartlet',
  lastError: undefined as { message: string } | undefined,
  getManifest: () => ({ name: 'Cartlet', version: '1.0' }),
  openOptionsPage: (callback: () => void) => {
    opened.settings += 1;
    callback();
  },
  onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
  sendMessage: (message: Envelope, callback: (reply?: Reply) => void) => {
    asked.push(structuredClone(message));
    if (stops > 0) {
      stops -= 1;
      runtime.lastError = { message: 'The message port closed before a response was received.' };
      callback();
      runtime.lastError = undefined;
      return;
    }
    void reply(message).then(callback);
  },
};

const permissions = {
  contains: ({ origins }: { origins: string[] }, callback: (has: boolean) => void) =>
    callback(origins.every((origin) => hostAccess.granted.includes(origin))),
  request: ({ origins }: { origins: string[] }, callback: (granted: boolean) => void) => {
    hostAccess.asked.push(origins);
    if (hostAccess.says) hostAccess.granted.push(...origins);
    callback(hostAccess.says);
  },
  remove: ({ origins }: { origins: string[] }, callback: (removed: boolean) => void) => {
    hostAccess.granted = hostAccess.granted.filter((origin) => !origins.includes(origin));
    callback(true);
  },
};

/** The browser's API as the pages have it. */
export const pageBrowser = {
  runtime,
  permissions,
  commands: {
    getAll: (callback: (commands: object[]) => void) =>
      callback([{ name: '_execute_action', shortcut: surroundings.shortcut }]),
  },
  extension: { getViews: () => (surroundings.isPopup ? [window] : []) },
  windows: { getCurrent: (callback: (found: { id: number }) => void) => callback({ id: 3 }) },
  sidePanel: {
    open: async ({ windowId }: { windowId: number }) => {
      surroundings.besides.push(windowId);
    },
  },
  storage: {
    session: createStorageArea(sessionStorage),
  },
  action: {
    // The polyfill does not know this one, and leaves it as the browser has it.
    getUserSettings: async () => ({ isOnToolbar: surroundings.isPinned }),
  },
  tabs: {
    create: (tab: { url: string; active: boolean }, callback: () => void) => {
      surroundings.tabs.push(tab);
      callback();
    },
    getCurrent: (callback: (tab: object) => void) => callback({ id: 7 }),
    remove: (id: number, callback: () => void) => {
      surroundings.isOpen = id !== 7;
      callback();
    },
  },
  i18n: {
    getMessage: (key: string, substitutions?: string[]) => {
      textsRead.push(key);
      return messageIn(language.texts, key, substitutions);
    },
  },
};
// For modules that a test imports by themselves.
vi.stubGlobal('chrome', pageBrowser);

/** A text for people as the browser gives it. */
export function messageIn(texts: typeof language.texts, key: string, substitutions: string[] = []): string {
  const message = texts[key]?.message ?? '';
  return message.replaceAll(/\$(\d)/g, (_, position) => substitutions[Number(position) - 1] ?? '');
}

async function reply(message: Envelope): Promise<Reply> {
  const { type, payload } = message;
  const answer = answers[type] as ((payload: unknown, pass: () => Promise<unknown>) => unknown) | undefined;
  if (!answer) return replyOfWorker(message);
  const pass = async () => {
    const passed = await replyOfWorker(message);
    if ('failure' in passed) throw passed.failure;
    return passed.answer;
  };
  try {
    return structuredClone({ answer: await answer(payload, pass) }) as Reply;
  } catch (thrown) {
    return { failure: thrown as Failure };
  }
}

/** What the real worker replies. A page of a test that has none learns that this is a mistake of the test. */
async function replyOfWorker(message: Envelope): Promise<Reply> {
  return (await deliver?.(structuredClone(message))) ?? { failure: { name: 'unexpected' } };
}

/**
 * Gives the page a worker, and forgets what was asked before.
 *
 * @param given answers that a test gives by hand; all other messages go to the real worker
 * @param real brings a message to the real worker; without it such messages fail
 */
export function installWorker(given: Answers, real?: Deliver): void {
  answers = given;
  deliver = real;
  asked.length = 0;
  textsRead.length = 0;
  opened.settings = 0;
  Object.assign(hostAccess, { granted: [], says: true, asked: [] });
  Object.assign(surroundings, {
    isOpen: true,
    isPinned: false,
    isPopup: true,
    besides: [],
    tabs: [],
    shortcut: 'Alt+Shift+C',
  });
  listeners = [];
  stops = 0;
}

/** The worker is stopped with its next `count` answers pending. */
export function stopWorker(count = 1): void {
  stops = count;
}

/** The worker tells the page of a change. */
export function tellPage(changed: Broadcast['changed']): void {
  tell({ type: 'notice', changed });
}

/** The worker tells the page of a step of a connection test. */
export function tellStep(run: string, step: TestStep): void {
  tell({ type: 'connection-test', run, step });
}

/** Brings a broadcast to the open pages. */
export function tell(notice: Broadcast | TestBroadcast): void {
  for (const listener of listeners) listener(notice, {}, () => {});
}

/** An answer that comes when the test says so. */
export function later<Value>(): {
  promise: Promise<Value>;
  give: (value: Value) => void;
  refuse: (failure: Failure) => void;
} {
  let give: (value: Value) => void = () => {};
  let refuse: (failure: Failure) => void = () => {};
  const promise = new Promise<Value>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  return { promise, give, refuse };
}
