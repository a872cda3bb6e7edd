import type { SignedIn } from '../../commerce/account/account.ts';
import { countedLine } from '../../commerce/cart/cart-view.ts';
import type { WireCart } from '../../commerce/cart/cart-wire.ts';
import { thingsIn } from '../../commerce/cart/merged-carts.ts';
import { type LostCart, restoring } from '../../commerce/cart/restore-lost-cart.ts';
import { freed, hasWaiting, knowing, type OutboxState, told } from '../../commerce/cart-sync/outbox-state.ts';
import type { Locales } from '../../commerce/catalog/localized-string.ts';
import type {
  Account,
  AccountWithCart,
  CartChoice,
  CartQuestion,
  Credentials,
  SignUpForm,
  UnsentChanges,
} from '../../contract/account.ts';
import { type CartNews, type CountedLine, emptyCart } from '../../contract/cart.ts';
import { fail, isFailure } from '../../contract/failure.ts';
import { showOnButton } from '../browser/badge.ts';
import { broadcast } from '../browser/broadcast.ts';
import { withLock } from '../browser/lock.ts';
import { forgetShop } from '../browser/storage-item.ts';
import { lastKnownCart, unsentChanges, viewWireCart } from '../cart/cart.ts';
import { inTurn, sendingPatience, sendWaiting, sendWhenDue, stopSending, within } from '../cart/outbox-scheduler.ts';
import type { Shop } from '../shop/shop.ts';
import { currentViewerEpoch } from '../shop/viewer-epoch.ts';
import { lastCustomer } from './customer-switch.ts';
import { endNotedTokens, noteTokens } from './pending-revocations.ts';

export async function currentAccount(shop: Shop): Promise<Account> {
  const { kind } = await shop.session.current();
  if (kind === 'none' || kind === 'guest') return { state: kind };
  const known = await lastCustomer(shop.id).read();
  if (kind === 'ended') return { state: 'ended', ...(known && { email: known.email }) };
  const { id: _, ...said } = known ?? { email: '' };
  return { state: 'customer', ...said };
}

export async function signIn(shop: Shop, credentials: Credentials): Promise<AccountWithCart | CartQuestion> {
  const form = allowed(shop, credentials);
  return inTurn(shop, async () => {
    const { entered, guest, lost } = await withGuestsCart(shop, (cart) => shop.accounts.signIn(form, cart));
    if ('customerCart' in entered) {
      return { guest: viewWireCart(shop, guest?.cart), customer: viewWireCart(shop, entered.customerCart) };
    }
    return welcome(shop, entered, guest, lost, credentials.carts);
  });
}

export async function signUp(shop: Shop, form: SignUpForm): Promise<AccountWithCart> {
  return inTurn(shop, async () => {
    const { entered, guest, lost } = await withGuestsCart(shop, (cart) =>
      shop.accounts.signUp(allowed(shop, form), cart),
    );
    return welcome(shop, entered, guest, lost);
  });
}

/** Lets somebody in with what the guest has, or without it where the shop has ended the guest's session: then it is lost. */
async function withGuestsCart<Result>(shop: Shop, enter: (guestCart: WireCart | undefined) => Promise<Result>) {
  const guest = await guestsCart(shop);
  const lapsed = await shop.outbox.lapsed();
  // When this fails, or its worker is stopped, the guest's cart may be the customer's all the same: then it is asked for anew.
  if (guest) await shop.outbox.age();
  try {
    return { entered: await enter(guest?.cart), guest, lost: lapsed };
  } catch (thrown) {
    const { kind } = await shop.session.current();
    if (!guest || kind !== 'none' || !isFailure(thrown, 'sign-in-needed', 'session-ended')) throw thrown;
    return { entered: await enter(undefined), guest: undefined, lost: guest };
  }
}

/** Signs out, unless that would lose what waits for the cart and cannot be sent now. */
export async function signOut(shop: Shop): Promise<AccountWithCart | UnsentChanges> {
  const { ledger } = await shop.outbox.read();
  if (hasWaiting(ledger)) await within(sendingPatience, sendWaiting(shop));
  return (await unsentChanges(shop)) ?? leave(shop);
}

/** Everything of this shop goes from the device at once; the shop is told at once as well, or as soon as it can be. */
export async function leave(shop: Shop): Promise<AccountWithCart> {
  await shop.session.end(async (left) => {
    // With a disk that is full the tokens are ended without a record of them.
    if (left.kind !== 'none') await noteTokens(shop.place, left).catch(() => {});
    // Before the session goes: a worker that is stopped in between leaves nothing of theirs to the next one who is here.
    await shop.outbox.clear();
    await forgetShop(shop.id);
  });
  // Again, for what was being written while the session went.
  await withLock(`recall@${shop.id}`, () => forgetShop(shop.id));
  await stopSending(shop.id);
  const entrance: AccountWithCart = { account: { state: 'none' }, cart: emptyCart };
  // What a page was just keeping of theirs gives way to what it keeps of the next one's.
  broadcast({ ...entrance, era: await currentViewerEpoch() });
  await showOnButton(emptyCart);
  void endNotedTokens();
  return entrance;
}

/** What was asked for, as far as the company's policy goes along. */
function allowed<Form extends Credentials>(shop: Shop, form: Form): Form {
  return { ...form, keepSignedIn: form.keepSignedIn && shop.mayKeepSignedIn };
}

interface GuestsCart {
  cart: WireCart;
  /** What the guest typed for the discount codes in it, by the shop's ID. */
  codeNames: Record<string, string>;
}

/** What the guest has in the cart, with everything they did: what is on its way when carts become one would be lost. */
async function guestsCart(shop: Shop): Promise<GuestsCart | undefined> {
  const mark = shop.session.generation();
  if ((await shop.session.current()).kind !== 'guest') return undefined;
  await shop.writer.send(mark, true);
  // A second cart of the guest would become one of the customer's.
  await shop.writer.removeTwins(mark).catch(() => {});
  const { ledger, answer } = await shop.outbox.read();
  if (ledger.attempt) throw fail(ledger.halt?.failure.name ?? 'interrupted', ledger.halt?.failure);
  // An agent may have put something into an empty cart since. Of several carts the shop takes the active one along.
  const isKnown = answer && !answer.isOld && answer.cart?.lineItems.length !== 0 && !ledger.carts?.aside?.length;
  const cart = isKnown ? answer.cart : await shop.carts.active();
  return cart && { cart, codeNames: answer?.codeNames ?? {} };
}

/**
 * Remembers what whoever came in has. Runs {@link inTurn}.
 *
 * @param guest what the guest had
 * @param lost what is put in anew, for the guest's session had ended
 * @param choice what became of two carts, where both held something
 */
async function welcome(
  shop: Shop,
  { cart, previousCart, generation }: SignedIn,
  guest: GuestsCart | undefined,
  lost: LostCart | undefined,
  choice?: CartChoice,
): Promise<AccountWithCart> {
  const { kind } = await shop.session.current();
  // Whoever came in may have left already.
  if (kind !== 'customer') throw fail('superseded');
  const account = await currentAccount(shop);
  // Another era where somebody else was here before.
  broadcast({ account, era: await currentViewerEpoch() });
  const locales = shop.languages.locales();
  const areTwo =
    choice &&
    previousCart &&
    cart &&
    guest &&
    previousCart.id !== guest.cart.id &&
    holds(previousCart) &&
    holds(guest.cart);
  const side = (what: CartChoice, of: WireCart) => {
    return { choice: what, things: thingsIn(viewWireCart(shop, of, guest?.codeNames)) };
  };
  const merge = areTwo && {
    at: Date.now(),
    held: 0,
    sides: [
      side(choice, cart),
      choice === 'leave-guest' ? side('use-guest', guest.cart) : side('leave-guest', previousCart),
    ],
  };
  const lines = choice === 'merge' && guest && cart ? otherQuantities(guest.cart, cart, locales) : [];
  const isTold = merge || lines.length > 0;
  const news: CartNews[] = isTold
    ? [{ id: 'merged', kind: 'merged' as const, lines, ...(choice && { held: choice }) }]
    : [];
  const restore = lost ? restoring(lost, cart, locales, Date.now()) : (ledger: OutboxState) => ledger;
  await shop.outbox.write(generation, {
    answer: { cart },
    // Which cart the guest had chosen among several is over: the shop has taken the active one along.
    ledger: (ledger) =>
      restore(news.reduce(told, knowing(freed(ledger), { ...(merge && { merge }), used: undefined }))),
  });
  // What has waited for somebody to come in is theirs now.
  await shop.writer.send(generation, true);
  sendWhenDue(shop);
  return { account, cart: await lastKnownCart(shop) };
}

/** The lines of a merged cart that hold another quantity than the guest's had. */
function otherQuantities(
  guest: WireCart,
  merged: WireCart,
  locales: Locales,
): (CountedLine & { guestQuantity: number })[] {
  return guest.lineItems.flatMap(({ productId, variant, quantity: guestQuantity }) => {
    const line = merged.lineItems.find((item) => item.productId === productId && item.variant.id === variant.id);
    if (!line || line.quantity === guestQuantity) return [];
    return [{ ...countedLine(line, locales), guestQuantity }];
  });
}

function holds({ lineItems }: WireCart): boolean {
  return lineItems.length > 0;
}
