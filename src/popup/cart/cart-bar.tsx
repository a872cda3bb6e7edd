import { ChevronRight, ShoppingBag } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { back, cartButtonId, go, view } from '../navigation/history.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { cartLabel } from './cart-labels.ts';
import { cart } from './state.ts';

/** Always there, below everything: how much is in the cart and what it comes to; in the cart, on to the checkout. */
export function CartBar() {
  const { count, totals, checkoutUrl } = cart.value;
  const isHere = view.value.name === 'cart';
  // The cart is drawn with these; elsewhere their coming is no reason to draw the bar anew.
  const { checkOut, leaving } = (isHere && lazyViews.value) || {};
  return (
    <footer class="bar">
      <button
        id={cartButtonId}
        type="button"
        class="bar-cart"
        aria-label={cartLabel(count)}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => (isHere ? back() : go({ name: 'cart' }))}
      >
        <Icon shapes={ShoppingBag} size={22} />
        <span class="bar-words">
          <span class="bar-count">{cartLabel(count)}</span>
          {totals && <span class="bar-total">{moneyText(totals.total)}</span>}
        </span>
        {!isHere && <Icon shapes={ChevronRight} isDirected />}
      </button>
      {isHere && checkoutUrl && count > 0 && (
        <a
          class="button button-accent bar-checkout"
          href={checkoutUrl}
          target="_blank"
          rel="noreferrer"
          aria-busy={leaving?.value === 'sending'}
          onClick={checkOut}
          onAuxClick={checkOut}
        >
          {text('checkout')}
        </a>
      )}
    </footer>
  );
}
