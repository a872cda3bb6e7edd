import { Pencil, Plus } from 'lucide';
import type { Address, Profile } from '../../contract/account.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { counted, text } from '../../ui/text.ts';
import { AccountPart } from '../profile/account-part.tsx';
import { fullName } from '../profile/name-part.tsx';
import { partDrafts } from '../profile/profile-state.ts';
import { addAddressId, editAddress, editAddressId } from './address-actions.ts';
import { AddressForm } from './address-form.tsx';
import { countryName } from './country-name.ts';
import { defaultUseText } from './default-uses.ts';

/** The customer's addresses. */
export function AddressesPart({ profile }: { profile: Profile }) {
  const { addresses } = profile;
  const draft = partDrafts.value.address;
  return (
    <AccountPart part="addresses" title={text('addresses')} value={addressSummary(profile)}>
      {draft ? (
        <AddressForm draft={draft} profile={profile} />
      ) : (
        <>
          {addresses.length > 0 && (
            <ul class="addresses" aria-label={text('addresses')}>
              {addresses.map((address) => (
                <AddressEntry key={address.id} address={address} profile={profile} />
              ))}
            </ul>
          )}
          <button
            type="button"
            class="link-button address-add"
            id={addAddressId}
            onClick={() => editAddress(undefined)}
          >
            <Icon shapes={Plus} size={16} />
            {text('addAddress')}
          </button>
        </>
      )}
    </AccountPart>
  );
}

function AddressEntry({ address, profile }: { address: Address; profile: Profile }) {
  const { id, street, postalCode, city, country } = address;
  const use = defaultUseText(id, profile);
  const lines = [fullName(address), street, [postalCode, city].filter(Boolean).join(' '), countryName(country)];
  return (
    <li class="address">
      <div class="address-lines">
        {lines.filter(Boolean).map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        {use && <p class="field-note">{use}</p>}
      </div>
      <IconButton
        id={editAddressId(id)}
        shapes={Pencil}
        size={16}
        label={text('editAddress', street || city)}
        onClick={() => editAddress(address)}
      />
    </li>
  );
}

/** The default shipping address, or else the first, and the number of others. */
function addressSummary({ addresses, defaultShippingId }: Profile): string {
  const first = addresses.find(({ id }) => id === defaultShippingId) ?? addresses[0];
  if (!first) return text('noAddress');
  const words = [first.street, first.city].filter(Boolean).join(', ');
  const others = addresses.length - 1;
  return others === 0 ? words : counted('addressAndMore', others, words);
}
