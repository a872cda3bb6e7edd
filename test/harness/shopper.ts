/** What the shopper does, and the time it takes. */
import { vi } from 'vitest';
import type { CartLine } from '../../src/contract/cart.ts';
import type { CartCode, CartCommand } from '../../src/contract/cart-command.ts';
import type { DemoStore } from '../demo-store/store/store.ts';

/** A press on Add. */
export function add(productId: string, quantity = 1, variantId = 1): CartCommand & { kind: 'add' } {
  const unit = { now: { currency: 'EUR', amount: 1000, fractionDigits: 2 } };
  const draft = { productId, variantId, name: productId, language: 'en', traits: [], unit };
  return { id: crypto.randomUUID(), kind: 'add', draft, quantity };
}

/** A press on + (`1`) or − (`-1`). */
export function step(line: Line, by: number): CartCommand {
  return { id: crypto.randomUUID(), kind: 'step', line: targetOf(line), by };
}

/** A quantity that is typed. */
export function set(line: Line, quantity: number): CartCommand {
  return { id: crypto.randomUUID(), kind: 'set', line: targetOf(line), quantity };
}

export function remove(line: Line): CartCommand {
  return { id: crypto.randomUUID(), kind: 'remove', line: targetOf(line) };
}

/** A discount code that is typed. */
export function addCode(code: string): CartCommand {
  return { id: crypto.randomUUID(), kind: 'add-code', code };
}

/** A code is taken out; it is one of the cart's. */
export function removeCode(code: CartCode | undefined): CartCommand {
  return { id: crypto.randomUUID(), kind: 'remove-code', code: code ?? { id: 'none', state: 'unknown' } };
}

/** A line as a page has it; one that is not there is none the shop knows either. */
type Line = Pick<CartLine, 'id' | 'productId' | 'variantId'> | undefined;

function targetOf(line: Line) {
  return { lineId: line?.id ?? 'none', productId: line?.productId ?? 'none', variantId: line?.variantId ?? 1 };
}

/**
 * Asks as a page does: once more when the worker was stopped before it had answered. `ask` gives a command the same ID
 * each time.
 */
export async function askAsPage<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return ask().catch((failure) => (failure.name === 'interrupted' ? ask() : Promise.reject(failure)));
}

/** What the store's sample customer types. */
export function credentialsOf({ customer }: DemoStore) {
  return { email: customer.email, password: customer.password, keepSignedIn: true };
}

/** Longer than anything takes that ends at all. Milliseconds. */
const patience = 3_600_000;

/** With the clock faked: lets time pass until the promise has ended, so that pauses and time-outs take no real time. */
export async function settle<Result>(promise: Promise<Result>): Promise<Result> {
  let over = false;
  const end = () => {
    over = true;
  };
  promise.then(end, end);
  const givenUpAt = Date.now() + patience;
  while (!over) {
    if (Date.now() > givenUpAt) throw new Error('It never ends');
    await vi.advanceTimersByTimeAsync(500);
  }
  return promise;
}

/** The sample customer gives the account another email, on a device of their own. */
export async function changeEmailElsewhere({ fetch, clients, projectKey, customer }: DemoStore, email: string) {
  const post = async (path: string, type: string, body: string, authorization: string) => {
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(new Request(`http://127.0.0.1:9${path}`, { method: 'POST', body, headers }));
    if (!answer.ok) throw new Error(`The shop answered ${answer.status} to ${path}`);
    return answer.json();
  };
  const { id, secret } = clients.shopper;
  const form = new URLSearchParams({
    grant_type: 'password',
    username: customer.email,
    password: customer.password,
  });
  const token = await post(
    `/oauth/${projectKey}/customers/token`,
    'application/x-www-form-urlencoded',
    `${form}`,
    `Basic ${btoa(`${id}:${secret}`)}`,
  );
  const change = { version: 1, actions: [{ action: 'changeEmail', email }] };
  await post(`/${projectKey}/me`, 'application/json', JSON.stringify(change), `Bearer ${token.access_token}`);
}
