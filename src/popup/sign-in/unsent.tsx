import type { UnsentChanges } from '../../contract/account.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { linesWords } from '../cart-news/news-text.ts';
import { busy } from './account-state.ts';
import { signOutAnyway, stay } from './actions.ts';

/** Says what signing out would lose, and asks whether to. */
export function Unsent({ lines }: UnsentChanges) {
  // The button that was pressed keeps focus; what is asked comes first in the reading order.
  return (
    <div class="notice notice-news account-unsent">
      <p class="notice-text" role="alert">
        {lines.length > 0 ? text('unsentLines', linesWords(lines)) : text('unsentChanges')}
      </p>
      <div class="notice-ways">
        <Button onClick={stay}>{text('staySignedIn')}</Button>
        <Button look="quiet" busy={busy.value} onClick={() => void signOutAnyway()}>
          {text('signOutAnyway')}
        </Button>
      </div>
    </div>
  );
}
