import { batch } from '@preact/signals';
import { clearHome } from './home/load-home.ts';
import { removeViews } from './navigation/history.ts';
import { openChooserId, openedProducts } from './products/product-state.ts';
import { forgetBrowsingHistory } from './search/browsing-history.ts';
import { clearLists } from './search/load-results.ts';
import { hasSuggestedWords, latestSuggestions, searchAbilities } from './search/search-state.ts';

/** Clears what the panel shows of a shop's catalog, at a change of shop or when the customer signs out. */
export function clearCatalog(): void {
  batch(() => {
    forgetBrowsingHistory();
    clearLists();
    clearHome();
    searchAbilities.value = undefined;
    latestSuggestions.value = { text: '', list: [] };
    hasSuggestedWords.value = false;
    openedProducts.value = [];
    openChooserId.value = undefined;
    removeViews(['search', 'category', 'categories', 'filters', 'product']);
  });
}
