/** Which customer was signed in last, and what is deleted when another customer signs in to the same shop. */
import * as v from 'valibot';
import type { Customer } from '../../commerce/account/customer.ts';
import { deleteStored } from '../browser/delete-stored.ts';
import { persistableItem } from '../browser/storage-item.ts';
import { moveHistory } from '../catalog/browsing-history.ts';
import type { Shop } from '../shop/shop.ts';

/** What the panel shows of a customer without asking the shop. */
export const lastCustomer = persistableItem({
  key: 'profile@',
  area: 'either',
  owner: 'customer',
  schema: v.object({
    /** Unlike the email, it never changes. Absent from records of earlier versions. */
    id: v.exactOptional(v.string()),
    email: v.string(),
    firstName: v.exactOptional(v.string()),
    lastName: v.exactOptional(v.string()),
  }),
});

/** The part of a customer that is stored. */
export function summaryOf({ id, email, firstName, lastName }: Customer) {
  return { id, email, ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

/**
 * Prepares the device for a customer whose session is about to be stored, so that a worker stopped in between leaves
 * the customer neither queued commands nor viewed products of another one. What a guest has done becomes the
 * customer's.
 *
 * @param isPersistent whether the customer's data may outlive the browser
 */
export async function prepareForCustomer(
  { id, outbox }: Pick<Shop, 'id' | 'outbox'>,
  customer: Customer,
  isPersistent: boolean,
): Promise<void> {
  const last = await lastCustomer(id).read();
  if (last && !isSame(last, customer)) {
    await outbox.clear();
    await deleteStored('customer-switch', id);
  }
  await moveHistory(id, isPersistent);
  await lastCustomer(id).write(summaryOf(customer), isPersistent);
}

function isSame(known: { id?: string; email: string }, { id, email }: Customer): boolean {
  return known.id === undefined ? known.email === email : known.id === id;
}
