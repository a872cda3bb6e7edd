import { batch } from '@preact/signals';
import { go } from '../view.ts';
import { meetAccount } from './meet.ts';
import { account, failure, wish } from './state.ts';

/** The shop takes no guests: brings the sign-in form, which says what waits for it. */
export function noteWish(name: string | undefined): void {
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
    if (value.state === 'customer') meetAccount({ state: 'ended', email: value.email });
    go({ name: 'account' });
  });
}
