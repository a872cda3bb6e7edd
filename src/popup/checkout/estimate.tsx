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
import { cart, deliveryDraft } from '../cart/state.ts';
import { shop } from '../shop.ts';
import { deliverTo } from './checkout-actions.ts';
import { ShippingChoice } from './shipping-choice.tsx';

/** Estimates tax and shipping; closed at first, since most shoppers leave this to the checkout. */
export function Estimate() {
  const id = useId();
  // A place that the shopper has begun to type opens the form again.
  const isOpen = useSignal(Object.keys(deliveryDraft.value).length > 0);
  const { delivery, closed } = cart.value;
  // A complete address was entered at the checkout; a country alone must not overwrite it.
  if (delivery?.isAddress || closed) {
    return delivery ? <p class="estimate-place">{deliveryText(delivery)}</p> : null;
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
        <span>{delivery ? deliveryText(delivery) : text('estimate')}</span>
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
  // A function, since autofill changes both fields before the next render.
  const place = () => ({
    country: delivery?.country ?? shop.value?.country ?? '',
    postalCode: delivery?.postalCode ?? '',
    ...deliveryDraft.value,
  });
  const keep = (typed: typeof deliveryDraft.value) => {
    deliveryDraft.value = { ...deliveryDraft.value, ...typed };
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
function deliveryText({ country, postalCode, method }: Delivery): string {
  const parts = [countryName(country), postalCode, method?.name].filter((part) => part !== undefined && part !== '');
  return text('deliveredTo', parts.join(', '));
}
