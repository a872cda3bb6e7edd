import { batch } from '@preact/signals';
import type { Address, Profile } from '../../contract/account.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { text } from '../../ui/text.ts';
import { change, forgetTyped, keepPart } from '../profile/profile-actions.ts';
import { type AddressDraft, landing, openPart, partDrafts, partId, profile } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import { busy, failure } from '../sign-in/account-state.ts';
import { checkAddress } from '../sign-in/check-form.ts';
import { submit } from '../sign-in/submit.ts';

/** `id` of the button that adds an address. */
export const addAddressId = 'address-add';

/** `id` of the button that opens an address to change it. */
export function editAddressId(id: string | undefined): string {
  return `address-${id}`;
}

/** Opens a form for one of the addresses, or for a new one. */
export function editAddress(address: Address | undefined): void {
  const known = profile.value;
  keepPart({
    address: address
      ? {
          ...address,
          shipping: known?.defaultShippingId === address.id,
          billing: known?.defaultBillingId === address.id,
        }
      : newAddress(known),
  });
}

/** A first address is used for everything. */
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

/** Back to the list; what was typed goes. */
export function dropAddress(): void {
  if (busy.value) return;
  leaveForm(partDrafts.value.address?.id);
}

/** Saves the address, and makes it the default where that was asked for. */
export async function saveAddress(typed: AddressDraft): Promise<void> {
  const draft = trimmed(typed);
  const { shipping, billing, ...address } = draft;
  const before = new Set(profile.value?.addresses.map(({ id }) => id));
  let { id } = address;
  const worked = await submit(checkAddress(draft), async () => {
    try {
      const saved = await change({ kind: 'save-address', address });
      id ??= newcomer(saved, before);
    } finally {
      // Also when the answer was lost: another try changes this address and does not add a second one.
      id ??= newcomer(profile.value, before, address);
      if (id) keepPart({ address: { ...draft, id } });
    }
    if (!id) return;
    if (shipping && profile.value?.defaultShippingId !== id) {
      await change({ kind: 'default-address', use: 'shipping', id });
    }
    if (billing && profile.value?.defaultBillingId !== id) {
      await change({ kind: 'default-address', use: 'billing', id });
    }
  });
  if (!worked) return;
  leaveForm(id);
  announce(text('saved'));
}

export async function removeAddress(id: string): Promise<void> {
  const worked = await submit(undefined, async () => {
    await change({ kind: 'remove-address', id });
  });
  if (!worked) return;
  leaveForm(undefined);
  announce(text('announceAddressRemoved'));
}

/** The address that was not there before; `like` one with the same lines. */
function newcomer(
  known: Profile | undefined,
  before: ReadonlySet<string | undefined>,
  like?: Address,
): string | undefined {
  const isLike = (address: Address) => !like || [...lines].every((line) => address[line] === like[line]);
  return known?.addresses.find((address) => !before.has(address.id) && isLike(address))?.id;
}

const lines = ['firstName', 'lastName', 'street', 'postalCode', 'city', 'country'] as const;

function trimmed(typed: AddressDraft): AddressDraft {
  const blankless = Object.fromEntries(lines.map((line) => [line, typed[line].trim()]));
  return { ...typed, ...blankless };
}

function leaveForm(id: string | undefined): void {
  batch(() => {
    failure.value = undefined;
    forgetTyped('address');
    landing.value = openPart.value !== 'addresses' ? partId('addresses') : id ? editAddressId(id) : addAddressId;
  });
}
