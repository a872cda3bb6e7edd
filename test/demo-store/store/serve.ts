/** Puts a fetch function behind a port of this machine, for a real browser. */
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

export interface ServeOptions {
  /** A free one unless said otherwise. */
  port?: number;
  /** PEM texts; with them it speaks HTTPS, and answers to whatever host name the browser was told to bring here. */
  tls?: { key: string; cert: string };
}

export interface Served {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections, too. */
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 only. Rejects when the port is taken.
 *
 * @param fetch what answers; when it rejects, the connection breaks off, as it would with the network down
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
    // A server in the tests' own process must not change what `Request` and `Response` are there.
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

/** When a body breaks off, so does the connection, after what has been written so far. */
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
