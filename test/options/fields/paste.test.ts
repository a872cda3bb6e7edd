import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePaste } from '../../../src/options/fields/parse-paste.ts';

const client = {
  projectKey: 'my-shop',
  clientId: 'aBcD1234',
  clientSecret: 's3cret-with=equals#and:colons',
  authUrl: 'https://auth.europe-west1.gcp.commercetools.com',
  apiUrl: 'https://api.europe-west1.gcp.commercetools.com',
  scopes: 'view_published_products:my-shop manage_my_orders:my-shop',
};

const fieldsOf = (text: string) => {
  const read = parsePaste(text);
  return 'fields' in read ? Object.fromEntries(read.fields) : read.refused;
};

const { projectKey, clientId, clientSecret, authUrl, apiUrl, scopes } = client;
const dotenv = `CTP_PROJECT_KEY=${projectKey}
CTP_CLIENT_SECRET=${clientSecret}
CTP_CLIENT_ID=${clientId}
CTP_AUTH_URL=${authUrl}
CTP_API_URL=${apiUrl}
CTP_SCOPES=${scopes}
`;

describe('an API client is read', () => {
  test.each([
    ['from a .env file', dotenv],
    ['from a .env file of Windows', `\uFEFF# Mobile client\r\n${dotenv.replaceAll('\n', '\r\n')}`],
    [
      'from a .env file with quotes and comments',
      dotenv.replace(/=(view.*)/, '="$1" # all').replace(projectKey, `'${projectKey}'`),
    ],
    ['from export lines', dotenv.replaceAll(/^CTP/gm, 'export CTP')],
    ['from PowerShell', dotenv.replaceAll(/^(CTP_\w+)=(.*)$/gm, '$env:$1 = "$2"')],
    ['from YAML', dotenv.replaceAll(/^(CTP_\w+)=(.*)$/gm, '  $1: "$2"')],
    [
      'from a Java properties file',
      `ctp.projectKey=${projectKey}\nctp.clientId=${clientId}\nctp.clientSecret=${clientSecret}\nctp.authUrl=${authUrl}\nctp.apiUrl=${apiUrl}\nctp.scopes=${scopes}`,
    ],
    [
      'from Terraform',
      `provider "commercetools" {\n  client_id     = "${clientId}"\n  client_secret = "${clientSecret}"\n  project_key   = "${projectKey}"\n  scopes        = "${scopes}"\n  api_url       = "${apiUrl}"\n  token_url     = "${authUrl}"\n}`,
    ],
    [
      'from the table of Merchant Center',
      `project_key\t${projectKey}\nclient_id\t${clientId}\nsecret\t${clientSecret}\nscope\t${scopes}\nAPI URL\t${apiUrl}\nAuth URL\t${authUrl}`,
    ],
    [
      'from JSON under the names of .env',
      JSON.stringify({
        CTP_PROJECT_KEY: projectKey,
        CTP_CLIENT_ID: clientId,
        CTP_CLIENT_SECRET: clientSecret,
        CTP_AUTH_URL: authUrl,
        CTP_API_URL: apiUrl,
        CTP_SCOPES: scopes,
      }),
    ],
    ['from JSON with scopes as a list', JSON.stringify({ ...client, scopes: scopes.split(' ') }, undefined, 2)],
    [
      'from the configuration of an SDK',
      JSON.stringify({
        projectKey,
        host: apiUrl,
        oauthHost: authUrl,
        credentials: { clientId, clientSecret },
        scopes: scopes.split(' '),
      }),
    ],
  ])('%s', (_what, text) => {
    expect(fieldsOf(text)).toEqual(client);
  });
});

test('what else a build says is read as well', () => {
  expect(
    fieldsOf('CARTLET_CURRENCY=EUR\nCARTLET_CHECKOUT_URL=https://shop.example/{cartId}\nCARTLET_NAME=Ours'),
  ).toEqual({
    currency: 'EUR',
    checkout: 'https://shop.example/{cartId}',
  });
});

test('what is empty or unknown is passed over', () => {
  expect(fieldsOf('CTP_PROJECT_KEY=my-shop\nCTP_CLIENT_ID=\nPATH=/bin\n__proto__=x\nconstructor: y')).toEqual({
    projectKey: 'my-shop',
  });
});

describe('is refused, each for its own reason:', () => {
  test.each([
    ['five megabytes', `CTP_PROJECT_KEY=${'x'.repeat(5_000_000)}`, 'too-long'],
    ['a list', JSON.stringify([client]), 'list'],
    ['null', 'null', 'nothing'],
    ['a number', '42', 'nothing'],
    ['a text', 'Dear shop, please send me the keys.', 'nothing'],
    ['an address', 'https://mc.europe-west1.gcp.commercetools.com/my-shop', 'nothing'],
    ['empty JSON', '{}', 'nothing'],
  ])('%s', (_what, text, reason) => {
    expect(fieldsOf(text)).toBe(reason);
  });
});

test('a long line takes its length, not the square of it', { timeout: 4_000 }, () => {
  const long = (start: string, filling: string, end = 'x') =>
    `${start}${filling.repeat((49_900 - start.length) / filling.length)}${end}`;
  const lines = [
    ...[' ', '\t', 'a', 'a ', '"', '=', ': ', 'export ', '.', '- '].map((filling) => long('', filling)),
    ...[' ', 'a', '"', '\\', '\\"', "'", ',', '[', ']', ' #', '# ', '\u2028 #'].flatMap((filling) => [
      long('CTP_PROJECT_KEY=', filling),
      long('CTP_PROJECT_KEY="', filling),
      long('CTP_PROJECT_KEY=[', filling),
      long('CTP_PROJECT_KEY=x', filling),
    ]),
    long('export', ' '),
    long('CTP_PROJECT_KEY', ' ', '=my-shop'),
  ];

  for (const line of lines) expect(parsePaste(line)).toBeTypeOf('object');
  expect(fieldsOf(lines.at(-1) ?? '')).toEqual({ projectKey: 'my-shop' });
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'grapheme' })), (text) => {
      const read = parsePaste(text);
      expect('fields' in read ? read.fields.size > 0 : read.refused).toBeTruthy();
    }),
  );
});
