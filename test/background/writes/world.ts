/** A shop, a worker and a line between them, for one cell of the table of writes. */
import { expect, vi } from 'vitest';
import type { CartLine } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { MessageName, Question } from '../../../src/contract/messages.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, credentialsOf, settle } from '../../harness/shopper.ts';
import { type Extension, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
export const [mug, lamp, vase] = catalogue.products.map(({ id }) => id) as [string, string, string];

export interface World {
  store: DemoStore;
  faults: Faults;
  extension: Extension;
  /** Asks as a page does: once more when the worker was stopped before it had answered. */
  ask<Name extends MessageName>(
    ...message: Question<Name> extends undefined ? [type: Name] : [type: Name, payload: Question<Name>]
  ): Promise<unknown>;
  /** Makes one command after another, as fast as a page can. */
  press(...commands: CartCommand[]): Promise<void>;
  /** The line of a product in the cart as it was last seen. */
  line(productId: string): Promise<CartLine | undefined>;
  /** Fills the cart, as a guest, or as whichever customer is signed in. */
  fill(...lines: [productId: string, quantity: number][]): Promise<void>;
  signIn(): Promise<void>;
  /** The sample customer, or who was given, at a device that was signed in before. */
  otherDevice: { change(action: { action: string; [field: string]: unknown }): Promise<void> };
  /** Lets time pass until nothing waits and nothing more comes. */
  comeToRest(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const store = createDemoStore({ catalogue });
  const faults = withFaults(store.fetch);
  const extension = installExtension(faults.fetch);
  await extension.ask('settings.save', settingsFor(store));
  const world: World = {
    store,
    faults,
    extension,
    ask: (...message) => {
      const ask = () => settle<unknown>((extension.ask as (...message: unknown[]) => Promise<unknown>)(...message));
      return ask().catch((thrown) =>
        (thrown as { name?: string }).name === 'interrupted' ? ask() : Promise.reject(thrown),
      );
    },
    press: async (...commands) => {
      for (const command of commands) {
        const ask = () => extension.ask('cart.change', command);
        await ask().catch(ask);
      }
      // Long enough for what is collected to be sent.
      await vi.advanceTimersByTimeAsync(2_000);
    },
    line: async (productId) =>
      (await extension.ask('panel.open')).cart.lines.find((line) => line.productId === productId),
    fill: async (...lines) => {
      for (const [productId, quantity] of lines) await extension.change(add(productId, quantity));
    },
    signIn: async () => void (await settle(extension.ask('account.signIn', credentialsOf(store)))),
    otherDevice: await openOtherDevice(store),
    comeToRest: async () => {
      for (let minute = 0; minute < 30; minute += 1) {
        await vi.advanceTimersByTimeAsync(35_000);
        for (const alarm of ['outbox', 'revocation']) await extension.alarm(alarm).catch(() => {});
        await vi.advanceTimersByTimeAsync(0);
        if (minute > 2 && !(await settle(extension.ask('panel.open'))).cart.waiting) return;
      }
      expect.fail('Something waits for ever');
    },
  };
  return world;
}

/** Another device of the sample customer's, with a token of its own. */
async function openOtherDevice(store: DemoStore): Promise<World['otherDevice']> {
  const origin = 'http://127.0.0.1:9';
  const { id, secret } = store.clients.shopper;
  const form = new URLSearchParams({
    grant_type: 'password',
    username: store.customer.email,
    password: store.customer.password,
  });
  const tokens = await store.fetch(
    new Request(`${origin}/oauth/${store.projectKey}/customers/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${id}:${secret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `${form}`,
    }),
  );
  const { access_token: token } = await tokens.json();
  const me = async (init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await store.fetch(new Request(`${origin}/${store.projectKey}/me`, { ...init, headers }));
    if (!answer.ok) throw new Error(`The other device was answered ${answer.status}`);
    return answer.json();
  };
  return {
    change: async (action) => {
      const { version } = await me();
      await me({ method: 'POST', body: JSON.stringify({ version, actions: [action] }) });
    },
  };
}
