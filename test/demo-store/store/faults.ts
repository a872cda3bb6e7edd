/**
 * A bad line between client and store: a layer over a fetch function that loses, delays, cuts and replaces answers.
 * Works in front of the store's own `fetch` and, through `serve`, in front of a browser.
 */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isPreflight } from './cors.ts';

/** `isReused`: an earlier request came over the same connection. Known behind a port alone. */
type Fetch = (request: Request, connection?: { isReused: boolean }) => Promise<Response>;

/** What happens to a request. */
export type Fault =
  /** The request is lost on its way; the store never hears of it. */
  | 'drop-before'
  /** The store acts, and its answer is lost. */
  | 'drop-after'
  /** Neither request nor answer gets anywhere until the caller gives up. */
  | 'hang-before'
  /** The store acts, and its answer never comes. */
  | 'hang-after'
  /** The store acts; its answer breaks off in the middle of the body. */
  | 'cut-body'
  /**
   * The store handles the request two times, one after the other, and the second answer goes out: what a browser does by
   * itself when a used connection dies before the first byte of the answer.
   * https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
   */
  | 'twice'
  /** As `twice`, and something happens in between. */
  | { twice: () => unknown }
  /** Something happens while the request is on its way. */
  | { meanwhile: () => unknown }
  /**
   * The store acts, and the connection dies before the first byte of the answer, if an earlier request came over it; a
   * browser then sends the request again. Strikes behind a port alone.
   */
  | 'cut-used-connection'
  /** Some machine in between answers with a page for people, with status 200. */
  | 'html'
  /** Some machine in between answers; with `after`, the store has acted all the same. */
  | { status: ContentfulStatusCode; body?: unknown; headers?: Record<string, string>; after?: boolean }
  /** The request waits so many milliseconds before it goes on. */
  | { delay: number }
  /** The store acts, and its answer waits for the promise. */
  | { hold: Promise<unknown> };

interface FaultRule {
  /** Which requests; all of them unless said otherwise. Preflights are never touched. */
  match?: (request: { method: string; path: string; query: string; body: string }) => boolean;
  /** How often; once unless said otherwise. */
  times?: number;
  fault: Fault;
}

export interface Faults {
  readonly fetch: Fetch;
  /** Adds a rule behind the others: the first that matches and is not used up counts. Gives how often it has struck. */
  add(rule: FaultRule): { struck(): number };
  /** The line is good again. */
  clear(): void;
}

/** The same fetch, over a line that is good until a rule says otherwise. */
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

/** Gateways of the API let a page read their failures. */
function between(text: string, status: ContentfulStatusCode, type: string, headers: Record<string, string> = {}) {
  return new Response(text, {
    status,
    headers: { 'content-type': type, 'access-control-allow-origin': '*', ...headers },
  });
}

/** What `fetch` rejects with when there is no network. */
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
  // Behind a port: what has been sent has to be out before the connection breaks.
  headers.set('transfer-encoding', 'chunked');
  return new Response(body, { status: response.status, headers });
}
