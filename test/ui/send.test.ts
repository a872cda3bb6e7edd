import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/contract/failure.ts';
import { asked, installWorker, stopWorker } from './harness/browser.ts';

const { send } = await import('../../src/ui/send.ts');
const failureFrom = (answer: Promise<unknown>) => answer.then(() => undefined, failureOf);
const empty = { lines: [], count: 0 };
const command = { id: 'g', kind: 'refresh' } as const;
const credentials = { email: 'ada@example.com', password: 'secret', keepSignedIn: true };

describe('asking the worker', () => {
  test('gives its answer', async () => {
    installWorker({ 'cart.read': () => empty });

    expect(await send('cart.read')).toEqual(empty);
    expect(asked).toEqual([{ type: 'cart.read' }]);
  });

  test('throws its failure with the facts', async () => {
    const failure = { name: 'shop-failed', supportId: 'abc' } as const;
    installWorker({
      'cart.read': () => {
        throw failure;
      },
    });

    expect(await failureFrom(send('cart.read'))).toEqual(failure);
  });

  test('is done once more when the worker was stopped', async () => {
    installWorker({ 'cart.read': () => empty });
    stopWorker();

    expect(await send('cart.read')).toEqual(empty);
    expect(asked).toHaveLength(2);
  });

  test('is interrupted when the worker is stopped twice', async () => {
    installWorker({ 'cart.read': () => empty });
    stopWorker(2);

    expect(await failureFrom(send('cart.read'))).toEqual({ name: 'interrupted' });
  });

  test('for a change of the cart is done once more: a command counts once', async () => {
    installWorker({ 'cart.change': () => empty });
    stopWorker();

    expect(await send('cart.change', command)).toEqual(empty);
    expect(asked.map(({ payload }) => payload)).toEqual([command, command]);
  });

  test('for any other change is done once more: the worker compares with what the shop holds', async () => {
    const entrance = { account: { state: 'none' }, cart: empty } as const;
    installWorker({ 'account.signIn': () => entrance });
    stopWorker();

    expect(await send('account.signIn', credentials)).toEqual(entrance);
    expect(asked.map(({ payload }) => payload)).toEqual([credentials, credentials]);
  });
});
