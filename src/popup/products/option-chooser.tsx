import { useEffect, useRef } from 'preact/hooks';
import type { ProductCard, Variant } from '../../contract/catalog.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { Price } from '../../ui/controls/price.tsx';
import { passFocus } from '../navigation/history.ts';
import { ProductPurchase } from '../product/product-purchase.tsx';
import { opened, type Placed } from '../search/search-state.ts';
import { choose, readProduct, toggleOptions } from './open-product.ts';
import { StockWords, stockSentence } from './stock.tsx';
import { choiceWords, VariantChoice } from './variant-choice.tsx';
import { variantOnView } from './variants.ts';

/** A product's options in its own row: which variant, how many, and into the cart. Escape closes them. */
export function OptionChooser({ card, place }: Placed) {
  const chooser = useRef<HTMLDivElement>(null);
  const known = opened.value.find((each) => each.id === card.id);
  const product = known?.product;
  const variant = known && variantOnView(known);

  // What has opened below the edge comes into view.
  useEffect(() => chooser.current?.scrollIntoView({ block: 'nearest' }), [product]);

  // From anywhere in its row: the button that opened it has focus first.
  useEffect(() => {
    const entry = chooser.current?.closest('li');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      passFocus(`add-${place}`);
      toggleOptions(place, card);
    };
    entry?.addEventListener('keydown', onKeyDown);
    return () => entry?.removeEventListener('keydown', onKeyDown);
  }, [place, card]);

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
              choose(card.id, { variantId: next.id });
              announce(choiceWords(product, variant, next, axis));
            }}
          />
          <ChosenPrice card={card} variant={variant} />
          <ProductPurchase product={product} variant={variant} />
        </>
      )}
    </div>
  );
}

/** What the chosen variant costs, where that is not what the row says, and how many are left. */
function ChosenPrice({ card, variant: { price, stock } }: { card: ProductCard; variant: Variant }) {
  const isOther = price?.now.amount !== card.price?.now.amount;
  // That it is sold out stands where it could be added.
  const hasStock = stock.available && stockSentence(stock) !== '';
  if (!isOther && !hasStock) return null;
  return (
    <p class="chooser-price">
      {isOther && price && <Price price={price} />} {hasStock && <StockWords stock={stock} />}
    </p>
  );
}
