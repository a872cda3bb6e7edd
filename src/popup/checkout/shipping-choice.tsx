import { useEffect, useId } from 'preact/hooks';
import type { ShippingOption } from '../../contract/cart.ts';
import { withAmount } from '../../contract/rules/money.ts';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { cart, shippingOptions } from '../cart/state.ts';
import { deliverBy, readShippingOptions } from './checkout-actions.ts';

/** The shop's shipping options for the cart's place of delivery, with their prices. */
export function ShippingChoice() {
  const id = useId();
  const { delivery, waiting, totals } = cart.value;
  const { options, failure } = shippingOptions.value;
  const isConfirmed = waiting === undefined;

  // Shipping prices depend on the place and the subtotal that the shop has confirmed.
  useEffect(() => {
    if (isConfirmed) void readShippingOptions();
  }, [isConfirmed, delivery?.country, delivery?.postalCode, totals?.subtotal?.amount]);

  if (failure) return <FailureNotice failure={failure} onRetry={() => void readShippingOptions()} />;
  if (!options || options.length === 0) {
    return (
      <p class="shipping-note" role="status">
        {text(options ? 'noShipping' : 'askingShop')}
      </p>
    );
  }
  return (
    <div class="shipping" role="radiogroup" aria-labelledby={id}>
      <p class="choice-label" id={id}>
        {text('shippingOptions')}
      </p>
      {options.map((option) => (
        <Option key={option.id} option={option} group={id} isChosen={delivery?.method?.id === option.id} />
      ))}
    </div>
  );
}

function Option({ option, group, isChosen }: { option: ShippingOption; group: string; isChosen: boolean }) {
  const { id, name, description, freeAbove } = option;
  const { totals, waiting } = cart.value;
  const merchandise = totals?.subtotal && totals.subtotal.amount - (totals.discount?.amount ?? 0);
  const isFree = freeAbove !== undefined && merchandise !== undefined && merchandise >= freeAbove.amount;
  // The price that the shop has charged wins over the computed one.
  const charged = isChosen && !waiting ? totals?.shipping : undefined;
  const price = charged ?? (isFree ? withAmount(option.price, 0) : option.price);
  const notes = [description, freeAbove && price.amount > 0 && text('freeAbove', moneyText(freeAbove))];
  return (
    <label class="shipping-option">
      <input type="radio" name={group} checked={isChosen} onChange={() => deliverBy({ id, name })} />
      <span class="shipping-words">
        <span dir="auto">{name}</span>
        {notes.filter(Boolean).map((note) => (
          <span key={note} class="field-note" dir="auto">
            {note}
          </span>
        ))}
      </span>
      {price.amount === 0 ? (
        <span>{text('shippingFree')}</span>
      ) : (
        <span class="shipping-price">{moneyText(price)}</span>
      )}
    </label>
  );
}
