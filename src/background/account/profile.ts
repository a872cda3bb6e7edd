/** The customer's own record: shown, changed, and deleted together with the customer's data on this device. */
import * as v from 'valibot';
import type { CustomerRecord } from '../../commerce/account/customer.ts';
import { resumeSending } from '../../commerce/cart-sync/retry.ts';
import type {
  Account,
  AccountMessages,
  AccountWithCart,
  CartQuestion,
  Profile,
  ProfileChange,
} from '../../contract/account.ts';
import { fail, isDoubtful, isFailure } from '../../contract/failure.ts';
import { broadcast } from '../browser/broadcast.ts';
import { withLock } from '../browser/lock.ts';
import { persistableItem } from '../browser/storage-item.ts';
import { sendWhenDue } from '../cart/outbox-scheduler.ts';
import { lastKnownCart } from '../cart/view-cart.ts';
import type { Shop } from '../shop/shop.ts';
import { currentAccount, signIn, signOutAnyway } from './account.ts';
import { lastCustomer, summaryOf } from './customer-switch.ts';

/** Present while the shop has not answered the customer's request to delete the account. */
const requestedDeletion = persistableItem({
  key: 'deletion@',
  area: 'either',
  owner: 'customer',
  schema: v.literal(true),
});

export async function readProfile(shop: Shop): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.read());
}

export async function changeProfile(shop: Shop, change: ProfileChange): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.change(change));
}

export async function confirmEmail(shop: Shop, code: string): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.confirmEmail(code));
}

export async function changePassword(
  shop: Shop,
  { current, next }: Parameters<AccountMessages['account.changePassword']>[0],
): Promise<Account> {
  const startedIn = shop.session.generation();
  const known = await lastCustomer(shop.id).read();
  await shop.profiles.changePassword(current, next, known?.email);
  // A send between the end of the old tokens and the arrival of the new ones has halted the outbox.
  await shop.outbox.write(startedIn, { state: resumeSending });
  sendWhenDue(shop);
  return currentAccount(shop);
}

/**
 * Signs the customer in with the new password. When the guest and the customer both have a cart, the guest stays a
 * guest, for the sign-in asks what to do with the two carts.
 */
export async function resetPassword(
  shop: Shop,
  { code, password, keepSignedIn, email: typed }: Parameters<AccountMessages['account.resetPassword']>[0],
): Promise<AccountWithCart> {
  const enter = (email: string) => signIn(shop, { email, password, keepSignedIn });
  let signedIn: AccountWithCart | CartQuestion;
  try {
    const { customer } = await shop.profiles.resetPassword(code, password);
    signedIn = await enter(customer.email);
  } catch (thrown) {
    // The browser may have sent this very request twice, and the first copy has used the code: then the new password
    // works.
    const email = typed ?? (await lastCustomer(shop.id).read())?.email;
    if (email === undefined || !(isFailure(thrown, 'code-refused') || isDoubtful(thrown))) throw thrown;
    signedIn = await enter(email).catch(() => Promise.reject(thrown));
  }
  return 'account' in signedIn ? signedIn : { account: await currentAccount(shop), cart: await lastKnownCart(shop) };
}

/** Deletes the customer at the shop, and then the customer's data on this device. */
export function deleteAccount(shop: Shop): Promise<AccountWithCart> {
  return withDeletionLock(shop, async () => {
    const requested = requestedDeletion(shop.id);
    const { keep, kind } = await shop.session.current();
    // The page repeats its question when the worker is stopped; the next worker may have finished the deletion by then.
    if (kind === 'none') return signOutAnyway(shop);
    const wasRequested = (await requested.read()) !== undefined;
    await requested.write(true, keep);
    try {
      await shop.profiles.delete(wasRequested);
    } catch (thrown) {
      // Without an answer the outcome is unknown, and the next worker asks.
      if (!isDoubtful(thrown)) await requested.remove();
      throw thrown;
    }
    return signOutAnyway(shop);
  });
}

/** Signs out a customer whose account the shop deleted for a worker that was stopped before the answer. */
export function finishDeletion(shop: Shop): Promise<void> {
  return withDeletionLock(shop, async () => {
    const requested = requestedDeletion(shop.id);
    if (!(await requested.read())) return;
    try {
      await shop.profiles.read();
      // The customer still exists: the request never arrived, or the shop refused it.
      await requested.remove();
    } catch (thrown) {
      if (isFailure(thrown, 'not-found', 'session-ended', 'sign-in-needed')) await signOutAnyway(shop);
    }
  });
}

/** One deletion at a time: a sign-out in the middle would hide from the other that the account is gone. */
function withDeletionLock<Result>({ id }: Shop, work: () => Promise<Result>): Promise<Result> {
  return withLock(`deletion@${id}`, work);
}

/** Stores what the panel shows of a customer, whose name or email may have changed here or on another device. */
async function noteProfile(shop: Shop, { customer, profile }: CustomerRecord): Promise<Profile> {
  const { keep, kind } = await shop.session.current();
  // The customer may have signed out during the request.
  if (kind !== 'customer') throw fail('superseded');
  const summary = summaryOf(customer);
  if (JSON.stringify(summary) !== JSON.stringify(await lastCustomer(shop.id).read())) {
    await lastCustomer(shop.id).write(summary, keep);
    broadcast({ account: await currentAccount(shop) });
  }
  return profile;
}
