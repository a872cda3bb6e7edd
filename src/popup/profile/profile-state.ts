import { signal } from '@preact/signals';
import type { Address, Profile } from '../../contract/account.ts';
import type { Failure } from '../../contract/failure.ts';

/** The parts of the account view that a customer can open, one at a time. */
export type PartName = 'name' | 'email' | 'confirm' | 'addresses' | 'password' | 'delete';

/** The customer's profile as the shop sent it last. */
export const profile = signal<Profile>();

/** Why the profile could not be read. */
export const profileFailure = signal<Failure>();

export const openPart = signal<PartName>();

/** An address in its form, and whether it is to become a default address. */
export interface AddressDraft extends Address {
  shipping: boolean;
  billing: boolean;
}

/** What the customer has typed into the parts and not submitted yet. Never a password. */
export interface PartDrafts {
  name?: { firstName: string; lastName: string };
  email?: string;
  code?: string;
  address?: AddressDraft;
  deletion?: string;
}

export const partDrafts = signal<PartDrafts>({});

/** Whether the customer has changed the password while this view was open. */
export const passwordChanged = signal(false);

/** `id` of the element to focus after the next render, which removes the element that has focus. */
export const nextFocusId = signal<string>();

/** `id` of the button that opens a part. */
export function partId(part: PartName): string {
  return `account-${part}`;
}
