import { batch } from '@preact/signals';
import { go } from '../navigation/history.ts';
import { account, failure, wish } from './account-state.ts';
import { applyAccount } from './apply-account.ts';

/** The shop takes no guests: brings the sign-in form, which says what waits for it. */
export function requireSignIn(name: string | undefined): void {
  batch(() => {
    failure.value = undefined;
    wish.value = { name };
    go({ name: 'account' });
  });
}

/** The shop ended the session: brings the sign-in form, which says so. */
export function noteEnded(): void {
  batch(() => {
    failure.value = undefined;
    const { value } = account;
    if (value.state === 'customer') applyAccount({ state: 'ended', email: value.email });
    go({ name: 'account' });
  });
}
