import { ChevronRight, ShoppingBag } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { cartButtonId } from '../navigation/focus.ts';
import { goBack, openView, view } from '../navigation/history.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { cartLabel } from './cart-labels.ts';
import { cart } from './state.ts';

/** The bar at the panel's lower edge: the cart's size and total, and in the cart view the link to the checkout. */
export function CartBar() {
  const { count, totals, checkoutUrl } = cart.value;
  const isCartView = view.value.name === 'cart';
  // Read in the cart view only: elsewhere the bar need not render again when the lazy views are loaded.
  const { checkOut, checkoutState } = (isCartView && lazyViews.value) || {};
  return (
    <footer class="bar">
      <button
        id={cartButtonId}
        type="button"
        class="bar-cart"
        aria-label={cartLabel(count)}
        aria-current={isCartView ? 'page' : undefined}
        onClick={() => (isCartView ? goBack() : openView({ name: 'cart' }))}
      >
        <Icon shapes={ShoppingBag} size={22} />
        <span class="bar-words">
          <span class="bar-count">{cartLabel(count)}</span>
          {totals && <span class="bar-total">{moneyText(totals.total)}</span>}
        </span>
        {!isCartView && <Icon shapes={ChevronRight} isDirected />}
      </button>
      {isCartView && checkoutUrl && count > 0 && (
        <a
          class="button button-accent bar-checkout"
          href={checkoutUrl}
          target="_blank"
          rel="noreferrer"
          aria-busy={checkoutState?.value === 'sending'}
          onClick={checkOut}
          onAuxClick={checkOut}
        >
          {text('checkout')}
        </a>
      )}
    </footer>
  );
}
