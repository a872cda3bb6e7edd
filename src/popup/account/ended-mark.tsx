import { Button } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { allows } from '../shop.ts';
import { go, view } from '../view.ts';
import { account } from './state.ts';

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
