import { useEffect } from 'preact/hooks';
import type { StrategyName as Way } from '../contract/search.ts';
import { type TextKey, text } from '../ui/text.ts';
import { readSearchWay } from './actions.ts';
import { searchWay, settings } from './state.ts';

/** How shoppers search this shop now, and what to switch on for more. */
const words: Record<Way, { now: TextKey; better?: TextKey }> = {
  graphql: { now: 'searchWay_graphql' },
  'product-search': { now: 'searchWay_product_search', better: 'searchBetter_graphql' },
  'projection-search': { now: 'searchWay_projection_search', better: 'searchBetter_product_search' },
  local: { now: 'searchWay_local', better: 'searchBetter_product_search' },
  browse: { now: 'searchWay_browse', better: 'searchBetter_product_search' },
};

/** Tells the merchant which way of searching the shop has. Asked anew whenever the settings are others; silent until known. */
export function SearchWay() {
  const view = settings.value;
  useEffect(() => {
    if (view && view.source !== 'none') void readSearchWay();
  }, [view]);

  const known = searchWay.value && words[searchWay.value];
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
