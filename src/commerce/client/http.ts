/** Requests to the shop's two hosts: time-out, repetition, and the failure that a silent or garbled host stands for. */
import { fail } from '../../contract/failure.ts';
import { type Changes, isRepeated } from './writes.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Absolute. Holds no secret, for addresses end up in logs. */
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What the request changes at the shop; decides whether it is sent again. */
  changes: Changes;
  /** Cancels the request, for example when a newer search makes it pointless. Rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  /** Parsed JSON; `undefined` when the body was empty or was no JSON. */
  body: unknown;
  /** `X-Correlation-ID`: the shop finds the request in its logs by it. */
  supportId: string;
  host: string;
  /** `Retry-After`, in milliseconds. */
  retryAfter: number | undefined;
}

/** What the runtime provides: in the extension the worker's own functions, in tests the demo store. */
export interface HttpParts {
  fetch: (request: Request) => Promise<Response>;
  /** `false` only when the device knows that it has no network. */
  online: () => boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * The limit for all attempts together. Milliseconds. Chrome stops a worker after 30 s without an event or a call of an
 * extension API: https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
const patience = 25_000;
/** One attempt. Milliseconds. */
const attemptTimeout = 10_000;
/** First pause before a repetition; doubled each time, with jitter. Milliseconds. */
const basePause = 200;
const maxAttempts = 3;

/** Statuses after which a later attempt may succeed: https://docs.commercetools.com/api/errors */
const retriableStatuses = new Set([429, 502, 503, 504]);

/** Makes the one function that sends every request of the extension. */
export function createHttp(parts: HttpParts): Http {
  return async (request) => {
    const givenUpAt = parts.now() + patience;
    let hasLeft = false;
    for (let attempt = 1; ; attempt += 1) {
      hasLeft ||= parts.online();
      const outcome = await sendOnce(parts, request, Math.min(attemptTimeout, givenUpAt - parts.now()));
      const retriable = 'failure' in outcome || retriableStatuses.has(outcome.status);
      const pause = pauseBefore(attempt, outcome, parts.random());
      if (!retriable || !isRepeated(request.changes) || attempt === maxAttempts || parts.now() + pause >= givenUpAt) {
        if ('failure' in outcome) throw hasLeft ? outcome.failure : Object.assign(outcome.failure, { neverSent: true });
        return outcome;
      }
      await sleep(pause, request.signal);
    }
  };
}

type Outcome = HttpAnswer | { failure: Error };

/** One attempt. Rejects only when the caller has cancelled; a failure of the network is an outcome. */
async function sendOnce(parts: HttpParts, request: HttpRequest, timeout: number): Promise<Outcome> {
  const { host } = new URL(request.url);
  if (!parts.online()) return { failure: fail('offline') };

  const supportId = crypto.randomUUID();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), Math.max(0, timeout));
  const signal = request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal;
  try {
    const response = await parts.fetch(
      new Request(request.url, {
        method: request.method,
        // Only headers that commercetools allows across origins; with any other the preflight fails.
        headers: { ...request.headers, 'X-Correlation-ID': supportId },
        ...(request.body !== undefined && { body: request.body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal,
      }),
    );
    // Read within the time-out: a body may hang after its headers have come.
    const text = await response.text();
    return {
      status: response.status,
      body: parseJson(text),
      supportId: response.headers.get('X-Correlation-ID') ?? supportId,
      host,
      retryAfter: retryAfter(response.headers.get('Retry-After'), parts.now()),
    };
  } catch {
    request.signal?.throwIfAborted();
    if (limit.signal.aborted) return { failure: fail('timeout', { host }) };
    return { failure: parts.online() ? fail('unreachable', { host }) : fail('offline') };
  } finally {
    clearTimeout(timer);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds of a header in seconds, or with a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const pause = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return pause > 0 ? pause : undefined;
}

/** The pause before the next attempt: half of it fixed and half random, or what the shop asks for. Milliseconds. */
function pauseBefore(attempt: number, outcome: Outcome, random: number): number {
  const asked = 'failure' in outcome ? undefined : outcome.retryAfter;
  return asked ?? (basePause * 2 ** (attempt - 1) * (1 + random)) / 2;
}

function sleep(duration: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, duration);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
}
