import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { go, view } from '../navigation/history.ts';
import { allows } from '../shop.ts';
import { account } from './account-state.ts';

/** Says wherever the shopper is that the shop has ended the session, and leads back in. */
export function EndedMark() {
  if (account.value.state !== 'ended' || view.value.name === 'account' || !allows('account')) return null;
  return (
    <div class="mark">
      <p class="mark-words" role="status">
        {text('endedMark')}
      </p>
      <Button onClick={() => go({ name: 'account' })}>{text('signIn')}</Button>
    </div>
  );
}
