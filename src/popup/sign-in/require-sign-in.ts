import { batch } from '@preact/signals';
import { openView } from '../navigation/history.ts';
import { account, blockedCommand, formFailure } from './account-state.ts';
import { applyAccount } from './apply-account.ts';

/**
 * Opens the sign-in form, because the shop allows no guest carts.
 *
 * @param name of the product that waits for the sign-in
 */
export function requireSignIn(name: string | undefined): void {
  batch(() => {
    formFailure.value = undefined;
    blockedCommand.value = { name };
    openView({ name: 'account' });
  });
}

/** Opens the sign-in form, because the shop has ended the session. */
export function showSessionEnded(): void {
  batch(() => {
    formFailure.value = undefined;
    const { value } = account;
    if (value.state === 'customer') applyAccount({ state: 'ended', email: value.email });
    openView({ name: 'account' });
  });
}
