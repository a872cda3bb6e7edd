import { Settings, User } from 'lucide';
import { IconButton } from '../ui/controls/button.tsx';
import { openSettings } from '../ui/page.ts';
import { text } from '../ui/text.ts';
import { openView, view } from './navigation/history.ts';
import { SearchField } from './search/search-field.tsx';
import { SuggestionStrip } from './search/suggestion-strip.tsx';
import { allows } from './shop.ts';
import { account } from './sign-in/account-state.ts';

/** Names the signed-in customer for screen readers; the button's colour alone shows the session to the eye. */
function accountDescription(): string | undefined {
  const { value } = account;
  return value.state === 'customer' ? text('signedInAs', value.email) : undefined;
}

/** The search field, the buttons for account and settings, and the suggestions below. */
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
            aria-description={accountDescription()}
            class={account.value.state === 'customer' ? 'is-signed-in' : ''}
            aria-current={view.value.name === 'account' ? 'page' : undefined}
            onClick={() => openView({ name: 'account' })}
          />
        )}
        <IconButton shapes={Settings} label={text('settings')} onClick={openSettings} />
      </div>
      <SuggestionStrip />
    </header>
  );
}
