/** A customer that exists from the start, to try the sign-in with. */

import { signUp } from '../auth/sign-in.ts';
import { addSampleOrders } from '../orders/sample-orders.ts';
import type { Shop } from '../store/shop.ts';

export interface SampleCustomer {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

const sample: SampleCustomer = {
  email: 'ines.sommer@example.com',
  password: 'still water runs deep',
  firstName: 'Ines',
  lastName: 'Sommer',
};

/** Adds the sample customer, with an address and past orders but no cart. */
export function addSampleCustomer(shop: Shop): SampleCustomer {
  const { id } = signUp(shop, {
    ...sample,
    addresses: [
      {
        country: 'DE',
        firstName: sample.firstName,
        lastName: sample.lastName,
        streetName: 'Am Alten Hafen',
        streetNumber: '7',
        postalCode: '27568',
        city: 'Bremerhaven',
      },
    ],
    defaultShippingAddress: 0,
    defaultBillingAddress: 0,
  });
  addSampleOrders(shop, id);
  return sample;
}
