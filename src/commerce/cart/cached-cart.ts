/** The cached cart: what the shop answered last, and what only this device knows of it. */
import * as v from 'valibot';
import { isFresh } from '../../contract/rules/freshness.ts';
import { rememberedCommands } from '../cart-sync/outbox-commands.ts';
import { closedBy } from './cart-state.ts';
import { cart as cartSchema, type WireCart, type WireLineItem } from './cart-wire.ts';

export const cachedCartSchema = v.object({
  /** The session whose cart it is. */
  sessionId: v.string(),
  /** When the shop answered. Milliseconds since 1970. */
  readAt: v.number(),
  /** The worker asks the shop again, however young the answer is. */
  isOld: v.exactOptional(v.boolean()),
  /** Absent when the shopper has none. */
  cart: v.exactOptional(cartSchema),
  /** IDs of the last commands that the cart holds: those of them that still wait are done. */
  commands: v.array(v.string()),
  /** Discount codes as the shopper typed them, by the shop's ID. */
  codeNames: v.record(v.string(), v.string()),
  /** How far the shop's clock is ahead of this device's, at least; see `clockAfter`. Milliseconds. */
  clock: v.exactOptional(v.number()),
  /** The price of one when the shopper last changed the line, in minor units, by the line's ID. */
  agreed: v.record(v.string(), v.number()),
});

export type CachedCart = v.InferOutput<typeof cachedCartSchema>;

/** How long a cart is shown without asking the shop again. Milliseconds. */
const freshFor = 60_000;

/** What the shop's newest answer adds to the cached cart. */
export interface Reading {
  cart: WireCart | undefined;
  sessionId: string;
  /** When the answer came. Milliseconds since 1970. */
  now: number;
  /** The answer is to a write of this device, so the cart was changed just now. */
  isOwn?: boolean;
  /** IDs of the commands that the write carried out. */
  commands?: readonly string[];
  /** Codes that the shopper typed for it. */
  codes?: readonly string[];
  /** IDs or keys of the lines that the shopper has just changed, and so seen the price of. */
  chosen?: readonly string[];
}

/** The cached cart after an answer of the shop. */
export function cachedCartAfter(before: CachedCart | undefined, reading: Reading): CachedCart {
  const { cart, sessionId, now, commands = [] } = reading;
  const earlier = before?.sessionId === sessionId ? before.commands : [];
  const clock = clockAfter(before?.clock, reading);
  return {
    sessionId,
    readAt: now,
    ...(cart && { cart }),
    // All of the last request: a worker that is stopped now leaves them in the outbox.
    commands: [...earlier, ...commands].slice(-Math.max(rememberedCommands, commands.length)),
    ...(clock !== undefined && { clock }),
    codeNames: codeNamesAfter(before, reading),
    agreed: agreedAfter(before, reading),
  };
}

/** Whether the worker need not ask the shop again. A closed cart may be open by now, so it is never fresh. */
export function isCartFresh({ readAt, isOld, cart }: CachedCart, now: number): boolean {
  return !isOld && isFresh(readAt, freshFor, now) && !(cart && closedBy(cart));
}

/**
 * What an answer says of the shop's clock: the cart was changed at `lastModifiedAt`, and the answer came after that.
 * The answer to a write of this device came at once, so it counts alone; of other answers the closest counts.
 */
function clockAfter(known: number | undefined, { cart, now, isOwn }: Reading): number | undefined {
  const ahead = Date.parse(cart?.lastModifiedAt ?? '') - now;
  if (Number.isNaN(ahead)) return known;
  return isOwn || known === undefined || ahead > known ? ahead : known;
}

/**
 * The shop names a code by its ID. Codes that are new in this answer are the typed ones, in the order they were typed.
 */
function codeNamesAfter(before: CachedCart | undefined, { cart, codes = [] }: Reading): Record<string, string> {
  const known = before?.codeNames ?? {};
  const inCart = (cart?.discountCodes ?? []).map(({ discountCode: { id, obj } }) => ({
    id,
    code: known[id] ?? obj?.code,
  }));
  const nameless = inCart.filter(({ code }) => code === undefined);
  const names = inCart.flatMap(({ id, code }) => {
    const name =
      code ?? (nameless.length === codes.length ? codes[nameless.findIndex((each) => each.id === id)] : undefined);
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(names);
}

function agreedAfter(before: CachedCart | undefined, { cart, chosen = [] }: Reading): Record<string, number> {
  return Object.fromEntries(
    (cart?.lineItems ?? []).map((item) => {
      const former = before?.cart?.lineItems.find(({ id }) => id === item.id);
      const wasChosen = chosen.includes(item.id) || (item.key !== undefined && chosen.includes(item.key));
      if (!former || !wasChosen) return [item.id, before?.agreed[item.id] ?? unitCost(item)];
      // A shopper who chooses another quantity of a product with prices by quantity chooses its price.
      return [item.id, unitCost(item.price.tiers?.length ? item : former)];
    }),
  );
}

function unitCost({ price }: WireLineItem): number {
  return (price.discounted ?? price).value.centAmount;
}
