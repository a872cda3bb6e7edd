import { useSignal } from '@preact/signals';
import type { Product, Variant } from '../../contract/catalog.ts';
import { announce } from '../../ui/announcer.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { allows } from '../shop.ts';
import { readProduct } from './actions.ts';
import { ProductPurchase } from './product-purchase.tsx';
import { opened, type ProductOnView } from './state.ts';
import { choiceWords, VariantChoice } from './variant-choice.tsx';
import { firstVariant } from './variants.ts';

/** A name of more characters is set smaller. */
const longName = 40;

/** One product: its picture, what it costs, its variants, and the way into the cart. */
export function ProductView({ id }: { id: string }) {
  const chosenId = useSignal<number>();
  const known = opened.value.find((each) => each.id === id);
  if (!known) return null;
  const { product, failure } = known;
  const variant = product && (product.variants.find((each) => each.id === chosenId.value) ?? firstVariant(product));
  return (
    <article class="product">
      <ProductHead known={known} variant={variant} />
      {failure && <FailureNotice failure={failure} onRetry={() => void readProduct(id)} />}
      {!product && !failure && <Skeleton />}
      {product && variant && (
        <>
          <VariantChoice
            product={product}
            variant={variant}
            onChoose={(next, axis) => {
              chosenId.value = next.id;
              announce(choiceWords(product, variant, next, axis));
            }}
          />
          <ProductStory product={product} />
          {allows('cart') && <ProductPurchase product={product} variant={variant} />}
        </>
      )}
    </article>
  );
}

function ProductHead({ known: { glimpse, product }, variant }: { known: ProductOnView; variant: Variant | undefined }) {
  const price = product ? variant?.price : glimpse.price;
  return (
    <header class="product-head">
      <div class="product-stage">
        <Picture picture={variant?.picture ?? product?.picture ?? glimpse.picture} look="large" />
        <BackButton />
      </div>
      <div class="product-title">
        <h1
          class={glimpse.name.length > longName ? 'product-name is-long' : 'product-name'}
          lang={glimpse.language}
          dir="auto"
          tabIndex={-1}
          data-entry
        >
          {glimpse.name}
        </h1>
        {glimpse.note && (
          <p class="product-note" dir="auto">
            {glimpse.note}
          </p>
        )}
        {price && (
          <p class="product-price">
            <Price price={price} />
          </p>
        )}
      </div>
    </header>
  );
}

function ProductStory({ product: { description, language, url } }: { product: Product }) {
  return (
    <>
      {description && (
        <p class="product-description" lang={language} dir="auto">
          {description}
        </p>
      )}
      {url && (
        <p class="product-link">
          <a href={url} target="_blank" rel="noreferrer">
            {text('viewInShop')}
          </a>
        </p>
      )}
    </>
  );
}

function Skeleton() {
  return (
    <div class="skeleton product-skeleton" aria-hidden="true">
      <span class="skeleton-piece" />
    </div>
  );
}
