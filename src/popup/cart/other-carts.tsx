import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { OtherCart } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { cartChoiceLabels, cartPlaceText } from '../cart-news/news-text.ts';
import { changeCartChoice, switchCart } from './cart-actions.ts';
import { cart, cartNews } from './state.ts';

/**
 * Below the cart: the customer's other carts at this shop, and the choice between two merged carts once the shopper has
 * dismissed its notice.
 */
export function OtherCarts({ onGone }: { onGone: () => void }) {
  const id = useId();
  const busy = useSignal('');
  const { others = [], merge } = cart.value;
  const hasNotice = cartNews.value.some(({ kind }) => kind === 'merged');
  const choice = hasNotice ? undefined : merge?.other;
  if (others.length === 0 && !choice) return null;

  async function run(name: string, act: () => Promise<void>) {
    busy.value = name;
    // The button is removed with the cart that it opens.
    onGone();
    await act();
    busy.value = '';
  }

  return (
    <section class="other-carts" aria-labelledby={id}>
      <h2 class="subtitle" id={id}>
        {text('otherCarts')}
      </h2>
      {others.map((other) => (
        <OtherCartEntry key={other.id} other={other} isBusy={busy.value === cartPlaceText(other)} onUse={run} />
      ))}
      {choice && (
        <div class="other-cart">
          <p>{text('mergedChoice')}</p>
          <Button busy={busy.value === choice} onClick={() => void run(choice, () => changeCartChoice(choice))}>
            {text(cartChoiceLabels[choice])}
          </Button>
        </div>
      )}
    </section>
  );
}

interface OtherCartEntryProps {
  other: OtherCart;
  isBusy: boolean;
  onUse: (name: string, act: () => Promise<void>) => Promise<void>;
}

function OtherCartEntry({ other, isBusy, onUse }: OtherCartEntryProps) {
  const place = cartPlaceText(other);
  return (
    <div class="other-cart">
      <p>{place}</p>
      <Button
        busy={isBusy}
        aria-label={text('useCartIn', place)}
        onClick={() => void onUse(place, () => switchCart(other))}
      >
        {text('useCart')}
      </Button>
    </div>
  );
}
