import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { home } from '../home/home-state.ts';
import { openHome } from '../home/load-home.ts';
import { ProductRow } from '../products/product-row.tsx';
import { openedProducts } from '../products/product-state.ts';
import { listing } from '../search/search-state.ts';

/** Products offered in an empty cart, at most. */
const offerLimit = 3;

/** An empty cart offers the products that the shopper looked at last, to be added with one press. */
export function EmptyCart() {
  const { recent = [], onSale = [] } = home.value ?? {};
  const openedHere = openedProducts.value.flatMap((each) => each.product ?? []).reverse();
  // The products of this panel come first, then those of earlier days, then any.
  const viewed = openedHere.length > 0 ? openedHere : recent;
  const others = listing.value?.results ?? onSale;
  const offers = (viewed.length > 0 ? viewed : others).slice(0, offerLimit);
  return (
    <div class="empty-cart">
      <p class="empty-text">{text('cartEmptyText')}</p>
      {offers.length > 0 && (
        <>
          <h2 class="subtitle">{text(viewed.length > 0 ? 'lookedAt' : 'fromTheShop')}</h2>
          <ul class="rows" aria-label={text(viewed.length > 0 ? 'lookedAt' : 'fromTheShop')}>
            {offers.map((card) => (
              <ProductRow key={card.id} card={card} />
            ))}
          </ul>
        </>
      )}
      <Button onClick={openHome}>{text('browseProducts')}</Button>
    </div>
  );
}
