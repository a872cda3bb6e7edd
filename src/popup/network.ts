import { signal } from '@preact/signals';
import { readCart } from './cart/apply-cart.ts';
import { openingFailure, openPanel } from './open-panel.ts';
import { readHome, retryListing } from './search/load-results.ts';
import { failure, homeFailure } from './search/search-state.ts';
import { isConnected } from './shop.ts';

/** Whether the device says it has a network. */
export const online = signal(true);

/** Follows the device's network; when it is back, what failed for want of it goes on by itself. */
export function followNetwork(): void {
  online.value = navigator.onLine;
  addEventListener('offline', () => {
    online.value = false;
  });
  addEventListener('online', () => {
    online.value = true;
    if (openingFailure.value) void openPanel();
    if (!isConnected()) return;
    if (homeFailure.value) void readHome();
    if (failure.value) retryListing();
    void readCart();
  });
}
