import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Profile } from '../../contract/account.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Check } from '../../ui/controls/check.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { PartForm } from '../profile/part-form.tsx';
import { updatePartField } from '../profile/profile-actions.ts';
import { type AddressDraft, partDrafts } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import { isSubmitting } from '../sign-in/account-state.ts';
import { fieldError } from '../sign-in/field-errors.ts';
import { discardAddress, removeAddress, saveAddress } from './address-actions.ts';
import { CountryField } from './country-field.tsx';
import { defaultUseText } from './default-uses.ts';

/** The form for an address, new or known. */
export function AddressForm({ draft, profile }: { draft: AddressDraft; profile: Profile }) {
  const { id, country } = draft;
  // A function, since autofill changes several fields before the next render.
  const current = () => partDrafts.value.address ?? draft;
  const keep = (typed: Partial<AddressDraft>) => updatePartField({ address: { ...current(), ...typed } }, typed);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    discardAddress();
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
      error={fieldError(name)}
      onText={(typed) => keep({ [name]: typed })}
    />
  );

  return (
    <fieldset class="group" onKeyDown={onKeyDown}>
      <PartForm
        fields={['firstName', 'lastName', 'street', 'postalCode', 'city', 'country']}
        submitLabel={text('saveAddress')}
        onSubmit={() => saveAddress(current())}
        onCancel={discardAddress}
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
          error={fieldError('country')}
          onChoose={(chosen) => keep({ country: chosen })}
        />
        <DefaultUses draft={draft} profile={profile} onKeep={keep} />
      </PartForm>
      {id !== undefined && <RemoveAddress id={id} />}
    </fieldset>
  );
}

interface DefaultUsesProps {
  draft: AddressDraft;
  profile: Profile;
  onKeep: (typed: Partial<AddressDraft>) => void;
}

/** Default uses of the address. A default can only be moved to another address, not taken away. */
function DefaultUses({ draft: { id, shipping, billing }, profile, onKeep }: DefaultUsesProps) {
  const isShipping = id !== undefined && id === profile.defaultShippingId;
  const isBilling = id !== undefined && id === profile.defaultBillingId;
  const use = defaultUseText(id, profile);
  return (
    <div class="address-uses">
      {use && <p class="field-note">{use}</p>}
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

/** Removes the address at a second press, on a button in another place, so that a double click removes nothing. */
function RemoveAddress({ id }: { id: string }) {
  const [isAsked, setAsked] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);

  // Each press removes the button that had focus: focus moves to the one that replaces it.
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
        <Button look="alarm" busy={isSubmitting.value} onClick={() => void removeAddress(id)}>
          {text('remove')}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {text('keep')}
        </Button>
      </div>
    </div>
  );
}
