/**
 * A `fetch` with a browser's CORS rules: a cross-origin request that a page without host permissions may not send or
 * read fails. For tests outside a browser. Its preflights appear in the store's record like those of a browser.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
type Fetch = (request: Request) => Promise<Response>;

const simpleMethods = ['GET', 'HEAD', 'POST'];
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const simpleHeaders = ['accept', 'accept-language', 'content-language'];

/** `fetch` for a page of `origin`. Rejects with a TypeError where a browser would. */
export function asBrowser(fetch: Fetch, origin = 'chrome-extension://cartlet'): Fetch {
  const allowed = new Set<string>();

  return async (request) => {
    const unusual = [...request.headers]
      .filter(([name, value]) => !simpleHeaders.includes(name) && !isSimpleType(name, value))
      .map(([name]) => name);
    if (unusual.length > 0 || !simpleMethods.includes(request.method)) {
      const question = `${request.method} ${request.url} ${unusual.join()}`;
      if (!allowed.has(question)) await ask(request, unusual);
      allowed.add(question);
    }
    const sent = new Request(request);
    sent.headers.set('origin', origin);
    const response = await fetch(sent);
    if (!isOpenTo(response)) throw new TypeError('Failed to fetch');
    return response;
  };

  async function ask(request: Request, unusual: readonly string[]): Promise<void> {
    const headers = {
      origin,
      'access-control-request-method': request.method,
      ...(unusual.length === 0 ? {} : { 'access-control-request-headers': unusual.join(',') }),
    };
    const { ok, headers: answer } = await fetch(new Request(request.url, { method: 'OPTIONS', headers }));
    const methods = listed(answer, 'access-control-allow-methods');
    const names = listed(answer, 'access-control-allow-headers');
    const mayMethod = simpleMethods.includes(request.method) || methods.includes(request.method.toLowerCase());
    if (!ok || !isOpenTo({ headers: answer }) || !mayMethod || !unusual.every((name) => names.includes(name))) {
      throw new TypeError('Failed to fetch');
    }
  }

  function isOpenTo({ headers }: Pick<Response, 'headers'>): boolean {
    return ['*', origin].includes(headers.get('access-control-allow-origin') ?? '');
  }
}

function isSimpleType(name: string, value: string): boolean {
  return name === 'content-type' && simpleTypes.includes(value.split(';')[0] ?? '');
}

function listed(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? '').split(',').map((one) => one.trim().toLowerCase());
}
