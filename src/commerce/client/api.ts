/** A call to the project's API on somebody's behalf: bearer, one renewal on 401, and nothing of an earlier session. */
import { fail } from '../../contract/failure.ts';
import { apiFailure } from './api-errors.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import type { ProjectConnection } from './project.ts';
import type { Session } from './session.ts';
import type { Purpose } from './session-state.ts';
import { type Changes, isRepeated } from './writes.ts';

export interface ApiRequest {
  purpose: Purpose;
  method: HttpRequest['method'];
  /** Below the project, `/me/carts`. Parts that come from data are percent-encoded by the caller. */
  path: string;
  /** Repeated names for several values of one parameter. */
  query?: [name: string, value: string][];
  /** Sent as JSON. */
  body?: unknown;
  /** What it changes at the shop. */
  changes: Changes;
  signal?: AbortSignal | undefined;
}

/**
 * Gives the parsed body of a 2xx. Fails by the names of contract/failure.ts: `superseded` when the session has changed
 * meanwhile, `unintelligible` when a 2xx brings no JSON.
 */
export type Api = (request: ApiRequest) => Promise<unknown>;

/** Calls below the project with the session's token. */
export function createApi(place: ProjectConnection, session: Session, http: Http): Api {
  return async (request) => {
    const mark = session.generation();
    const bearer = await session.bearer(request.purpose);
    let answer = await callProject(place, http, bearer.token, request);
    let { sessionId } = bearer;
    if (answer.status === 401) {
      const renewed = await session.renewBearer(request.purpose, bearer.token, mark);
      // A write that was meant for one cart must not land in somebody else's.
      if (renewed.sessionId !== sessionId && !isRepeated(request.changes)) throw fail('session-ended');
      sessionId = renewed.sessionId;
      answer = await callProject(place, http, renewed.token, request);
    }
    // The catalogue is everybody's; what is somebody's own must not reach the next one.
    if (request.purpose !== 'browse' && (await session.current()).sessionId !== sessionId) throw fail('superseded');
    return judgeAnswer(answer);
  };
}

/** One request with one token. Gives the raw answer, whatever its status. */
export function callProject(
  { apiUrl, projectKey, storeKey }: ProjectConnection,
  http: Http,
  token: string,
  { method, path, query = [], body, changes, signal }: Omit<ApiRequest, 'purpose'>,
): Promise<HttpAnswer> {
  // What is somebody's own is theirs in a store: https://docs.commercetools.com/api/projects/me-carts#in-store
  const isOwn = path.startsWith('/me') || path === '/shipping-methods/matching-cart';
  const store = storeKey && isOwn ? `/in-store/key=${encodeURIComponent(storeKey)}` : '';
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
  return http({
    method,
    url: `${apiUrl}/${encodeURIComponent(projectKey)}${store}${path}${search}`,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    changes,
    signal,
  });
}

/** The body of a 2xx, or the failure that anything else stands for. */
export function judgeAnswer(answer: HttpAnswer): unknown {
  if (answer.status >= 300) throw apiFailure(answer);
  if (answer.body === undefined) throw fail('unintelligible', { host: answer.host, supportId: answer.supportId });
  return answer.body;
}
