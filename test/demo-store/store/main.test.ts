import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

/** Starts `npm run store` without npm, so that a signal reaches the process. */
function launch(...args: string[]) {
  const root = join(import.meta.dirname, '..', '..', '..');
  const child = spawn(process.execPath, [join(root, 'test/run/store.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('alone it says in one line where it is and who may ask, serves, and ends when it is told to', async () => {
  const child = launch('--products', '30', '--seed', '3');
  const [line] = await once(createInterface(child.stdout), 'line');
  const { projectKey, apiUrl, authUrl, clients, customer } = JSON.parse(line);
  expect(customer).toEqual({
    email: expect.any(String),
    password: expect.any(String),
    firstName: expect.any(String),
    lastName: expect.any(String),
  });
  expect(clients.tutorial.scopes).toHaveLength(4);
  expect(clients.admin.scopes).toContain(`manage_project:${projectKey}`);

  const { id, secret } = clients.shopper;
  const token = await fetch(`${authUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token } = await token.json();
  const products = await fetch(`${apiUrl}/${projectKey}/product-projections?limit=1`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect((await products.json()).total).toBe(30);

  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 20_000);

test('a number that is none is refused with a sentence', async () => {
  const child = launch('--products', 'many');
  const [[line], [code]] = await Promise.all([once(createInterface(child.stderr), 'line'), once(child, 'exit')]);
  expect(line).toBe('--products takes a whole number from 1 to 50000, not "many".');
  expect(code).toBe(1);
}, 20_000);
