import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { ProductRow } from '../products/product-row.tsx';
import { browseAll } from '../search/load-results.ts';
import { home, listing, opened } from '../search/search-state.ts';

/** Products offered in an empty cart, at most. */
const offerLimit = 3;

/** Nothing in the cart: what was looked at last, one press from being in it. */
export function EmptyCart() {
  const { recent = [], onSale = [] } = home.value ?? {};
  const here = opened.value.flatMap((each) => each.product ?? []).reverse();
  // What was looked at just now, then on other days, then anything.
  const looked = here.length > 0 ? here : recent;
  const others = listing.value?.results ?? onSale;
  const offers = (looked.length > 0 ? looked : others).slice(0, offerLimit);
  return (
    <div class="empty-cart">
      <p class="empty-text">{text('cartEmptyText')}</p>
      {offers.length > 0 && (
        <>
          <h2 class="subtitle">{text(looked.length > 0 ? 'lookedAt' : 'fromTheShop')}</h2>
          <ul class="rows" aria-label={text(looked.length > 0 ? 'lookedAt' : 'fromTheShop')}>
            {offers.map((card) => (
              <ProductRow key={card.id} card={card} />
            ))}
          </ul>
        </>
      )}
      <Button onClick={browseAll}>{text('browseProducts')}</Button>
    </div>
  );
}
