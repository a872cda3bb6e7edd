/** One errand to the shop's cart: what all of its steps share, and what it has learnt on its way, which ends with it. */
import type { CartNews, CountedLine } from '../../contract/cart.ts';
import { fail } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { CachedCart, Reading } from '../cart/cached-cart.ts';
import type { CartApi } from '../cart/cart-api.ts';
import { countedLine } from '../cart/cart-view.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { followCart, type Whereabouts } from '../cart/lifecycle.ts';
import { changedOver, isInPlace, marketOf, type Recreation } from '../cart/recreate.ts';
import { type LostCart, restoring } from '../cart/restore-lost-cart.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { Session } from '../client/session.ts';
import {
  abandoned,
  confirmed,
  knowing,
  makingOver,
  type OutboxState,
  type PendingRequest,
  setAside,
  told,
  withMade,
} from './outbox-state.ts';

/** One change of what is stored: the answer first, then the ledger. */
export interface CartChange {
  answer?: Omit<Reading, 'generation' | 'now'>;
  ledger?: (before: OutboxState) => OutboxState;
}

/** Where ledger and answer are kept. */
export interface CartStore {
  ledger(): Promise<OutboxState>;
  /** The last answer of the session that is here; `undefined` when nothing is known. */
  answer(): Promise<CachedCart | undefined>;
  /** What is known of the cart of a guest whose session the shop has ended, and the cart with it. */
  lapsed(): Promise<LostCart | undefined>;
  /** Fails with `superseded` when somebody has left since `mark`, and has then changed nothing. */
  write(mark: number, change: CartChange): Promise<void>;
}

export interface SyncRunParts {
  carts: CartApi;
  store: CartStore;
  session: Session;
  preferences: Preferences;
  /** What texts are read in. */
  locales: () => Locales;
  /** Brings a cart to where the shopper is. */
  rebuild: Recreation;
  /** Milliseconds. */
  now: () => number;
}

export interface SyncRun {
  carts: CartApi;
  store: CartStore;
  locale: Locales;
  now: () => number;
  /** Writes for whoever was here when the errand began. */
  write(change: CartChange): Promise<void>;
  /** The cart as far as is known, else what the shop has. Fails with `session-ended`. */
  knownCart(): Promise<WireCart | undefined>;
  /**
   * The cart in use: the one that the shopper has chosen, or this one, or what has been made of it for their currency.
   */
  inPlace(cart: WireCart | undefined): Promise<WireCart | undefined>;
  /** Asks the shop where the cart is now. */
  follow(): Promise<Whereabouts>;
  /** What is owed, without what is done already or what nobody wants unasked any more. */
  tidy(): Promise<OutboxState>;
  /** A request is about to be sent: it is written first. */
  note(attempt: PendingRequest): Promise<void>;
  /** A request has taken effect, and the cart is this. `isOwn`: it is the answer to the request itself. */
  commit(
    attempt: PendingRequest,
    cart: WireCart | undefined,
    more?: { news?: readonly CartNews[]; isOwn?: boolean },
  ): Promise<void>;
  /** What was expected of lines is no longer to be. */
  forgetWanted(): void;
}

/** Begins an errand for whoever `mark` stands for. The caller holds the lock: one at a time. */
export function beginSyncRun(parts: SyncRunParts, mark: number): SyncRun {
  const { store, session, preferences, rebuild, now } = parts;
  const locale = parts.locales();
  /** What lines were to be when the shopper was last heard, by the shop's id; somebody else may have made it something else. */
  const wanted = new Map<string, number>();
  const write = (change: CartChange) => store.write(mark, change);
  // Looked at in the very step in which the request takes its token: what one owes is not the next one's.
  const demandHere = () => {
    if (mark !== session.generation()) throw fail('superseded');
  };
  const whileHere =
    <Given extends unknown[], Result>(ask: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      demandHere();
      return ask(...given);
    };
  const carts: CartApi = {
    active: whileHere(parts.carts.active),
    actives: whileHere(parts.carts.actives),
    withId: whileHere(parts.carts.withId),
    create: async (draft) => parts.carts.create(draft, demandHere),
    update: whileHere(parts.carts.update),
    remove: whileHere(parts.carts.remove),
    shippingOptions: whileHere(parts.carts.shippingOptions),
  };

  const follow = async (): Promise<Whereabouts> => {
    const [answer, ledger] = [await store.answer(), await store.ledger()];
    const found = await followCart(carts, answer?.cart, locale, ledger);
    const { used } = ledger.carts ?? {};
    if (used && used.id !== found.cart?.id) await write({ ledger: (before) => knowing(before, { used: undefined }) });
    return found;
  };

  const inPlace = async (cart: WireCart | undefined): Promise<WireCart | undefined> => {
    const { carts: others = {} } = await store.ledger();
    const market = marketOf(preferences);
    if (others.used?.market === market && others.used.id !== cart?.id) {
      const { cart: chosen, news } = await follow();
      await write({ answer: { cart: chosen }, ledger: telling(news) });
      return inPlace(chosen);
    }
    if (!cart || isInPlace(cart, preferences, others.used)) return cart;
    const { codeNames = {} } = (await store.answer()) ?? {};
    const made = await rebuild(cart, others.aside ?? [], codeNames);
    if (!made) return cart;
    // First what says which cart is which: a worker that is stopped in between goes on by it.
    await write({
      ledger: (before) => {
        const over = telling(made.news)(changedOver(before, made.cart?.id, made.aside, market));
        // Lines of a cart that is made of another have its lines' IDs as keys.
        const lines = cart.lineItems.map(({ id, quantity }) => ({ key: id, quantity }));
        return withMade(over, lines, now(), made.cart?.id);
      },
    });
    await write({ answer: { cart: made.cart } });
    return made.cart;
  };

  /** Lines that hold something else now than the shopper has made of them. */
  const changedElsewhere = (cart: WireCart | undefined): CartNews[] => {
    const lines = (cart?.lineItems ?? []).flatMap((item): CountedLine[] =>
      wanted.has(item.id) && wanted.get(item.id) !== item.quantity ? [countedLine(item, locale)] : [],
    );
    return lines.length > 0 ? [{ id: 'changed-elsewhere', kind: 'changed-elsewhere', lines }] : [];
  };

  return {
    carts,
    store,
    locale,
    now,
    write,
    inPlace,
    knownCart: async () => {
      const { kind } = await session.current();
      if (kind === 'ended') throw fail('session-ended');
      const answer = await store.answer();
      // Nobody has no cart, so nobody asks.
      if (answer || kind === 'none') return inPlace(answer?.cart);
      const cart = await carts.active();
      await write({ answer: { cart } });
      return inPlace(cart);
    },
    follow,
    tidy: async () => {
      const lapsed = await store.lapsed();
      if (lapsed) {
        // Other carts of the guest have gone with the session.
        const withoutOthers = ({ carts: _, ...before }: OutboxState) => before;
        // The copy goes last: a worker stopped in between does this again, which changes nothing.
        await write({ ledger: (before) => restoring(lapsed, undefined, locale, now())(withoutOthers(before)) });
        await write({ answer: { cart: undefined } });
      }
      const [ledger, answer] = [await store.ledger(), await store.answer()];
      const inIt = ledger.intents.map(({ command }) => command.id).filter((id) => answer?.commands.includes(id));
      if (inIt.length > 0) {
        await write({ ledger: (before) => confirmed(before, inIt, now(), answer?.cart?.id) });
      } else if (!ledger.attempt && setAside(ledger, now()) !== ledger) {
        await write({ ledger: (before) => setAside(before, now()) });
      } else return ledger;
      return store.ledger();
    },
    note: async (attempt) => {
      for (const each of attempt.expects) {
        if (each.kind === 'quantity' && !wanted.has(each.lineItemId)) wanted.set(each.lineItemId, each.after);
      }
      await write({ ledger: (before) => ({ ...before, attempt }) });
    },
    commit: async (attempt, cart, { news = [], isOwn = false } = {}) => {
      const { commands, expects, request } = attempt;
      const all = [...news, ...changedElsewhere(cart)];
      wanted.clear();
      await write({
        answer: {
          cart,
          isOwn,
          commands,
          codes: codesOf(request),
          chosen: expects.map((each) => (each.kind === 'line' ? each.key : each.lineItemId)),
        },
        ledger: (before) => telling(all)(confirmed(before, commands, now(), cart?.id)),
      });
    },
    forgetWanted: () => wanted.clear(),
  };
}

/** Puts news into a ledger. */
export function telling(news: readonly CartNews[]): (ledger: OutboxState) => OutboxState {
  return (ledger) => news.reduce(told, ledger);
}

/** A request that was under way is over, nothing came of it that is known, and this is to be told. */
export function givingUp(
  { now }: Pick<SyncRun, 'now'>,
  attempt: PendingRequest,
  news: readonly CartNews[] = [],
): (ledger: OutboxState) => OutboxState {
  return (ledger) => makingOver(telling(news)(abandoned(ledger)), attempt, now());
}

/** The discount codes that a request adds. */
export function codesOf(request: PendingRequest['request']): string[] {
  if (request.kind === 'create') return request.codes;
  return request.actions.flatMap((each) => (each.action === 'addDiscountCode' ? each.code : []));
}
