/** What is remembered of the shop's cart: its last answer, and what only we know of it. */
import { rememberedCommands } from '../cart-sync/outbox-state.ts';
import type { WireCart } from './cart-wire.ts';
import { closedBy } from './lifecycle.ts';

export interface CachedCart {
  /** Of the session whose cart it is. */
  generation: string;
  /** When the shop gave it. Milliseconds since 1970. */
  readAt: number;
  /** It is to be asked for again, however young it is. */
  isOld?: boolean;
  /** Absent when the shopper has none. */
  cart?: WireCart;
  /** IDs of the last commands that are in it: what still waits of them has been done. */
  commands: string[];
  /** Discount codes as they were typed, by the shop's id. */
  codeNames: Record<string, string>;
  /** How far the clock of the shop is ahead of this device's, at the least; see {@link clockAfter}. Milliseconds. */
  clock?: number;
  /** What one of a line cost when the shopper last chose it, in minor units, by the line's id. */
  agreed: Record<string, number>;
}

/** How long a cart is shown without asking the shop again. Milliseconds. */
const freshness = 60_000;

/** What the shop's newest answer adds to what was known. */
export interface Reading {
  cart: WireCart | undefined;
  generation: string;
  now: number;
  /** It is the answer to a write of ours, so it was changed just now. */
  isOwn?: boolean;
  /** IDs of the commands that have just gone into it. */
  commands?: readonly string[];
  /** Codes that were typed for it. */
  codes?: readonly string[];
  /** IDs or keys of the lines that the shopper has just changed, having seen what they cost. */
  chosen?: readonly string[];
}

export function cachedCartAfter(before: CachedCart | undefined, reading: Reading): CachedCart {
  const { cart, generation, now, commands = [] } = reading;
  const earlier = before?.generation === generation ? before.commands : [];
  const clock = clockAfter(before?.clock, reading);
  return {
    generation,
    readAt: now,
    ...(cart && { cart }),
    // All of the last request: their commands may still be in the outbox when a worker is stopped here.
    commands: [...earlier, ...commands].slice(-Math.max(rememberedCommands, commands.length)),
    ...(clock !== undefined && { clock }),
    codeNames: codeNamesAfter(before, reading),
    agreed: agreedAfter(before, reading),
  };
}

/**
 * What an answer says of the shop's clock: the cart was changed at `lastModifiedAt`, and the answer came after that. Of a write of
 * ours it came at once, and counts alone; of what is read the closest counts.
 */
function clockAfter(known: number | undefined, { cart, now, isOwn }: Reading): number | undefined {
  const ahead = Date.parse(cart?.lastModifiedAt ?? '') - now;
  if (Number.isNaN(ahead)) return known;
  return isOwn || known === undefined || ahead > known ? ahead : known;
}

/** Whether an answer need not be asked for again. A clock may be set back; what is closed may be open by now. */
export function isFresh({ readAt, isOld, cart }: CachedCart, now: number): boolean {
  return !isOld && Math.abs(now - readAt) < freshness && !(cart && closedBy(cart));
}

/** The shop names a code by its id; those that are new in this answer were typed in this order. */
function codeNamesAfter(before: CachedCart | undefined, { cart, codes = [] }: Reading): Record<string, string> {
  const known = before?.codeNames ?? {};
  const told = (cart?.discountCodes ?? []).map(({ discountCode: { id, obj } }) => ({
    id,
    code: known[id] ?? obj?.code,
  }));
  const nameless = told.filter(({ code }) => code === undefined);
  const names = told.flatMap(({ id, code }) => {
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
      if (!former || !wasChosen) return [item.id, before?.agreed[item.id] ?? unitOf(item)];
      // Whoever chooses another quantity of what has prices by quantity chooses its price.
      return [item.id, unitOf(item.price.tiers?.length ? item : former)];
    }),
  );
}

function unitOf({ price }: WireCart['lineItems'][number]): number {
  return (price.discounted ?? price).value.centAmount;
}
