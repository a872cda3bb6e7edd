/** Signing in, signing up and signing out: the session, the carts that come along, and what stays on this device. */
import type { SignedIn } from '../../commerce/account/account.ts';
import type { LostCart } from '../../commerce/cart/restore-lost-cart.ts';
import { afterSignIn, type GuestCart, viewOf } from '../../commerce/cart/sign-in-carts.ts';
import { hasWaiting } from '../../commerce/cart-sync/outbox-state.ts';
import type {
  Account,
  AccountWithCart,
  CartChoice,
  CartQuestion,
  Credentials,
  SignUpForm,
  UnsentChanges,
} from '../../contract/account.ts';
import { emptyCart } from '../../contract/cart.ts';
import { fail, isFailure } from '../../contract/failure.ts';
import { showOnButton } from '../browser/badge.ts';
import { broadcast } from '../browser/broadcast.ts';
import { deleteStored } from '../browser/delete-stored.ts';
import {
  sendingPatience,
  sendNow,
  sendWaiting,
  sendWhenDue,
  stopSending,
  withCartLock,
  within,
} from '../cart/outbox-scheduler.ts';
import { lastKnownCart, unsentChanges } from '../cart/view-cart.ts';
import { withHistoryLock } from '../catalog/browsing-history.ts';
import type { Shop } from '../shop/shop.ts';
import { currentViewerEpoch } from '../shop/viewer-epoch.ts';
import { lastCustomer } from './customer-switch.ts';
import { noteTokens, revokeNotedTokens } from './pending-revocations.ts';

export async function currentAccount(shop: Shop): Promise<Account> {
  const { kind } = await shop.session.current();
  if (kind === 'none' || kind === 'guest') return { state: kind };
  const known = await lastCustomer(shop.id).read();
  if (kind === 'ended') return { state: 'ended', ...(known && { email: known.email }) };
  const { id: _, ...shown } = known ?? { email: '' };
  return { state: 'customer', ...shown };
}

export async function signIn(shop: Shop, credentials: Credentials): Promise<AccountWithCart | CartQuestion> {
  const form = withinPolicy(shop, credentials);
  return withCartLock(shop, async () => {
    const { entered, guest, lost } = await withGuestCart(shop, (cart) => shop.accounts.signIn(form, cart));
    if ('customerCart' in entered) {
      const view = (cart: GuestCart['cart'] | undefined) => viewOf(cart, {}, shop.languages.locales());
      return { guest: view(guest?.cart), customer: view(entered.customerCart) };
    }
    return completeSignIn(shop, entered, guest, lost, credentials.carts);
  });
}

export async function signUp(shop: Shop, form: SignUpForm): Promise<AccountWithCart> {
  return withCartLock(shop, async () => {
    const { entered, guest, lost } = await withGuestCart(shop, (cart) =>
      shop.accounts.signUp(withinPolicy(shop, form), cart),
    );
    return completeSignIn(shop, entered, guest, lost);
  });
}

/**
 * Signs in or up with the guest's cart. When the shop has ended the guest's session, that cart is lost, and the sign-in
 * goes on without it.
 */
async function withGuestCart<Result>(shop: Shop, enter: (cart: GuestCart['cart'] | undefined) => Promise<Result>) {
  const guest = await readGuestCart(shop);
  const { lapsedCart: lost } = await shop.outbox.read();
  // A sign-in that fails here, or whose worker is stopped, may have given the cart to the customer: it is read again
  // then.
  if (guest) await shop.outbox.age();
  try {
    return { entered: await enter(guest?.cart), guest, lost };
  } catch (thrown) {
    const { kind } = await shop.session.current();
    if (!guest || kind !== 'none' || !isFailure(thrown, 'sign-in-needed', 'session-ended')) throw thrown;
    return { entered: await enter(undefined), guest: undefined, lost: guest };
  }
}

/** Signs out, unless that would lose changes of the cart that cannot be sent now. */
export async function signOut(shop: Shop): Promise<AccountWithCart | UnsentChanges> {
  const { state } = await shop.outbox.read();
  if (hasWaiting(state)) await within(sendingPatience, sendWaiting(shop));
  return (await unsentChanges(shop)) ?? signOutAnyway(shop);
}

/**
 * Deletes all data of this shop from the device at once. The shop revokes the tokens now, or as soon as it can be
 * reached.
 */
export async function signOutAnyway(shop: Shop): Promise<AccountWithCart> {
  await shop.session.end(async (left) => {
    // When the disk is full, the tokens are revoked without a record of them.
    if (left.kind !== 'none') await noteTokens(shop.connection, left).catch(() => {});
    // Before the session goes, so that a worker stopped in between leaves no data of this customer to the next one.
    await shop.outbox.clear();
    await deleteStored('sign-out', shop.id);
  });
  // Once more, for a list that was being written while the session ended.
  await withHistoryLock(shop.id, () => deleteStored('sign-out', shop.id));
  await stopSending(shop.id);
  const signedOut: AccountWithCart = { account: { state: 'none' }, cart: emptyCart };
  // The new epoch voids a snapshot that a page was writing for this customer.
  broadcast({ ...signedOut, viewerEpoch: await currentViewerEpoch() });
  await showOnButton(emptyCart);
  void revokeNotedTokens();
  return signedOut;
}

/** A form whose session outlives the browser only if the company's policy allows that. */
function withinPolicy<Form extends Credentials>(shop: Shop, form: Form): Form {
  return { ...form, keepSignedIn: form.keepSignedIn && shop.mayKeepSignedIn };
}

/**
 * The guest's cart, after every queued command has been sent: one still under way would be lost when two carts become
 * one.
 */
async function readGuestCart(shop: Shop): Promise<GuestCart | undefined> {
  const startedIn = shop.session.generation();
  if ((await shop.session.current()).kind !== 'guest') return undefined;
  await sendNow(shop, startedIn);
  // The shop would give a duplicate of the guest's cart to the customer as well.
  await shop.cartSync.removeDuplicates(startedIn, await shop.outbox.read()).catch(() => {});
  const { state, cached } = await shop.outbox.read();
  if (state.pending) throw fail(state.halt?.failure.name ?? 'interrupted', state.halt?.failure);
  // An agent may have filled an empty cart meanwhile; and of several carts the shop takes the active one along.
  const isKnown = cached && !cached.isOld && cached.cart?.lineItems.length !== 0 && !state.carts?.aside?.length;
  const cart = isKnown ? cached.cart : await shop.carts.active();
  return cart && { cart, codeNames: cached?.codeNames ?? {} };
}

/**
 * Stores the customer's cart and tells the open pages. The caller holds the cart's lock.
 *
 * @param choice between the two carts, where both held something
 */
async function completeSignIn(
  shop: Shop,
  { cart, previousCart, generation }: SignedIn,
  guest: GuestCart | undefined,
  lost: LostCart | undefined,
  choice?: CartChoice,
): Promise<AccountWithCart> {
  const { kind } = await shop.session.current();
  // The customer may have signed out again already.
  if (kind !== 'customer') throw fail('superseded');
  const account = await currentAccount(shop);
  // The epoch is new where another customer was signed in before.
  broadcast({ account, viewerEpoch: await currentViewerEpoch() });
  const carts = { cart, former: previousCart, guest, lost, choice };
  await shop.outbox.write(generation, {
    reading: { cart },
    state: afterSignIn(carts, shop.languages.locales(), Date.now()),
  });
  // Commands that waited for a sign-in belong to this customer now.
  await sendNow(shop, generation);
  sendWhenDue(shop);
  return { account, cart: await lastKnownCart(shop) };
}
