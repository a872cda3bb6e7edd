/** Serves a fetch function on a port of this machine, for a real browser. */
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

export interface ServeOptions {
  /** Port; a free one by default. */
  port?: number;
  /** PEM texts for HTTPS. The server answers for every host name that the browser resolves to it. */
  tls?: { key: string; cert: string };
}

export interface Served {
  /** The URL without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Stops the server and closes open connections. */
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 only. Rejects when the port is taken.
 *
 * @param fetch answers the requests; if it rejects, the connection breaks as without a network
 */
export async function serve(
  fetch: (request: Request, connection: { isReused: boolean }) => Promise<Response>,
  { port = 0, tls }: ServeOptions = {},
): Promise<Served> {
  const used = new WeakSet<Socket>();
  const server = createAdaptorServer({
    async fetch(request, env) {
      const { socket } = (env as HttpBindings).incoming;
      const isReused = used.has(socket);
      used.add(socket);
      try {
        return breakingOff(await fetch(request, { isReused }), socket);
      } catch {
        socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    // A server in the tests' own process must not replace the global `Request` and `Response`.
    overrideGlobalObjects: false,
    ...(tls === undefined ? {} : { createServer, serverOptions: tls }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** If a body breaks off, the connection closes after what has been written. */
function breakingOff(response: Response, socket: Socket): Response {
  if (response.body === null || response.headers.get('transfer-encoding') !== 'chunked') return response;
  const reader = response.body.getReader();
  const body = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        socket.destroySoon();
      }
    },
  });
  return new Response(body, response);
}
