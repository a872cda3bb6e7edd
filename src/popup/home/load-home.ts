import { batch } from '@preact/signals';
import type { Home } from '../../contract/catalog.ts';
import { failureOf } from '../../contract/failure.ts';
import { createRequestTokens } from '../../ui/request-token.ts';
import { send } from '../../ui/send.ts';
import { categories } from '../categories/category-state.ts';
import { moveFocus } from '../navigation/focus.ts';
import { goToHome } from '../navigation/history.ts';
import { reuseCards } from '../products/reuse-cards.ts';
import { home, homeFailure } from './home-state.ts';

const homeTokens = createRequestTokens();

/** Shows a home view: the last-known one, or the worker's response. */
export function applyHome(fresh: Home): void {
  batch(() => {
    homeFailure.value = undefined;
    home.value = {
      ...fresh,
      recent: reuseCards(fresh.recent),
      again: reuseCards(fresh.again),
      onSale: reuseCards(fresh.onSale),
    };
    // A home view without categories keeps the known ones.
    if (fresh.categories.length > 0 || categories.value.length === 0) categories.value = fresh.categories;
  });
}

/** Reads the home view. The known one stays on screen until the response comes, and when the request fails. */
export async function readHome(): Promise<void> {
  const isNewest = homeTokens.issue();
  try {
    const fresh = await send('catalog.home');
    if (isNewest()) applyHome(fresh);
  } catch (thrown) {
    if (isNewest()) homeFailure.value = failureOf(thrown);
  }
}

/**
 * Clears the home view and its categories. A response under way belongs to the former shop or shopper, and is dropped.
 */
export function clearHome(): void {
  homeTokens.revoke();
  homeFailure.value = undefined;
  home.value = undefined;
  categories.value = [];
}

/** Opens the home view, with focus in the search field. */
export function openHome(): void {
  moveFocus();
  goToHome();
}
