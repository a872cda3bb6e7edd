import { useSignal } from '@preact/signals';
import type { Picture, Variant } from '../../contract/catalog.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { Price } from '../../ui/controls/price.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { readProduct, updateChoice } from '../products/open-product.ts';
import { PriceTiers } from '../products/price-tiers.tsx';
import { type OpenedProduct, openedProducts } from '../products/product-state.ts';
import { StockNote } from '../products/stock.tsx';
import { choiceAnnouncement, VariantChoice } from '../products/variant-choice.tsx';
import { selectedVariant } from '../products/variants.ts';
import { allows } from '../shop.ts';
import { Gallery } from './gallery.tsx';
import { ProductDetails } from './product-details.tsx';
import { ProductPurchase } from './product-purchase.tsx';

/** Longer names have a smaller font. Characters. */
const longName = 80;

/** One product: pictures, price, variants, details, and the button to add it to the cart. */
export function ProductView({ id }: { id: string }) {
  // The picture that the shopper picked; choosing a variant afterwards shows the variant's own.
  const picked = useSignal<Picture>();
  const known = openedProducts.value.find((each) => each.id === id);
  if (!known) return null;
  const { product, failure } = known;
  const variant = selectedVariant(known);
  return (
    <article class="product">
      <ProductStage
        known={known}
        shown={picked.value ?? variant?.picture ?? product?.picture ?? known.preview.picture}
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
              updateChoice(id, { variantId: next.id });
              picked.value = undefined;
              announce(choiceAnnouncement(product, variant, next, axis));
            }}
          />
          <ProductDetails product={product} variant={variant} />
          {allows('cart') && <ProductPurchase product={product} variant={variant} />}
        </>
      )}
    </article>
  );
}

interface ProductStageProps {
  known: OpenedProduct;
  shown: Picture | undefined;
  onShow: (picture: Picture) => void;
}

function ProductStage({ known: { preview, product }, shown, onShow }: ProductStageProps) {
  return (
    <div class="product-stage">
      <Gallery pictures={product?.pictures ?? []} shown={shown} name={preview.name} onShow={onShow} />
      <BackButton />
    </div>
  );
}

function ProductHead({ known: { preview, product }, variant }: { known: OpenedProduct; variant: Variant | undefined }) {
  const price = product ? variant?.price : preview.price;
  return (
    <header class="product-head">
      <h1
        class={preview.name.length > longName ? 'product-name is-long' : 'product-name'}
        lang={preview.language}
        dir="auto"
        tabIndex={-1}
        data-entry
      >
        {preview.name || text('nameless')}
      </h1>
      {preview.note && (
        <p class="product-note" dir="auto">
          {preview.note}
        </p>
      )}
      <p class="product-price">
        {price && <Price price={price} />}
        {variant && <StockNote stock={variant.stock} />}
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
