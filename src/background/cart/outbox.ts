/**
 * What is known of a shop's cart and what is owed to it, in extension storage: written here alone, under one short lock that is
 * never held over the network.
 */
import * as v from 'valibot';
import { type CachedCart, cachedCartAfter } from '../../commerce/cart/cached-cart.ts';
import { cart as wireCart } from '../../commerce/cart/cart-wire.ts';
import { emptyOutbox, type OutboxState } from '../../commerce/cart-sync/outbox-state.ts';
import type { CartStore } from '../../commerce/cart-sync/sync-run.ts';
import type { Session } from '../../commerce/client/session.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import { fail, failureNames, isFailure } from '../../contract/failure.ts';
import { withLock } from '../browser/lock.ts';
import { entriesOf, partOf, persistableItem } from '../browser/storage-item.ts';
import { cartCode, cartCommand, countedLine } from './cart-command-schema.ts';

const cartChoice = v.picklist(['merge', 'use-guest', 'leave-guest']);
const failure = v.looseObject({ name: v.picklist(failureNames) });
const intent = v.object({
  command: cartCommand,
  at: v.number(),
  again: v.exactOptional(v.boolean()),
  apart: v.exactOptional(v.boolean()),
});
const lineDraft = v.object({ key: v.string(), productId: v.string(), variantId: v.number(), quantity: v.number() });

const news = v.variant('kind', [
  v.object({
    id: v.string(),
    kind: v.literal('refused'),
    failure,
    commands: v.array(v.string()),
    line: v.exactOptional(countedLine),
    code: v.exactOptional(v.string()),
    country: v.exactOptional(v.string()),
  }),
  v.object({ id: v.string(), kind: v.literal('sent-late'), count: v.number(), since: v.number() }),
  v.object({ id: v.string(), kind: v.literal('changed-elsewhere'), lines: v.array(countedLine) }),
  v.object({ id: v.string(), kind: v.literal('ordered') }),
  v.object({ id: v.string(), kind: v.literal('restored'), lines: v.array(countedLine) }),
  v.object({
    id: v.string(),
    kind: v.literal('lost'),
    why: v.picklist(['expired', 'currency', 'shop']),
    lines: v.array(countedLine),
    besides: v.exactOptional(
      v.array(v.object({ kind: v.picklist(['custom', 'code', 'method', 'address', 'details']), name: v.string() })),
    ),
    cartId: v.exactOptional(v.string()),
  }),
  v.object({
    id: v.string(),
    kind: v.literal('merged'),
    lines: v.array(v.object({ ...countedLine.entries, guestQuantity: v.number() })),
    held: v.exactOptional(cartChoice),
    isPartial: v.exactOptional(v.boolean()),
    lacksCode: v.exactOptional(v.boolean()),
  }),
]);

const things = v.array(
  v.object({
    key: v.string(),
    count: v.number(),
    line: v.exactOptional(v.object({ ...countedLine.entries, id: v.string() })),
    code: v.exactOptional(cartCode),
  }),
);

/** Carts beside the one in use, and what two carts held that became one. */
const knownCarts = v.object({
  aside: v.optional(
    v.array(v.object({ id: v.exactOptional(v.string()), currency: v.string(), country: v.exactOptional(v.string()) })),
  ),
  used: v.optional(v.object({ id: v.string(), market: v.string() })),
  merge: v.optional(
    v.object({ at: v.number(), held: v.number(), sides: v.array(v.object({ choice: cartChoice, things })) }),
  ),
});

const attempt = v.object({
  at: v.number(),
  commands: v.array(v.string()),
  expects: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('line'), key: v.string() }),
      v.object({ kind: v.literal('quantity'), lineItemId: v.string(), before: v.number(), after: v.number() }),
    ]),
  ),
  request: v.variant('kind', [
    v.object({
      kind: v.literal('change'),
      cartId: v.string(),
      version: v.number(),
      actions: v.array(v.looseObject({ action: v.string() })),
    }),
    v.object({ kind: v.literal('create'), lines: v.array(lineDraft), codes: v.array(v.string()) }),
  ]),
});

const halt = v.object({ failure, times: v.number(), until: v.number(), notBefore: v.exactOptional(v.number()) });

/** Read entry by entry: an entry that another version of Cartlet has written, and this one cannot read, is moved aside alone. */
const outboxItem = persistableItem({
  key: 'outbox@',
  area: 'either',
  owner: 'customer',
  schema: v.object({
    revision: v.fallback(v.number(), 0),
    intents: entriesOf(intent),
    attempt: partOf(attempt),
    done: entriesOf(v.string()),
    news: entriesOf(news),
    halt: partOf(halt),
    forgotten: entriesOf(intent),
    made: partOf(v.object({ at: v.number(), lines: v.record(v.string(), v.number()), id: v.optional(v.string()) })),
    last: partOf(v.object({ group: v.string(), at: v.number() })),
    carts: partOf(knownCarts),
  }),
});

const cachedCartItem = persistableItem({
  key: 'cart@',
  area: 'either',
  owner: 'customer',
  schema: v.object({
    generation: v.string(),
    readAt: v.number(),
    isOld: v.exactOptional(v.boolean()),
    cart: v.exactOptional(wireCart),
    commands: v.array(v.string()),
    codeNames: v.record(v.string(), v.string()),
    clock: v.exactOptional(v.number()),
    agreed: v.record(v.string(), v.number()),
  }),
});

export interface Outbox extends CartStore {
  /** What is known and owed at one moment. */
  read(): Promise<{ ledger: OutboxState; answer: CachedCart | undefined }>;
  lapsed(): Promise<CachedCart | undefined>;
  /** Forgets what is owed and known of somebody who has gone; whoever comes starts anew. */
  clear(): Promise<void>;
  /** What was known is to be asked for again. */
  age(): Promise<void>;
}

/**
 * Opens the outbox of one shop.
 *
 * @param changed is called after each change
 */
export function openOutbox(shopId: string, session: Session, changed: () => Promise<void>): Outbox {
  const ledgers = outboxItem(shopId);
  const answers = cachedCartItem(shopId);
  const inTurn = <Result>(work: () => Promise<Result>) => withLock(`outbox@${shopId}`, work);

  const ledger = async (): Promise<OutboxState> => ((await ledgers.read()) as OutboxState | undefined) ?? emptyOutbox;
  const answerOf = async (record: SessionRecord): Promise<CachedCart | undefined> => {
    const stored = (await answers.read()) as CachedCart | undefined;
    return stored?.generation === record.sessionId ? stored : undefined;
  };
  const answer = async () => answerOf(await session.current());
  const lapsed = async () => {
    const { kind, sessionId } = await session.current();
    const stored = kind === 'none' ? ((await answers.read()) as CachedCart | undefined) : undefined;
    return stored?.cart && stored.generation !== sessionId ? stored : undefined;
  };
  /** An answer is a copy: where the disk is full, memory does. */
  const keepAnswer = async (next: CachedCart, keep: boolean): Promise<void> => {
    try {
      await answers.write(next, keep);
    } catch (thrown) {
      if (!keep || !isFailure(thrown, 'storage-failed')) throw thrown;
      await answers.write(next, false);
    }
  };

  return {
    ledger,
    answer,
    lapsed,
    read: async () => ({ ledger: await ledger(), answer: await answer() }),
    write: (mark, change) =>
      inTurn(async () => {
        if (mark !== session.generation()) throw fail('superseded');
        const record = await session.current();
        const keep = mayKeep(record);
        if (change.answer) {
          const before = (await answers.read()) as CachedCart | undefined;
          const reading = { ...change.answer, generation: record.sessionId, now: Date.now() };
          await keepAnswer(cachedCartAfter(before, reading), keep);
        }
        const before = await ledger();
        const next = change.ledger?.(before) ?? before;
        // Pages tell older carts from newer ones by this, so an answer counts as well, and what a sign-out has cleared.
        const revision = Math.max(before.revision + 1, Date.now());
        await ledgers.write({ ...next, revision } as Parameters<typeof ledgers.write>[0], keep);
        await changed();
      }),
    clear: () => inTurn(async () => void (await Promise.all([ledgers.remove(), answers.remove()]))),
    age: () =>
      inTurn(async () => {
        const record = await session.current();
        const known = await answerOf(record);
        if (known) await keepAnswer({ ...known, isOld: true }, mayKeep(record));
      }),
  };
}

/** What nobody has done yet belongs to the guest that they will be. */
function mayKeep({ kind, keep }: SessionRecord): boolean {
  return kind === 'none' || kind === 'guest' || keep;
}
