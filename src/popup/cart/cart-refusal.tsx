import { FailureNotice } from '../../ui/notice.tsx';
import { sentence } from '../../ui/sentence.ts';
import { text } from '../../ui/text.ts';
import { cartButtonId, passFocus } from '../view.ts';
import { dismissRefusal, retry } from './actions.ts';
import type { PendingGesture } from './expected.ts';
import { refusal } from './state.ts';

/** Says above the bar, whatever view is open, that a change was taken back and why. */
export function CartRefusal() {
  if (!refusal.value) return null;
  const { failure, gesture } = refusal.value;
  return (
    <div class="refusal">
      <FailureNotice
        failure={failure}
        words={gesture ? text('takenBack', undone(gesture), sentence(failure)) : sentence(failure)}
        onRetry={() => leave(retry)}
        onDismiss={() => leave(dismissRefusal)}
      />
    </div>
  );
}

/** The notice leaves, and the button that was pressed with it. */
function leave(act: () => void): void {
  passFocus(cartButtonId);
  act();
}

function undone(gesture: PendingGesture): string {
  return gesture.kind === 'add' ? text('notAdded', gesture.sketch.name) : text('notChanged');
}
