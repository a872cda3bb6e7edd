import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Profile } from '../../contract/account.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Check } from '../../ui/controls/check.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { PartForm } from '../profile/part-form.tsx';
import { keepField } from '../profile/profile-actions.ts';
import { type AddressDraft, partDrafts } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import { busy } from '../sign-in/account-state.ts';
import { errorOf } from '../sign-in/field-errors.ts';
import { dropAddress, removeAddress, saveAddress } from './address-actions.ts';
import { CountryField } from './country-field.tsx';
import { usedFor } from './default-uses.ts';

/** One address, new or known. */
export function AddressForm({ draft, profile }: { draft: AddressDraft; profile: Profile }) {
  const { id, country } = draft;
  // Read when it is needed: several fields may be filled in at once.
  const current = () => partDrafts.value.address ?? draft;
  const keep = (typed: Partial<AddressDraft>) => keepField({ address: { ...current(), ...typed } }, typed);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dropAddress();
  }

  const line = (
    name: 'firstName' | 'lastName' | 'street' | 'postalCode' | 'city',
    autocomplete: 'given-name' | 'family-name' | 'address-line1' | 'postal-code' | 'address-level2',
  ) => (
    <Field
      name={name}
      label={text(name)}
      autocomplete={autocomplete}
      value={draft[name]}
      error={errorOf(name)}
      onText={(typed) => keep({ [name]: typed })}
    />
  );

  return (
    <fieldset class="group" onKeyDown={onKeyDown}>
      <PartForm
        fields={['firstName', 'lastName', 'street', 'postalCode', 'city', 'country']}
        submitWords={text('saveAddress')}
        onSubmit={() => saveAddress(current())}
        onCancel={dropAddress}
      >
        <div class="field-pair">
          {line('firstName', 'given-name')}
          {line('lastName', 'family-name')}
        </div>
        {line('street', 'address-line1')}
        <div class="field-pair is-postal">
          {line('postalCode', 'postal-code')}
          {line('city', 'address-level2')}
        </div>
        <CountryField
          value={country}
          first={[shop.value?.country ?? '', country]}
          error={errorOf('country')}
          onChoose={(chosen) => keep({ country: chosen })}
        />
        <Uses draft={draft} profile={profile} onKeep={keep} />
      </PartForm>
      {id !== undefined && <Removal id={id} />}
    </fieldset>
  );
}

interface UsesProps {
  draft: AddressDraft;
  profile: Profile;
  onKeep: (typed: Partial<AddressDraft>) => void;
}

/** What the address is used for. What is so already only another address can change. */
function Uses({ draft: { id, shipping, billing }, profile, onKeep }: UsesProps) {
  const isShipping = id !== undefined && id === profile.defaultShippingId;
  const isBilling = id !== undefined && id === profile.defaultBillingId;
  const so = usedFor(id, profile);
  return (
    <div class="address-uses">
      {so && <p class="field-note">{so}</p>}
      {!isShipping && (
        <Check
          label={text('makeDefaultShipping')}
          checked={shipping}
          onCheck={(checked) => onKeep({ shipping: checked })}
        />
      )}
      {!isBilling && (
        <Check
          label={text('makeDefaultBilling')}
          checked={billing}
          onCheck={(checked) => onKeep({ billing: checked })}
        />
      )}
    </div>
  );
}

/** Removes the address at the second press, which comes elsewhere than the first. */
function Removal({ id }: { id: string }) {
  const [isAsked, setAsked] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);

  // Each button goes when it is pressed: focus goes on to what came in its place.
  useLayoutEffect(() => {
    if (isAsked !== wasAsked.current) frame.current?.querySelector('button')?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);

  if (!isAsked) {
    return (
      <div ref={frame}>
        <button type="button" class="link-button address-remove" onClick={() => setAsked(true)}>
          {text('removeAddress')}
        </button>
      </div>
    );
  }
  return (
    <div class="address-removal" ref={frame}>
      <p>{text('removeAddressQuestion')}</p>
      <div class="part-buttons">
        <Button look="alarm" busy={busy.value} onClick={() => void removeAddress(id)}>
          {text('remove')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {text('keep')}
        </Button>
      </div>
    </div>
  );
}
