import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Waiting } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { Button } from '../../ui/controls/button.tsx';
import { mayPass } from '../../ui/format/failure-text.ts';
import { text } from '../../ui/text.ts';
import { needsSignIn, readCart } from '../cart/apply-cart.ts';
import { waitingLabel } from '../cart/cart-labels.ts';
import { receivedCart } from '../cart/state.ts';
import { openView, view } from '../navigation/history.ts';
import { useFocusOnRemoval } from '../navigation/use-focus-on-removal.ts';
import { account } from '../sign-in/account-state.ts';

/** A quiet line above the cart bar: changes wait to be sent, and why. The worker sends them as soon as it can. */
export function WaitingMark() {
  const { waiting } = receivedCart.value;
  return waiting?.failure ? <Mark {...waiting} failure={waiting.failure} /> : null;
}

function Mark({ count, failure, notBefore }: Waiting & { failure: Failure }) {
  const mark = useRef<HTMLDivElement>(null);
  const isTrying = useSignal(false);
  useFocusOnRemoval(mark);
  // The sign-in form is open already, or the mark for an ended session has a button that opens it.
  const hasSignIn = view.value.name === 'account' || account.value.state === 'ended';

  async function tryAgain() {
    isTrying.value = true;
    await readCart();
    isTrying.value = false;
  }

  return (
    <div class="mark" ref={mark}>
      <p class="mark-words" role="status">
        {waitingLabel(count, failure, notBefore)}
      </p>
      {!notBefore && mayPass(failure) && (
        <Button busy={isTrying.value} onClick={() => void tryAgain()}>
          {text('tryAgain')}
        </Button>
      )}
      {needsSignIn(failure) && !hasSignIn && (
        <Button onClick={() => openView({ name: 'account' })}>{text('signIn')}</Button>
      )}
    </div>
  );
}
