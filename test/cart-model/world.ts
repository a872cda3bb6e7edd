/**
 * A shopper with an extension in front of a shop, by a line that may be bad: what can happen to them, step by step, and
 * what the shop must then hold.
 */
import { expect, vi } from 'vitest';
import type { CachedCart } from '../../src/commerce/cart/cached-cart.ts';
import type { OutboxState } from '../../src/commerce/cart-sync/outbox-state.ts';
import type { Cart } from '../../src/contract/cart.ts';
import type { CartCommand } from '../../src/contract/cart-command.ts';
import { smallStore } from '../demo-store/scenarios/small-catalogue.ts';
import { type Fault, withFaults } from '../demo-store/store/faults.ts';
import { add, credentialsOf, remove, set, settle, step } from '../harness/shopper.ts';
import { installExtension, settingsFor } from '../harness/worker-harness.ts';
import { type Change, createOracle } from './oracle.ts';

/** Ten ways in which a line fails. */
export const faultKinds = {
  'lost on its way': 'drop-before',
  'answer lost': 'drop-after',
  'arrives twice': 'twice',
  'hangs on its way': 'hang-before',
  'answer hangs': 'hang-after',
  'answer cut': 'cut-body',
  'a page for people': 'html',
  '500 before': { status: 500 },
  '500 after': { status: 500, after: true },
  '502 after': { status: 502, after: true },
  '503, come back later': { status: 503, headers: { 'Retry-After': '1' } },
} satisfies Record<string, Fault>;
export type FaultKind = keyof typeof faultKinds;

/** What a shopper of the small shop can buy, by the keys of the oracle. */
export const wares = ['mug/1', 'mug/2', 'teapot/1', 'notebook/1', 'pencil/1'] as const;
export type Ware = (typeof wares)[number];

/** Something that happens. Lines are named by their place in the cart on screen. */
export type Happening =
  | { what: 'add'; ware: Ware; quantity: number }
  | { what: 'change'; line: number; change: Exclude<Change, { kind: 'add' }> }
  | { what: 'undo' }
  | { what: 'two popups'; wares: [Ware, Ware] }
  | { what: 'code'; isAdded: boolean }
  | { what: 'sign in' | 'sign out' | 'open' | 'worker dies' | 'browser restarts' | 'token expires' }
  | { what: 'worker dies soon'; calls: number; isAfter: boolean }
  | { what: 'another device'; ware: Ware; by: number }
  | { what: 'network'; isOnline: boolean }
  | { what: 'fault'; kind: FaultKind; passes: number }
  | { what: 'time passes'; milliseconds: number };

/** What struck, over all worlds. */
export interface Tally {
  faults: Record<FaultKind, number>;
  /** Changes of which nothing could prove whether they took effect. */
  unproven: number;
  deaths: number;
}

/** Longest time that everything takes to come to rest once the line is good. Milliseconds. */
const patience = 1_800_000;

export async function openWorld(tally: Tally) {
  const store = smallStore();
  const faults = withFaults(store.fetch);
  const extension = installExtension(faults.fetch);
  const oracle = createOracle();
  const rules: { kind: FaultKind; struck(): number }[] = [];
  let deaths = 0;
  /** Versions at which another device has changed lines, until the extension has seen them. */
  const unseen = new Map<string, number>();
  /** Former guest sessions; no one can reach their carts any more. */
  const former = new Set<string | undefined>();
  let isCustomer = false;
  let isOnline = true;
  let offlineTimes = 0;
  let removed: { ware: Ware; quantity: number } | undefined;
  let codes = new Set<string>();
  const sample = store.inspect.customers().find(({ email }) => email === store.customer.email)?.id;
  await extension.ask('settings.save', settingsFor(store));

  const ownCarts = () =>
    store.inspect.carts().filter(({ cartState, customerId, anonymousId }) => {
      return cartState === 'Active' && (isCustomer ? customerId === sample : anonymousId && !former.has(anonymousId));
    });
  const ownCart = () => {
    const [whose] = ownCarts();
    return whose && store.elsewhere(whose).activeCart();
  };
  const held = () =>
    new Map(ownCart()?.lineItems.map(({ productId, variant, quantity }) => [`${productId}/${variant.id}`, quantity]));
  const ledger = async (): Promise<OutboxState | undefined> => {
    const { local, session } = await extension.stored();
    const [found] = Object.entries({ ...local, ...session }).filter(([key]) => key.startsWith('outbox@'));
    return found?.[1] as OutboxState | undefined;
  };

  /** As a page asks: again, with the very same command, when the worker was stopped before it had answered. */
  const make = async (command: CartCommand): Promise<void> => {
    for (let times = 1; ; times += 1) {
      try {
        await settle(extension.ask('cart.change', command));
        return;
      } catch (thrown) {
        if ((thrown as { name?: string }).name !== 'interrupted' || times === 5) throw thrown;
      }
    }
  };
  const onScreen = async (): Promise<Cart> => {
    const open = () => settle(extension.ask('panel.open'));
    return (await open().catch(open)).cart;
  };
  const addWare = async (ware: Ware, quantity: number): Promise<void> => {
    const [productId = '', variant] = ware.split('/');
    const command = add(productId, quantity, Number(variant));
    await did(ware, command, { kind: 'add', quantity });
    await make(command);
  };
  /** Whether an answer may have been lost since now: only then is there anything to prove. */
  const anyLoss = () => {
    const count = () => deaths + rules.reduce((sum, rule) => sum + rule.struck(), 0) + offlineTimes;
    const before = count();
    const wasOffline = !isOnline;
    return () => wasOffline || count() > before;
  };
  const did = async (ware: Ware, { id }: CartCommand, change: Change): Promise<void> => {
    const { local } = await extension.stored();
    const known = Object.entries(local).find(([key]) => key.startsWith('cart@'))?.[1] as CachedCart | undefined;
    if ((known?.cart?.version ?? 0) >= (unseen.get(ware) ?? 0)) unseen.delete(ware);
    oracle.did(ware, { id, change, isUnproven: unseen.has(ware) ? anyLoss() : () => false });
  };

  const happen = async (happening: Happening): Promise<void> => {
    switch (happening.what) {
      case 'add':
        return addWare(happening.ware, happening.quantity);
      case 'two popups':
        await Promise.all(happening.wares.map((ware) => addWare(ware, 1)));
        return;
      case 'undo': {
        const undone = removed;
        removed = undefined;
        return undone && addWare(undone.ware, undone.quantity);
      }
      case 'change': {
        const { lines } = await onScreen();
        const line = lines[happening.line % Math.max(1, lines.length)];
        if (!line) return;
        const ware = `${line.productId}/${line.variantId}` as Ware;
        const { change } = happening;
        const command = commandOf(line, change);
        await did(ware, command, change);
        if (change.kind === 'remove') removed = { ware, quantity: line.quantity };
        return make(command);
      }
      case 'code': {
        const { lines, codes: shown } = await onScreen();
        if (lines.length === 0) return;
        const code = store.codes.percentage;
        if (happening.isAdded) codes.add(code);
        else codes.delete(code);
        return make(
          happening.isAdded
            ? { id: crypto.randomUUID(), kind: 'add-code', code }
            : {
                id: crypto.randomUUID(),
                kind: 'remove-code',
                code: shown?.[0] ?? { id: 'unknown', code, state: 'applied' },
              },
        );
      }
      case 'sign in':
        return signIn();
      case 'sign out': {
        oracle.sees(held());
        // As a page does: once more, when the worker was stopped before it had answered.
        const leave = () => settle(extension.ask('account.signOutAnyway'));
        await leave().catch(leave);
        startAnew();
        isCustomer = false;
        oracle.startsWith(new Map());
        return;
      }
      case 'open':
        await settle(extension.ask('cart.read')).catch(() => {});
        return;
      case 'worker dies':
        deaths += 1;
        return extension.stopWorker();
      case 'worker dies soon':
        deaths += 1;
        return dieSoon(happening);
      case 'browser restarts':
        deaths += 1;
        return extension.restartBrowser();
      case 'token expires':
        return store.expireAccessTokens();
      case 'another device':
        return changeElsewhere(happening.ware, happening.by);
      case 'network':
        ({ isOnline } = happening);
        if (!isOnline) offlineTimes += 1;
        return extension.setOnline(happening.isOnline);
      case 'fault': {
        let passed = 0;
        const rule = faults.add({
          match: () => {
            passed += 1;
            return passed > happening.passes;
          },
          fault: faultKinds[happening.kind],
        });
        rules.push({ kind: happening.kind, ...rule });
        return;
      }
      case 'time passes':
        await vi.advanceTimersByTimeAsync(happening.milliseconds);
        return;
    }
  };

  const dieSoon = ({ calls, isAfter }: { calls: number; isAfter: boolean }): void => {
    let left = calls;
    extension.stopWorkerAt(() => left-- <= 0, isAfter ? 'after' : 'before');
  };
  const startAnew = () => {
    for (const { anonymousId } of store.inspect.carts()) if (anonymousId) former.add(anonymousId);
    for (const { subject } of [...store.inspect.tokens().access, ...store.inspect.tokens().refresh]) {
      if (subject && 'anonymousId' in subject) former.add(subject.anonymousId);
    }
    removed = undefined;
    codes = new Set();
  };

  /** Waits for everything to be sent, then signs in: what two carts come to is the shop's own arithmetic. */
  const signIn = async (): Promise<void> => {
    if (isCustomer) return;
    await comeToRest();
    const guest = held();
    const customer = new Map(
      store
        .elsewhere({ customerId: sample ?? '' })
        .activeCart()
        ?.lineItems.map(({ productId, variant, quantity }) => [`${productId}/${variant.id}`, quantity]) ?? [],
    );
    const enter = () => settle(extension.ask('account.signIn', { ...credentialsOf(store), carts: 'merge' }));
    await enter().catch(enter);
    startAnew();
    isCustomer = true;
    const both = new Map(
      [...guest.keys(), ...customer.keys()].map((key) => [key, Math.max(guest.get(key) ?? 0, customer.get(key) ?? 0)]),
    );
    expect(held(), 'two carts in one').toEqual(both);
    codes = new Set((ownCart()?.discountCodes.length ?? 0) > 0 ? [store.codes.percentage] : []);
    oracle.startsWith(held());
  };

  const changeElsewhere = async (ware: Ware, by: number): Promise<void> => {
    const cart = ownCart();
    if (!cart) return;
    oracle.sees(held());
    const [productId = '', variant] = ware.split('/');
    const variantId = Number(variant);
    const line = cart.lineItems.find((each) => each.productId === productId && each.variant.id === variantId);
    const quantity = Math.max(0, (line?.quantity ?? 0) + by);
    if (quantity === (line?.quantity ?? 0)) return;
    const { pending } = (await ledger()) ?? {};
    const isProven = pending?.expects.some(({ kind }) => kind === 'line') && quantity > 0;
    const unproven = pending && !isProven ? pending.commands : [];
    const device = store.elsewhere(cart);
    if (line) device.change({ action: 'changeLineItemQuantity', lineItemId: line.id, quantity });
    else device.change({ action: 'addLineItem', productId, variantId, quantity });
    unseen.set(ware, ownCart()?.version ?? 0);
    oracle.isChanged(ware, quantity, unproven, anyLoss());
  };

  /** The network is good again, the browser runs, and the worker sends what waits. */
  const comeToRest = async (): Promise<void> => {
    faults.clear();
    isOnline = true;
    extension.setOnline(true);
    const end = Date.now() + patience;
    for (;;) {
      const cart = await settle(extension.ask('cart.read')).catch(() => undefined);
      if (cart && !cart.waiting) break;
      if (Date.now() > end) throw new Error(`Something waits for ever: ${JSON.stringify(await ledger())}`);
      await vi.advanceTimersByTimeAsync(31_000);
      await extension.alarm('outbox').catch(() => {});
    }
    tally.unproven += oracle.isDone(held());
  };

  return {
    happen,
    finish: async (): Promise<void> => {
      await comeToRest();
      // What another device did is seen when the cart is asked for again.
      await vi.advanceTimersByTimeAsync(70_000);
      await extension.alarm('outbox');
      await vi.advanceTimersByTimeAsync(1_000);
      expect(ownCarts().length, 'carts of one shopper').toBeLessThanOrEqual(1);
      const cart = await settle(extension.ask('cart.read'));
      const shown = new Map(
        cart.lines.map(({ productId, variantId, quantity }) => [`${productId}/${variantId}`, quantity]),
      );
      expect(shown, 'the cart on screen').toEqual(held());
      expect((await ledger())?.queued ?? [], 'what is left to do').toEqual([]);
      expect((await ledger())?.pending, 'what is under way').toBeUndefined();
      const refusals = cart.news?.flatMap((news) => (news.kind === 'refused' ? news.failure.name : [])) ?? [];
      expect(
        refusals.filter((name) => name !== 'line-gone'),
        'refusals',
      ).toEqual([]);
      // What was typed before an earlier sign-out has no name on this device any more.
      if (cart.lines.length > 0) {
        expect(cart.codes?.map(({ code }) => code ?? store.codes.percentage) ?? [], 'codes').toEqual([...codes]);
      }
      for (const { kind, struck } of rules) tally.faults[kind] += struck();
      tally.deaths += deaths;
    },
  };
}

function commandOf(line: Parameters<typeof step>[0], change: Exclude<Change, { kind: 'add' }>): CartCommand {
  switch (change.kind) {
    case 'step':
      return step(line, change.by);
    case 'set':
      return set(line, change.quantity);
    case 'remove':
      return remove(line);
  }
}
