import { signal } from '@preact/signals';
import { readCart } from './cart/apply-cart.ts';
import { homeFailure } from './home/home-state.ts';
import { readHome } from './home/load-home.ts';
import { openingFailure, openPanel } from './open-panel.ts';
import { retryList } from './search/load-results.ts';
import { listFailure } from './search/search-state.ts';
import { isConnected } from './shop.ts';

/** Whether the device reports a network. */
export const isOnline = signal(true);

/** Follows the device's network. When the network returns, requests that failed without it are repeated. */
export function watchNetwork(): void {
  isOnline.value = navigator.onLine;
  addEventListener('offline', () => {
    isOnline.value = false;
  });
  addEventListener('online', () => {
    isOnline.value = true;
    if (openingFailure.value) void openPanel();
    if (!isConnected()) return;
    if (homeFailure.value) void readHome();
    if (listFailure.value) retryList();
    void readCart();
  });
}
