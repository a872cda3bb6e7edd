import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { openView, view } from '../navigation/history.ts';
import { allows } from '../shop.ts';
import { account } from './account-state.ts';

/** Says in every view that the shop has ended the customer's session, with a button to sign in again. */
export function EndedMark() {
  if (account.value.state !== 'ended' || view.value.name === 'account' || !allows('account')) return null;
  return (
    <div class="mark">
      <p class="mark-words" role="status">
        {text('endedMark')}
      </p>
      <Button onClick={() => openView({ name: 'account' })}>{text('signIn')}</Button>
    </div>
  );
}
