/** The `chrome` that a worker of a test sees: fakes that behave, whose calls and events end with the worker. */
import { type FakeBrowser, fakeBrowser } from '@webext-core/fake-browser';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type createLifetimes, endsWithWorker } from './lifetimes.ts';

export const extensionId = 'cartletcartletcartletcartletcart';
export const extensionOrigin = `chrome-extension://${extensionId}`;

export type MessageListener = (message: unknown, sender: object, sendResponse: (reply: unknown) => void) => unknown;

interface ChromeOptions {
  lifetimes: ReturnType<typeof createLifetimes>;
  /** Whether `storage.local` takes nothing more. */
  isDiskFull: () => boolean;
  /** The worker listens for messages. */
  onListening: (listener: MessageListener) => void;
}

export function createChrome({ lifetimes, isDiskFull, onListening }: ChromeOptions): object {
  /** Some functions of one part of the browser, lent to the worker. */
  const lent = <Part extends object>(name: string, part: Part, ...methods: (keyof Part & string)[]) => {
    const lend = (method: keyof Part & string) =>
      lifetimes.lend(
        (...given) => `${name}.${method} ${keysIn(given[0])}`,
        (...given) => {
          if (name === 'local' && method === 'set' && isDiskFull())
            throw new Error('Resource::kQuotaBytes quota exceeded');
          // Looked up at each call: a test may have put a function of its own in between.
          return (part[method] as (...given: unknown[]) => unknown)(...given);
        },
      );
    return { ...part, ...Object.fromEntries(methods.map((method) => [method, lend(method)])) };
  };
  const { setAccessLevel: _unimplemented, ...local } = lent(
    'local',
    fakeBrowser.storage.local as typeof fakeBrowser.storage.local & { setAccessLevel?: unknown },
    ...(['get', 'set', 'remove', 'clear'] as const),
  );

  return {
    ...fakeBrowser,
    runtime: {
      ...fakeBrowser.runtime,
      id: extensionId,
      getURL: (path: string) => `${extensionOrigin}/${path}`,
      getManifest: () => ({ name: 'Cartlet' }),
      onMessage: { addListener: (listener: MessageListener) => onListening(endsWithWorker(listener)) },
      onInstalled: workersEvent(fakeBrowser.runtime.onInstalled),
      onStartup: workersEvent(fakeBrowser.runtime.onStartup),
    },
    i18n: { getMessage },
    alarms: {
      ...lent('alarms', fakeBrowser.alarms, 'get', 'create', 'clear'),
      onAlarm: workersEvent(fakeBrowser.alarms.onAlarm),
    },
    action: lent('action', fakeBrowser.action, 'setBadgeText', 'setBadgeBackgroundColor', 'setTitle'),
    storage: {
      ...fakeBrowser.storage,
      local,
      session: lent('session', fakeBrowser.storage.session, 'get', 'set', 'remove', 'clear'),
    },
  };
}

/** Takes the listeners of an ended worker off the events that wake the next one. */
export function removeWorkerListeners({ alarms, runtime }: FakeBrowser): void {
  alarms.onAlarm.removeAllListeners();
  runtime.onInstalled.removeAllListeners();
  runtime.onStartup.removeAllListeners();
}

/** An event to which the worker adds its listeners. */
function workersEvent<Event extends { addListener(listener: never): void }>(event: Event): Event {
  return { ...event, addListener: (listener: never) => event.addListener(endsWithWorker(listener) as never) };
}

function keysIn(given: unknown): string {
  return typeof given === 'object' && given !== null ? Object.keys(given).join() : String(given);
}

function getMessage(key: string, substitutions: string[] = []): string {
  const message = (messages as Record<string, { message: string }>)[key]?.message ?? '';
  return message.replaceAll(/\$(\d)/g, (_, position) => substitutions[Number(position) - 1] ?? '');
}
