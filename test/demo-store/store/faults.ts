/**
 * An unreliable connection between client and store: a wrapper around a fetch function that loses, delays, cuts and
 * replaces responses. Wraps the store's own `fetch`, also behind a port (`serve`) for a browser.
 */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isPreflight } from './cors.ts';

/** `isReused`: whether an earlier request used the same connection, which is known behind a port only. */
type Fetch = (request: Request, connection?: { isReused: boolean }) => Promise<Response>;

/** What happens to a request. */
export type Fault =
  /** The request is lost and never reaches the store. */
  | 'drop-before'
  /** The store handles the request, and the response is lost. */
  | 'drop-after'
  /** Neither request nor response arrives until the caller aborts. */
  | 'hang-before'
  /** The store handles the request, and the response never arrives. */
  | 'hang-after'
  /** The store handles the request; the response ends in the middle of its body. */
  | 'cut-body'
  /**
   * The store handles the request twice in a row, and the second response is sent: a browser repeats a request by
   * itself when a reused connection closes before the first byte of the response.
   * https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
   */
  | 'twice'
  /** As `twice`, with a function called in between. */
  | { twice: () => unknown }
  /** Calls a function before the request reaches the store. */
  | { meanwhile: () => unknown }
  /**
   * The store handles the request, and the connection closes before the first byte of the response if an earlier
   * request used it. A browser then sends the request again. Works behind a port only.
   */
  | 'cut-used-connection'
  /** A proxy answers with an HTML page and status 200. */
  | 'html'
  /** A proxy answers. With `after`, the store has handled the request all the same. */
  | { status: ContentfulStatusCode; body?: unknown; headers?: Record<string, string>; after?: boolean }
  /** Delays the request. Milliseconds. */
  | { delay: number }
  /** The store handles the request, and the response waits for the promise. */
  | { hold: Promise<unknown> };

interface FaultRule {
  /** The requests that the rule applies to; all by default. A rule never applies to preflights. */
  match?: (request: { method: string; path: string; query: string; body: string }) => boolean;
  /** How often the rule applies; once by default. */
  times?: number;
  fault: Fault;
}

export interface Faults {
  readonly fetch: Fetch;
  /**
   * Adds a rule behind the others: the first rule that matches and is not used up applies. Gives how often it has
   * applied.
   */
  add(rule: FaultRule): { struck(): number };
  /** Removes all rules. */
  clear(): void;
}

/** Wraps `fetch`. Requests pass unchanged until a rule is added. */
export function withFaults(fetch: Fetch): Faults {
  let rules: { rule: FaultRule; struck: number }[] = [];

  return {
    add(rule) {
      const entry = { rule, struck: 0 };
      rules.push(entry);
      return { struck: () => entry.struck };
    },
    clear() {
      rules = [];
    },
    async fetch(request, connection) {
      if (isPreflight(request.method, request.headers)) return fetch(request);
      const { pathname: path, search: query } = new URL(request.url);
      const body = await request.clone().text();
      const { method } = request;
      const entry = rules.find(
        ({ rule, struck }) =>
          struck < (rule.times ?? 1) &&
          (rule.fault !== 'cut-used-connection' || connection?.isReused) &&
          (rule.match?.({ method, path, query, body }) ?? true),
      );
      if (entry === undefined) return fetch(request);
      entry.struck += 1;
      return Promise.race([strike(entry.rule.fault, request, fetch), hanging(request.signal)]);
    },
  };
}

async function strike(fault: Fault, request: Request, fetch: Fetch): Promise<Response> {
  switch (fault) {
    case 'drop-before':
      throw lost();
    case 'drop-after':
    case 'cut-used-connection':
      await fetch(request);
      throw lost();
    case 'twice':
      await fetch(request.clone());
      return fetch(request);
    case 'hang-before':
      return hanging(request.signal);
    case 'hang-after':
      await fetch(request);
      return hanging(request.signal);
    case 'cut-body':
      return cut(await fetch(request));
    case 'html':
      return between('<!doctype html><title>Please wait</title><p>Back in a minute.', 200, 'text/html; charset=utf-8');
  }
  if ('delay' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.delay));
    return fetch(request);
  }
  if ('twice' in fault) {
    await fetch(request.clone());
    await fault.twice();
    return fetch(request);
  }
  if ('meanwhile' in fault) {
    await fault.meanwhile();
    return fetch(request);
  }
  if ('hold' in fault) {
    const response = await fetch(request);
    await fault.hold;
    return response;
  }
  if (fault.after === true) await fetch(request);
  const { body = { statusCode: fault.status, message: 'Some machine in between failed.' } } = fault;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return between(text, fault.status, 'application/json', fault.headers);
}

/** The gateways of the API send CORS headers with their errors. */
function between(text: string, status: ContentfulStatusCode, type: string, headers: Record<string, string> = {}) {
  return new Response(text, {
    status,
    headers: { 'content-type': type, 'access-control-allow-origin': '*', ...headers },
  });
}

/** The error that `fetch` rejects with when there is no network. */
function lost(): TypeError {
  return new TypeError('fetch failed');
}

function hanging(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function cut(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(lost());
      sent = true;
      controller.enqueue(whole.slice(0, Math.ceil(whole.length / 2)));
    },
  });
  const headers = new Headers(response.headers);
  // Behind a port the part that was sent must be written before the connection breaks.
  headers.set('transfer-encoding', 'chunked');
  return new Response(body, { status: response.status, headers });
}
