/** Who is here, and what comes along when they come and go. */
import * as v from 'valibot';
import type { Entered } from '../commerce/account.ts';
import type { Account, Credentials, Entrance, SignUpForm } from '../contract/account.ts';
import { emptyCart } from '../contract/cart.ts';
import { failureOf } from '../contract/failure.ts';
import { cartOnEntering, changeCart, takeWish } from './cart.ts';
import type { Shop } from './shop.ts';
import { keepableItem, removeItems } from './stored.ts';

const profile = (shop: Shop) =>
  keepableItem(
    `profile@${shop.id}`,
    v.object({
      email: v.string(),
      firstName: v.exactOptional(v.string()),
      lastName: v.exactOptional(v.string()),
    }),
  );

export async function currentAccount(shop: Shop): Promise<Account> {
  const { kind } = await shop.session.current();
  if (kind !== 'customer') return { state: kind };
  const known = await profile(shop).read();
  return { state: 'customer', email: '', ...known };
}

export async function signIn(shop: Shop, credentials: Credentials): Promise<Entrance> {
  return enter(shop, await shop.accounts.signIn(credentials), credentials.keepSignedIn);
}

export async function signUp(shop: Shop, form: SignUpForm): Promise<Entrance> {
  return enter(shop, await shop.accounts.signUp(form), form.keepSignedIn);
}

/** Everything of this shop goes from the device at once; the shop is told as soon as it can be. */
export async function signOut(shop: Shop): Promise<Entrance> {
  const { revoked } = await shop.accounts.signOut();
  await forgetShop(shop.id);
  await revoked.catch(() => {});
  return { account: { state: 'nobody' }, cart: emptyCart };
}

/** Removes all that is stored of one shop. */
export function forgetShop(shopId: string): Promise<void> {
  return removeItems(`@${shopId}`);
}

async function enter(shop: Shop, { customer, cart }: Entered, keep: boolean): Promise<Entrance> {
  const { email, firstName, lastName } = customer;
  await profile(shop).write({ email, ...(firstName && { firstName }), ...(lastName && { lastName }) }, keep);
  const account = await currentAccount(shop);
  const brought = await cartOnEntering(shop, cart);
  const wish = await takeWish(shop);
  if (!wish) return { account, cart: brought };
  try {
    return { account, cart: await changeCart(shop, wish) };
  } catch (thrown) {
    return { account, cart: brought, trouble: failureOf(thrown) };
  }
}
