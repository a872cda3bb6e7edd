import type { UnsentChanges } from '../../contract/account.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { lineListText } from '../cart-news/news-text.ts';
import { isSubmitting } from './account-state.ts';
import { cancelSignOut, signOutAnyway } from './actions.ts';

/** Names the changes that signing out would lose, and asks the customer whether to sign out. */
export function UnsentNotice({ lines }: UnsentChanges) {
  // Focus stays on the button that was pressed; the notice comes before it in reading order.
  return (
    <div class="notice notice-news account-unsent">
      <p class="notice-text" role="alert">
        {lines.length > 0 ? text('unsentLines', lineListText(lines)) : text('unsentChanges')}
      </p>
      <div class="notice-ways">
        <Button onClick={cancelSignOut}>{text('staySignedIn')}</Button>
        <Button look="quiet" busy={isSubmitting.value} onClick={() => void signOutAnyway()}>
          {text('signOutAnyway')}
        </Button>
      </div>
    </div>
  );
}
