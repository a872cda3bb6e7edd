import { useEffect, useRef } from 'preact/hooks';
import type { ProductCard, Variant } from '../../contract/catalog.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { Price } from '../../ui/controls/price.tsx';
import { moveFocus } from '../navigation/focus.ts';
import { ProductPurchase } from '../product/product-purchase.tsx';
import { readProduct, toggleChooser, updateChoice } from './open-product.ts';
import { type ListedProduct, openedProducts } from './product-state.ts';
import { StockNote, stockText } from './stock.tsx';
import { choiceAnnouncement, VariantChoice } from './variant-choice.tsx';
import { selectedVariant } from './variants.ts';

/** A product's options in its list entry: variant, quantity, add to cart. Escape closes them. */
export function OptionChooser({ card, entryId }: ListedProduct) {
  const chooser = useRef<HTMLDivElement>(null);
  const known = openedProducts.value.find((each) => each.id === card.id);
  const product = known?.product;
  const variant = known && selectedVariant(known);

  // Options that open below the edge are scrolled into view.
  useEffect(() => chooser.current?.scrollIntoView({ block: 'nearest' }), [product]);

  // Escape works in the whole entry: focus stays on the button that opened the options, outside this element.
  useEffect(() => {
    const entry = chooser.current?.closest('li');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      moveFocus(`add-${entryId}`);
      toggleChooser(entryId, card);
    };
    entry?.addEventListener('keydown', onKeyDown);
    return () => entry?.removeEventListener('keydown', onKeyDown);
  }, [entryId, card]);

  return (
    <div class="chooser" ref={chooser}>
      {known?.failure && <FailureNotice failure={known.failure} onRetry={() => void readProduct(card.id)} />}
      {!product && !known?.failure && (
        <div class="skeleton chooser-skeleton" aria-hidden="true">
          <span class="skeleton-piece" />
        </div>
      )}
      {product && variant && (
        <>
          <VariantChoice
            product={product}
            variant={variant}
            onChoose={(next, axis) => {
              updateChoice(card.id, { variantId: next.id });
              announce(choiceAnnouncement(product, variant, next, axis));
            }}
          />
          <ChosenPrice card={card} variant={variant} />
          <ProductPurchase product={product} variant={variant} />
        </>
      )}
    </div>
  );
}

/** The selected variant's price, where the row shows another, and its stock. */
function ChosenPrice({ card, variant: { price, stock } }: { card: ProductCard; variant: Variant }) {
  const isOther = price?.now.amount !== card.price?.now.amount;
  // A sold-out variant has its note in place of the button to add it.
  const hasStock = stock.available && stockText(stock) !== '';
  if (!isOther && !hasStock) return null;
  return (
    <p class="chooser-price">
      {isOther && price && <Price price={price} />} {hasStock && <StockNote stock={stock} />}
    </p>
  );
}
