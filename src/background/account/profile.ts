/** The customer's own record: shown, changed, and deleted with everything of the customer's on this device. */
import * as v from 'valibot';
import type { CustomerRecord } from '../../commerce/account/customer.ts';
import { freed } from '../../commerce/cart-sync/outbox-state.ts';
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
import { keepableItem } from '../browser/storage-item.ts';
import { lastKnownCart } from '../cart/cart.ts';
import { sendWhenDue } from '../cart/outbox-scheduler.ts';
import type { Shop } from '../shop/shop.ts';
import { currentAccount, leave, signIn } from './account.ts';
import { briefly, lastCustomer } from './customer-switch.ts';

export async function readProfile(shop: Shop): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.read());
}

export async function changeProfile(shop: Shop, change: ProfileChange): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.change(change));
}

export async function confirmEmail(shop: Shop, code: string): Promise<Profile> {
  return noteProfile(shop, await shop.profiles.confirmEmail(code));
}

export async function changePassword(shop: Shop, current: string, next: string): Promise<Account> {
  const mark = shop.session.generation();
  const known = await lastCustomer(shop.id).read();
  await shop.profiles.changePassword(current, next, known?.email);
  // What was to be sent while the old tokens were dead and the new ones not there yet.
  await shop.outbox.write(mark, { ledger: freed });
  sendWhenDue(shop);
  return currentAccount(shop);
}

/**
 * Signs the customer in with the new password; a guest who has a cart, as the customer has, stays one, for signing in asks about
 * the two carts.
 */
export async function resetPassword(
  shop: Shop,
  { code, password, keepSignedIn, email: typed }: Parameters<AccountMessages['account.resetPassword']>[0],
): Promise<AccountWithCart> {
  const enter = (email: string) => signIn(shop, { email, password, keepSignedIn });
  let entrance: AccountWithCart | CartQuestion;
  try {
    const { customer } = await shop.profiles.resetPassword(code, password);
    entrance = await enter(customer.email);
  } catch (thrown) {
    // The code may have been used up by the first arrival of this very request: then the new password is good.
    const email = typed ?? (await lastCustomer(shop.id).read())?.email;
    if (email === undefined || !(isFailure(thrown, 'code-refused') || isDoubtful(thrown))) throw thrown;
    entrance = await enter(email).catch(() => Promise.reject(thrown));
  }
  return 'account' in entrance ? entrance : { account: await currentAccount(shop), cart: await lastKnownCart(shop) };
}

/** Deletes the customer at the shop, and then everything of the customer's on this device. */
export async function deleteAccount(shop: Shop): Promise<AccountWithCart> {
  const asked = deletion(shop.id);
  const wasAsked = (await asked.read()) !== undefined;
  const { keep } = await shop.session.current();
  await asked.write(true, keep);
  try {
    await shop.profiles.delete(wasAsked);
  } catch (thrown) {
    // With no answer it is not known: the next worker asks.
    if (!isDoubtful(thrown)) await asked.remove();
    throw thrown;
  }
  return leave(shop);
}

/** Leaves nothing of a customer on this device whose account was deleted by a worker that was stopped before it knew. */
export async function finishDeletion(shop: Shop): Promise<void> {
  const asked = deletion(shop.id);
  if (!(await asked.read())) return;
  try {
    await shop.profiles.read();
    // The request never arrived, or the shop refused it: the customer is here, and sees it.
    await asked.remove();
  } catch (thrown) {
    if (isFailure(thrown, 'not-found', 'session-ended', 'sign-in-needed')) await leave(shop);
  }
}

/** The customer has asked for the deletion of the account, and the shop has not yet answered. */
const deletion = (shopId: string) => keepableItem(`deletion@${shopId}`, v.literal(true));

/** Keeps what the panel shows of a customer, whose name or email may have been changed here or elsewhere. */
async function noteProfile(shop: Shop, { customer, profile }: CustomerRecord): Promise<Profile> {
  const { keep, kind } = await shop.session.current();
  // The customer may have signed out while the shop was asked.
  if (kind !== 'customer') throw fail('superseded');
  const brief = briefly(customer);
  if (JSON.stringify(brief) !== JSON.stringify(await lastCustomer(shop.id).read())) {
    await lastCustomer(shop.id).write(brief, keep);
    broadcast({ account: await currentAccount(shop) });
  }
  return profile;
}
