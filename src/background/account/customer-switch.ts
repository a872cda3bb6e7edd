/** Who was here the last time, and what becomes of theirs when a customer comes in. */
import * as v from 'valibot';
import type { Customer } from '../../commerce/account/customer.ts';
import { forgetPerson, keepableItem } from '../browser/storage-item.ts';
import { keepLists } from '../catalog/browsing-history.ts';
import type { Shop } from '../shop/shop.ts';

/** What the panel says of a customer without asking the shop. */
export const lastCustomer = (shopId: string) =>
  keepableItem(
    `profile@${shopId}`,
    v.object({
      /** An email can be changed, by the shop or elsewhere; this cannot. Not noted by earlier versions. */
      id: v.exactOptional(v.string()),
      email: v.string(),
      firstName: v.exactOptional(v.string()),
      lastName: v.exactOptional(v.string()),
    }),
  );

export function briefly({ id, email, firstName, lastName }: Customer) {
  return { id, email, ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

/**
 * Makes everything ready for a customer whose session is about to be stored: a worker that is stopped in between leaves them
 * nothing of somebody else's, neither what waits nor what was looked at. What a guest has is theirs now.
 *
 * @param keep whether what is theirs may outlive the browser
 */
export async function prepareForCustomer(
  { id, outbox }: Pick<Shop, 'id' | 'outbox'>,
  customer: Customer,
  keep: boolean,
): Promise<void> {
  const before = await lastCustomer(id).read();
  if (before && !isSame(before, customer)) {
    await outbox.clear();
    await forgetPerson(id);
  }
  await keepLists(id, keep);
  await lastCustomer(id).write(briefly(customer), keep);
}

function isSame(known: { id?: string; email: string }, { id, email }: Customer): boolean {
  return known.id === undefined ? known.email === email : known.id === id;
}
