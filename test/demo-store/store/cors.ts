/**
 * The API's CORS headers. A request with a header other than these six fails its preflight in the browser: the server
 * only names the headers that it allows.
 *
 * @see https://docs.commercetools.com/api/releases/2020-09-23-x-correlation-id-cors
 */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { StoreEnv } from '../project/http.ts';

const onEveryAnswer = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-Correlation-ID',
};

const onPreflight = {
  'access-control-allow-headers': 'Accept, Authorization, Content-Type, Origin, User-Agent, X-Correlation-ID',
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-max-age': '299',
};

/** Whether a request is a preflight. */
export function isPreflight(method: string, headers: Headers): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

/** Answers preflights of every path, and adds the CORS headers and the correlation id to every response. */
export function allowOtherOrigins(app: Hono<StoreEnv>): void {
  app.use(async (context, next) => {
    const correlationId = context.req.header('x-correlation-id') ?? `projects-${randomUUID()}`;
    if (isPreflight(context.req.method, context.req.raw.headers)) {
      context.res = new Response(null, { status: 200, headers: onPreflight });
    } else {
      await next();
    }
    if (context.res.headers.get('content-type') === 'application/json') {
      context.res.headers.set('content-type', 'application/json; charset=utf-8');
    }
    for (const [name, value] of Object.entries(onEveryAnswer)) context.res.headers.set(name, value);
    context.res.headers.set('x-correlation-id', correlationId);
  });
}
