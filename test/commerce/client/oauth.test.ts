import { expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../../src/commerce/client/http.ts';
import { createOAuth, judgeTokens } from '../../../src/commerce/client/oauth.ts';
import { failureOf } from '../../../src/contract/failure.ts';

const answer = (body: unknown, status = 200): HttpAnswer => ({
  status,
  body,
  supportId: 'id',
  host: 'auth.example',
  retryAfter: undefined,
});
const token = { access_token: 'a', token_type: 'Bearer', scope: 'view_categories:shop customer_id:42' };
const minutes = (count: number) => count * 60_000;

test.each([
  [172_800, minutes(2880 - 1)],
  [100, 90_000],
  ['3600', minutes(59)],
  [0, minutes(4.5)],
  [1, 27_000],
  [-5, minutes(4.5)],
  [1e12, minutes(10_080 - 1)],
  [Number.POSITIVE_INFINITY, minutes(10_080 - 1)],
  [Number.NaN, minutes(4.5)],
  ['soon', minutes(4.5)],
  [null, minutes(4.5)],
  [undefined, minutes(4.5)],
])('a token with expires_in %s is renewed after %d ms', (expires_in, after) => {
  expect(judgeTokens(answer({ ...token, expires_in }), 5).access.renewAt).toBe(5 + after);
});

test('the subject stands among the scopes and is none', () => {
  expect(judgeTokens(answer(token), 0)).toMatchObject({ scopes: ['view_categories:shop'], ownerId: '42' });
});

test('an answer to a refresh brings no refresh token', () => {
  expect(judgeTokens(answer(token), 0)).not.toHaveProperty('refresh');
});

test.each([[undefined], [null], ['text'], [[]], [{}], [{ access_token: '' }], [{ access_token: 7 }]])(
  '%o is no token',
  (body) => {
    expect(() => judgeTokens(answer(body), 0)).toThrow('unintelligible');
  },
);

test.each([
  [401, 'invalid_client', 'client-refused'],
  [400, 'invalid_scope', 'scope-missing'],
  [400, 'invalid_grant', 'session-ended'],
  [400, 'invalid_customer_account_credentials', 'credentials-wrong'],
  [503, 'anything', 'shop-failed'],
])('%d %s is %s', (status, error, name) => {
  try {
    judgeTokens(answer({ statusCode: status, message: 'm', error, errors: [{ code: error }] }, status), 0);
    expect.unreachable();
  } catch (thrown) {
    expect(failureOf(thrown).name).toBe(name);
  }
});

test('secrets travel in the header and the body, as UTF-8, never in the address', async () => {
  const sent: HttpRequest[] = [];
  const connection = {
    projectKey: 'shop',
    clientId: 'id',
    clientSecret: 'sécret+/=',
    authUrl: 'https://auth.example',
    apiUrl: 'https://api.example',
    scopes: '',
    storeKey: '',
  };
  const oauth = createOAuth(
    connection,
    async (request) => {
      sent.push(request);
      return answer(token);
    },
    () => 0,
  );

  await oauth.password('me+you@example.com', ' p&=ä ', ['a:shop']);
  await oauth.refresh('shop:a+b/c=');

  for (const { url } of sent) expect(url).not.toMatch(/sécret|example\.com|p&|a\+b/);
  const [basic = ''] = sent[0]?.headers['Authorization']?.split(' ').slice(1) ?? [];
  expect(Buffer.from(basic, 'base64').toString('utf8')).toBe('id:sécret+/=');
  const form = new URLSearchParams(sent[0]?.body);
  expect([form.get('username'), form.get('password')]).toEqual(['me+you@example.com', ' p&=ä ']);
  expect(new URLSearchParams(sent[1]?.body).get('refresh_token')).toBe('shop:a+b/c=');
});
