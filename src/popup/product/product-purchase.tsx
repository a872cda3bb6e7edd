import { quantityLimit } from '../../contract/cart.ts';
import type { Product, Variant } from '../../contract/catalog.ts';
import type { Price } from '../../contract/money.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Stepper } from '../../ui/controls/stepper.tsx';
import { counted, text } from '../../ui/text.ts';
import { add } from '../cart/actions.ts';
import { cart } from '../cart/state.ts';
import { choose } from '../products/open-product.ts';
import { axesOf, traitsOf } from '../products/variants.ts';
import { opened } from '../search/search-state.ts';

interface ProductPurchaseProps {
  product: Product;
  /** The variant chosen now. */
  variant: Variant;
}

/** How many, and into the cart: at the lower edge, however long the product's story is. */
export function ProductPurchase({ product, variant }: ProductPurchaseProps) {
  const { price, available } = variant;
  if (!price || !available) {
    return <p class="product-purchase product-obstacle">{text(price ? 'soldOutVariant' : 'notSoldHere')}</p>;
  }
  return <PurchaseForm product={product} variant={variant} price={price} />;
}

function PurchaseForm({ product, variant, price }: ProductPurchaseProps & { price: Price }) {
  const { quantity: wanted = 1 } = opened.value.find(({ id }) => id === product.id)?.choice ?? {};
  const inCart = cart.value.lines.find((each) => each.productId === product.id && each.variantId === variant.id);
  const { left } = variant.stock;
  // Another variant may have fewer.
  const quantity = Math.min(wanted, left ?? wanted);

  function submit(event: Event) {
    event.preventDefault();
    const { id: productId, name, language } = product;
    const picture = variant.picture ?? product.picture;
    const traits = traitsOf(axesOf(product), variant);
    add(
      { productId, variantId: variant.id, name, language, traits, unit: price, ...(picture && { picture }) },
      quantity,
    );
    choose(product.id, { quantity: 1 });
  }

  return (
    <form class="product-purchase" onSubmit={submit} noValidate>
      {inCart && <p class="product-in-cart">{counted('alreadyInCart', inCart.quantity)}</p>}
      <Stepper
        quantity={quantity}
        label={text('quantity')}
        increaseLabel={text('increaseQuantity')}
        decreaseLabel={text('decreaseQuantity')}
        most={Math.min(left ?? quantityLimit, quantityLimit)}
        onStep={(by) => {
          choose(product.id, { quantity: quantity + by });
        }}
        onSet={(typed) => {
          choose(product.id, { quantity: typed });
        }}
      />
      <Button look="accent" type="submit">
        {text('addToCart')}
      </Button>
    </form>
  );
}
