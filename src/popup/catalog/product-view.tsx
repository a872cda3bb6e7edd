import { useSignal } from '@preact/signals';
import { FailureNotice } from '../../ui/notice.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { readProduct } from './actions.ts';
import { ProductForm } from './product-form.tsx';
import { opened } from './state.ts';
import { firstVariant } from './variant-choice.ts';

/** A name of more characters is set smaller. */
const longName = 50;

/** One product: its picture, what it costs, its variants, and the way into the cart. */
export function ProductView({ id }: { id: string }) {
  const chosenId = useSignal<number>();
  const known = opened.value.find((each) => each.id === id);
  if (!known) return null;
  const { glimpse, product, failure } = known;
  const variant = product && (product.variants.find((each) => each.id === chosenId.value) ?? firstVariant(product));
  const price = product ? variant?.price : glimpse.price;
  return (
    <article class="product">
      <div class="product-stage">
        <Picture picture={variant?.picture ?? product?.picture ?? glimpse.picture} look="large" />
        <BackButton />
      </div>
      <div class="product-head">
        <h1
          class={glimpse.name.length > longName ? 'product-name is-long' : 'product-name'}
          lang={glimpse.language}
          dir="auto"
          tabIndex={-1}
          data-entry
        >
          {glimpse.name}
        </h1>
        {glimpse.note && <p class="product-note">{glimpse.note}</p>}
        {price && (
          <p class="product-price">
            <Price price={price} />
          </p>
        )}
      </div>
      {failure && <FailureNotice failure={failure} onRetry={() => void readProduct(id)} />}
      {product && variant && (
        <ProductForm product={product} variant={variant} onChoose={(next) => (chosenId.value = next.id)} />
      )}
      {!product && !failure && (
        <div class="skeleton product-skeleton" aria-hidden="true">
          <span class="skeleton-piece" />
        </div>
      )}
      {product?.description && (
        <p class="product-description" lang={product.language} dir="auto">
          {product.description}
        </p>
      )}
      {product?.url && (
        <p class="product-link">
          <a href={product.url} target="_blank" rel="noreferrer">
            {text('viewInShop')}
          </a>
        </p>
      )}
    </article>
  );
}
