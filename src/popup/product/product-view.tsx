import { useSignal } from '@preact/signals';
import type { Picture, Variant } from '../../contract/catalog.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { Price } from '../../ui/controls/price.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { choose, readProduct } from '../products/open-product.ts';
import { PriceTiers } from '../products/price-tiers.tsx';
import { StockWords } from '../products/stock.tsx';
import { choiceWords, VariantChoice } from '../products/variant-choice.tsx';
import { variantOnView } from '../products/variants.ts';
import { opened, type ProductOnView } from '../search/search-state.ts';
import { allows } from '../shop.ts';
import { Gallery } from './gallery.tsx';
import { ProductPurchase } from './product-purchase.tsx';
import { ProductStory } from './product-story.tsx';

/** A name of more characters is set smaller. */
const longName = 80;

/** One product: its pictures, what it costs, its variants, and the way into the cart. */
export function ProductView({ id }: { id: string }) {
  // The picture that was asked for; a variant chosen later shows its own.
  const picked = useSignal<Picture>();
  const known = opened.value.find((each) => each.id === id);
  if (!known) return null;
  const { product, failure } = known;
  const variant = variantOnView(known);
  return (
    <article class="product">
      <ProductStage
        known={known}
        shown={picked.value ?? variant?.picture ?? product?.picture ?? known.glimpse.picture}
        onShow={(picture) => {
          picked.value = picture;
        }}
      />
      <ProductHead known={known} variant={variant} />
      {failure && <FailureNotice failure={failure} onRetry={() => void readProduct(id)} />}
      {!product && !failure && <Skeleton />}
      {product && variant && (
        <>
          <VariantChoice
            product={product}
            variant={variant}
            onChoose={(next, axis) => {
              choose(id, { variantId: next.id });
              picked.value = undefined;
              announce(choiceWords(product, variant, next, axis));
            }}
          />
          <ProductStory product={product} variant={variant} />
          {allows('cart') && <ProductPurchase product={product} variant={variant} />}
        </>
      )}
    </article>
  );
}

interface ProductStageProps {
  known: ProductOnView;
  shown: Picture | undefined;
  onShow: (picture: Picture) => void;
}

function ProductStage({ known: { glimpse, product }, shown, onShow }: ProductStageProps) {
  return (
    <div class="product-stage">
      <Gallery pictures={product?.pictures ?? []} shown={shown} name={glimpse.name} onShow={onShow} />
      <BackButton />
    </div>
  );
}

function ProductHead({ known: { glimpse, product }, variant }: { known: ProductOnView; variant: Variant | undefined }) {
  const price = product ? variant?.price : glimpse.price;
  return (
    <header class="product-head">
      <h1
        class={glimpse.name.length > longName ? 'product-name is-long' : 'product-name'}
        lang={glimpse.language}
        dir="auto"
        tabIndex={-1}
        data-entry
      >
        {glimpse.name || text('nameless')}
      </h1>
      {glimpse.note && (
        <p class="product-note" dir="auto">
          {glimpse.note}
        </p>
      )}
      <p class="product-price">
        {price && <Price price={price} />}
        {variant && <StockWords stock={variant.stock} />}
      </p>
      {variant && <PriceTiers tiers={variant.tiers} />}
    </header>
  );
}

function Skeleton() {
  return (
    <div class="skeleton product-skeleton" aria-hidden="true">
      <span class="skeleton-piece" />
    </div>
  );
}
