import { text } from '../../ui/text.ts';
import { cart } from '../cart/state.ts';
import { openView } from '../navigation/history.ts';
import { allows } from '../shop.ts';
import { account } from '../sign-in/account-state.ts';
import { Codes } from './codes.tsx';
import { Estimate } from './estimate.tsx';
import { Totals } from './totals.tsx';

/** Below the lines: discount codes, place of delivery, and totals. */
export function CartSums() {
  const { totals, waiting, checkoutUrl } = cart.value;
  const isGuest = account.value.state !== 'customer' && allows('account');
  return (
    <>
      <Codes />
      <Estimate />
      {totals && <Totals totals={totals} isWaiting={waiting !== undefined} />}
      {checkoutUrl && isGuest && (
        <p class="cart-guest">
          {text('guestCheckout')}{' '}
          <button id="guest-sign-in" type="button" class="link-button" onClick={() => openView({ name: 'account' })}>
            {text('guestCheckoutSignIn')}
          </button>
        </p>
      )}
    </>
  );
}
