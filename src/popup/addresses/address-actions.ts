import { batch } from '@preact/signals';
import type { Address, Profile } from '../../contract/account.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { text } from '../../ui/text.ts';
import { changeProfile, clearPartDraft, updatePartDrafts } from '../profile/profile-actions.ts';
import { type AddressDraft, nextFocusId, openPart, partDrafts, partId, profile } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import { formFailure, isSubmitting } from '../sign-in/account-state.ts';
import { checkAddress } from '../sign-in/check-form.ts';
import { submit } from '../sign-in/submit.ts';

/** `id` of the button that adds an address. */
export const addAddressId = 'address-add';

/** `id` of the button that opens an address to change it. */
export function editAddressId(id: string | undefined): string {
  return `address-${id}`;
}

/** Opens the form for an address, or for a new one. */
export function editAddress(address: Address | undefined): void {
  const known = profile.value;
  updatePartDrafts({
    address: address
      ? {
          ...address,
          shipping: known?.defaultShippingId === address.id,
          billing: known?.defaultBillingId === address.id,
        }
      : newAddress(known),
  });
}

/** The first address becomes the default for shipping and billing. */
function newAddress(known: Profile | undefined): AddressDraft {
  const isFirst = (known?.addresses.length ?? 0) === 0;
  return {
    firstName: known?.firstName ?? '',
    lastName: known?.lastName ?? '',
    street: '',
    postalCode: '',
    city: '',
    country: shop.value?.country ?? '',
    shipping: isFirst,
    billing: isFirst,
  };
}

/** Closes the form and clears its draft. */
export function discardAddress(): void {
  if (isSubmitting.value) return;
  closeAddressForm(partDrafts.value.address?.id);
}

/** Saves the address, and makes it a default address where the customer has asked for that. */
export async function saveAddress(typed: AddressDraft): Promise<void> {
  const draft = trimmed(typed);
  const { shipping, billing, ...address } = draft;
  const before = new Set(profile.value?.addresses.map(({ id }) => id));
  let { id } = address;
  const succeeded = await submit(checkAddress(draft), async () => {
    try {
      const saved = await changeProfile({ kind: 'save-address', address });
      id ??= addedAddressId(saved, before);
    } finally {
      // Runs after a lost response too: the next attempt then changes this address instead of adding a second one.
      id ??= addedAddressId(profile.value, before, address);
      if (id) updatePartDrafts({ address: { ...draft, id } });
    }
    if (!id) return;
    if (shipping && profile.value?.defaultShippingId !== id) {
      await changeProfile({ kind: 'default-address', use: 'shipping', id });
    }
    if (billing && profile.value?.defaultBillingId !== id) {
      await changeProfile({ kind: 'default-address', use: 'billing', id });
    }
  });
  if (!succeeded) return;
  closeAddressForm(id);
  announce(text('saved'));
}

export async function removeAddress(id: string): Promise<void> {
  const succeeded = await submit(undefined, async () => {
    await changeProfile({ kind: 'remove-address', id });
  });
  if (!succeeded) return;
  closeAddressForm(undefined);
  announce(text('announceAddressRemoved'));
}

/** ID of the address that was added. @param like finds only an address with the same lines */
function addedAddressId(
  known: Profile | undefined,
  before: ReadonlySet<string | undefined>,
  like?: Address,
): string | undefined {
  const isLike = (address: Address) => !like || [...addressLines].every((line) => address[line] === like[line]);
  return known?.addresses.find((address) => !before.has(address.id) && isLike(address))?.id;
}

const addressLines = ['firstName', 'lastName', 'street', 'postalCode', 'city', 'country'] as const;

function trimmed(typed: AddressDraft): AddressDraft {
  const values = Object.fromEntries(addressLines.map((line) => [line, typed[line].trim()]));
  return { ...typed, ...values };
}

function closeAddressForm(id: string | undefined): void {
  batch(() => {
    formFailure.value = undefined;
    clearPartDraft('address');
    nextFocusId.value = openPart.value !== 'addresses' ? partId('addresses') : id ? editAddressId(id) : addAddressId;
  });
}
