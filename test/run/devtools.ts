import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';

/** An event of the protocol: its name, its parameters, and the session it came from (`undefined` for the browser). */
type DevToolsListener = (method: string, params: Record<string, unknown>, session: string | undefined) => void;

/** A command to the browser, typed by the protocol. Rejects with the browser's error message. */
export type Send = CDPSession['send'];

export interface DevTools {
  send: Send;
  /** Sends commands to one attached target. */
  session(id: string): Send;
  /** Adds a listener. Gives a function that removes it. */
  listen(listener: DevToolsListener): () => void;
}

/** Messages end with NUL on the pipe: https://chromedevtools.github.io/devtools-protocol/#pipe */
const end = '\0';

/**
 * Speaks the Chrome DevTools Protocol over the two pipes of `--remote-debugging-pipe`, the only connection on which a
 * browser accepts commands about extensions.
 *
 * @param toBrowser the browser's file descriptor 3
 * @param fromBrowser the browser's file descriptor 4; when it closes, every open command is rejected
 */
export function connectDevTools(toBrowser: Writable, fromBrowser: Readable): DevTools {
  const pending = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const listeners = new Set<DevToolsListener>();
  let last = 0;
  let rest = '';
  let closed = false;

  const send = (method: string, params: object | undefined, sessionId: string | undefined): Promise<never> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(new Error(`${method}: the browser is gone`));
        return;
      }
      last += 1;
      pending.set(last, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      toBrowser.write(JSON.stringify({ id: last, method, params, sessionId }) + end);
    });

  const receive = (message: {
    id?: number;
    result?: unknown;
    error?: { message: string };
    method?: string;
    params?: Record<string, unknown>;
    sessionId?: string;
  }) => {
    if (message.id === undefined) {
      for (const listener of listeners) listener(message.method ?? '', message.params ?? {}, message.sessionId);
      return;
    }
    const command = pending.get(message.id);
    pending.delete(message.id);
    if (message.error) command?.reject(new Error(message.error.message));
    else command?.resolve(message.result as never);
  };

  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const messages = (rest + chunk).split(end);
    rest = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message));
  });
  fromBrowser.on('close', () => {
    closed = true;
    for (const { reject } of pending.values()) reject(new Error('the browser is gone'));
    pending.clear();
  });
  // A write fails after the browser has ended; `close` above has rejected all commands by then.
  toBrowser.on('error', () => undefined);

  return {
    send: ((method: string, params?: object) => send(method, params, undefined)) as Send,
    session: (id) => ((method: string, params?: object) => send(method, params, id)) as Send,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
