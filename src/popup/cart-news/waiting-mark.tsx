import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Waiting } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { Button } from '../../ui/controls/button.tsx';
import { mayPass } from '../../ui/format/failure-text.ts';
import { text } from '../../ui/text.ts';
import { needsSignIn, readCart } from '../cart/apply-cart.ts';
import { waitingLabel } from '../cart/cart-labels.ts';
import { useFocusPassing } from '../cart/focus-passing.ts';
import { answered } from '../cart/state.ts';
import { go, view } from '../navigation/history.ts';
import { account } from '../sign-in/account-state.ts';

/** Says quietly, right above the bar, that changes could not be sent yet, and why; they are sent when they can be. */
export function WaitingMark() {
  const { waiting } = answered.value;
  return waiting?.failure ? <Mark {...waiting} failure={waiting.failure} /> : null;
}

function Mark({ count, failure, notBefore }: Waiting & { failure: Failure }) {
  const mark = useRef<HTMLDivElement>(null);
  const isTrying = useSignal(false);
  useFocusPassing(mark);
  // The form is there already, or the way to it at the other edge, where the session has ended.
  const hasWayIn = view.value.name === 'account' || account.value.state === 'ended';

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
      {needsSignIn(failure) && !hasWayIn && <Button onClick={() => go({ name: 'account' })}>{text('signIn')}</Button>}
    </div>
  );
}
