/**
 * Requests to the project's API with the session's token: one renewal after a 401, and no answer of an earlier session.
 */
import { fail } from '../../contract/failure.ts';
import { apiFailure } from './api-errors.ts';
import type { Http, HttpAnswer } from './http.ts';
import { type ProjectConnection, storePath } from './project.ts';
import type { Session } from './session.ts';
import type { Purpose } from './session-state.ts';
import { type Changes, isRepeated, type Write } from './writes.ts';

/** Parameters of an address; a name may be repeated for several values. */
export type QueryParameters = [name: string, value: string][];

/** One request below the project: a GET that changes nothing, unless it says otherwise. */
export type ProjectRequest = {
  /** `/me/carts`. Parts that come from data are percent-encoded by the caller. */
  path: string;
  query?: QueryParameters;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
} & (
  | { method?: 'GET'; changes?: 'nothing' }
  /** Searches are POST requests that change nothing. */
  | { method: 'POST'; changes: Changes }
  | { method: 'DELETE'; changes: Write }
);

export type ApiRequest = ProjectRequest & {
  /** Which token the request needs. */
  purpose: Purpose;
};

/**
 * Gives the parsed body of a 2xx. Fails by the names of contract/failure.ts: `superseded` when the session has changed
 * meanwhile, `unintelligible` when a 2xx brings no JSON.
 */
export type Api = (request: ApiRequest) => Promise<unknown>;

/** Makes the function that calls the project with the session's token. */
export function createApi(project: ProjectConnection, session: Session, http: Http): Api {
  return async (request) => {
    const startedIn = session.generation();
    const bearer = await session.bearer(request.purpose);
    let answer = await callProject(project, http, bearer.token, request);
    let { sessionId } = bearer;
    if (answer.status === 401) {
      const renewed = await session.renewBearer(request.purpose, bearer.token, startedIn);
      // A write that is sent once must not take effect in another session. An update or a delete of a cart is safe: the
      // request names the cart's ID, and the shop refuses a cart that the other session does not own.
      if (renewed.sessionId !== sessionId && !isRepeated(request.changes)) throw fail('session-ended');
      sessionId = renewed.sessionId;
      answer = await callProject(project, http, renewed.token, request);
    }
    // The catalog is the same for everyone. A cart or a profile must not be shown in the next session.
    if (request.purpose !== 'browse' && (await session.current()).sessionId !== sessionId) throw fail('superseded');
    return judgeAnswer(answer);
  };
}

/** Sends one request with one token. Gives the raw answer of every status. */
export function callProject(
  { apiUrl, projectKey, storeKey }: ProjectConnection,
  http: Http,
  token: string,
  { method = 'GET', path, query = [], body, changes = 'nothing', signal }: ProjectRequest,
): Promise<HttpAnswer> {
  // A customer's own carts and profile belong to one store:
  // https://docs.commercetools.com/api/projects/me-carts#in-store
  const isOwn = path.startsWith('/me') || path === '/shipping-methods/matching-cart';
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
  return http({
    method,
    url: `${apiUrl}/${encodeURIComponent(projectKey)}${isOwn ? storePath(storeKey) : ''}${path}${search}`,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    changes,
    signal,
  });
}

/** The body of a 2xx, or the failure that any other answer stands for. */
export function judgeAnswer(answer: HttpAnswer): unknown {
  if (answer.status >= 300) throw apiFailure(answer);
  if (answer.body === undefined) throw fail('unintelligible', { host: answer.host, supportId: answer.supportId });
  return answer.body;
}
