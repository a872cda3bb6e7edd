import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { OtherCart } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { choices, placeWords } from '../cart-news/news-text.ts';
import { changeOver, changeSides } from '../checkout/order-actions.ts';
import { cart, news } from './state.ts';

/**
 * Below the cart: the carts that the shop keeps for the shopper beside it, and the choice between two that came
 * together, once its news was put away.
 */
export function OtherCarts({ onGone }: { onGone: () => void }) {
  const id = useId();
  const busy = useSignal('');
  const { others = [], merge } = cart.value;
  const isTold = news.value.some(({ kind }) => kind === 'merged');
  const choice = isTold ? undefined : merge?.other;
  if (others.length === 0 && !choice) return null;

  async function run(name: string, act: () => Promise<void>) {
    busy.value = name;
    // The button goes with the cart that it leads to.
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
        <CartPlace key={other.id} other={other} isBusy={busy.value === placeWords(other)} onUse={run} />
      ))}
      {choice && (
        <div class="other-cart">
          <p>{text('mergedChoice')}</p>
          <Button busy={busy.value === choice} onClick={() => void run(choice, () => changeSides(choice))}>
            {text(choices[choice])}
          </Button>
        </div>
      )}
    </section>
  );
}

interface CartPlaceProps {
  other: OtherCart;
  isBusy: boolean;
  onUse: (name: string, act: () => Promise<void>) => Promise<void>;
}

function CartPlace({ other, isBusy, onUse }: CartPlaceProps) {
  const place = placeWords(other);
  return (
    <div class="other-cart">
      <p>{place}</p>
      <Button
        busy={isBusy}
        aria-label={text('useCartIn', place)}
        onClick={() => void onUse(place, () => changeOver(other))}
      >
        {text('useCart')}
      </Button>
    </div>
  );
}
