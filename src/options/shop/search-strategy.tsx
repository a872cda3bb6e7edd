import { useEffect } from 'preact/hooks';
import type { StrategyName } from '../../contract/search.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { searchStrategy, settings } from '../state.ts';
import { readShop } from './read-shop.ts';

/** Describes each search strategy, and what the merchant switches on in commercetools for a better one. */
const descriptions: Record<StrategyName, { now: TextKey; better?: TextKey }> = {
  graphql: { now: 'searchWay_graphql' },
  'product-search': { now: 'searchWay_product_search', better: 'searchBetter_graphql' },
  'projection-search': { now: 'searchWay_projection_search', better: 'searchBetter_product_search' },
  local: { now: 'searchWay_local', better: 'searchBetter_product_search' },
  browse: { now: 'searchWay_browse', better: 'searchBetter_product_search' },
};

/** Tells the merchant the shop's search strategy. Reads it again after each change of the settings. */
export function SearchStrategy() {
  const view = settings.value;
  useEffect(() => {
    if (view && view.source !== 'none') void readShop();
  }, [view]);

  const known = searchStrategy.value && descriptions[searchStrategy.value];
  if (!known) return null;
  return (
    <section class="options-group">
      <h2 class="subtitle">{text('searchTitle')}</h2>
      <div>
        <p>{text(known.now)}</p>
        {known.better && <p class="options-note">{text(known.better)}</p>}
      </div>
    </section>
  );
}
