import { signal } from '@preact/signals';
import type { Address, Profile } from '../../contract/account.ts';
import type { Failure } from '../../contract/failure.ts';

/** What a customer can open in the account view; one at a time. */
export type PartName = 'name' | 'email' | 'confirm' | 'addresses' | 'password' | 'delete';

/** What the shop knows of the customer, as last told. */
export const profile = signal<Profile>();

/** Why the profile could not be read. */
export const profileFailure = signal<Failure>();

/** Which part is open. */
export const openPart = signal<PartName>();

/** An address under way, and what it shall be used for. */
export interface AddressDraft extends Address {
  shipping: boolean;
  billing: boolean;
}

/** What was typed into the parts and not sent yet. Never a password. */
export interface PartDrafts {
  name?: { firstName: string; lastName: string };
  email?: string;
  code?: string;
  address?: AddressDraft;
  deletion?: string;
}

export const partDrafts = signal<PartDrafts>({});

/** Whether the password was changed while this view was open. */
export const passwordChanged = signal(false);

/** `id` of the element that gets focus when the view has been drawn: what had it is gone. */
export const landing = signal<string>();

/** `id` of the button that opens a part. */
export function partId(part: PartName): string {
  return `account-${part}`;
}
