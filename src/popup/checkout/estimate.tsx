import { useSignal } from '@preact/signals';
import { ChevronDown } from 'lucide';
import { useId } from 'preact/hooks';
import type { Delivery } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { CountryField } from '../addresses/country-field.tsx';
import { countryName } from '../addresses/country-name.ts';
import { cart, placeDraft } from '../cart/state.ts';
import { shop } from '../shop.ts';
import { deliverTo } from './order-actions.ts';
import { ShippingChoice } from './shipping-choice.tsx';

/** What tax and shipping would come to: quietly, for those who want to know before the checkout. */
export function Estimate() {
  const id = useId();
  // What was begun is gone on with.
  const isOpen = useSignal(Object.keys(placeDraft.value).length > 0);
  const { delivery, closed } = cart.value;
  // A whole address was given elsewhere, and is not to be changed from here.
  if (delivery?.isAddress || closed) {
    return delivery ? <p class="estimate-place">{placeWords(delivery)}</p> : null;
  }
  return (
    <div class="estimate">
      <button
        type="button"
        class="estimate-toggle"
        aria-expanded={isOpen.value}
        aria-controls={id}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span>{delivery ? placeWords(delivery) : text('estimate')}</span>
        <Icon shapes={ChevronDown} size={16} />
      </button>
      <div id={id} hidden={!isOpen.value}>
        {isOpen.value && (
          <>
            <EstimateForm delivery={delivery} />
            {delivery && <ShippingChoice />}
          </>
        )}
      </div>
    </div>
  );
}

function EstimateForm({ delivery }: { delivery: Delivery | undefined }) {
  // Read when it is needed: both fields may be filled in at once.
  const place = () => ({
    country: delivery?.country ?? shop.value?.country ?? '',
    postalCode: delivery?.postalCode ?? '',
    ...placeDraft.value,
  });
  const keep = (typed: typeof placeDraft.value) => {
    placeDraft.value = { ...placeDraft.value, ...typed };
  };

  function submit(event: Event) {
    event.preventDefault();
    const { country, postalCode } = place();
    if (country) deliverTo(country, postalCode.trim());
  }

  return (
    <form class="estimate-form" onSubmit={submit} noValidate>
      <CountryField
        value={place().country}
        first={[delivery?.country ?? '', shop.value?.country ?? '']}
        onChoose={(chosen) => keep({ country: chosen })}
      />
      <Field
        name="postalCode"
        label={text('postalCode')}
        autocomplete="postal-code"
        value={place().postalCode}
        onText={(typed) => keep({ postalCode: typed })}
      />
      <Button type="submit">{text('estimateShow')}</Button>
    </form>
  );
}

/** `To Germany, 10115, Standard`. */
function placeWords({ country, postalCode, method }: Delivery): string {
  const parts = [countryName(country), postalCode, method?.name].filter((part) => part !== undefined && part !== '');
  return text('deliveredTo', parts.join(', '));
}
