import { Settings, User } from 'lucide';
import { IconButton } from '../ui/controls/button.tsx';
import { openSettings } from '../ui/page.ts';
import { text } from '../ui/text.ts';
import { go, view } from './navigation/history.ts';
import { SearchField } from './search/search-field.tsx';
import { SuggestionStrip } from './search/suggestions.tsx';
import { allows } from './shop.ts';
import { account } from './sign-in/account-state.ts';

/** Who is signed in, for those who do not see the button's colour. */
function whoIsHere(): string | undefined {
  const { value } = account;
  return value.state === 'customer' ? text('signedInAs', value.email) : undefined;
}

/** The search field, and the two quiet ways beside it; what may be meant by what is typed, below. */
export function Header() {
  return (
    <header class="top">
      <div class="header">
        <SearchField />
        {allows('account') && (
          <IconButton
            id="account"
            shapes={User}
            label={text('account')}
            aria-description={whoIsHere()}
            class={account.value.state === 'customer' ? 'is-signed-in' : ''}
            aria-current={view.value.name === 'account' ? 'page' : undefined}
            onClick={() => go({ name: 'account' })}
          />
        )}
        <IconButton shapes={Settings} label={text('settings')} onClick={openSettings} />
      </div>
      <SuggestionStrip />
    </header>
  );
}
