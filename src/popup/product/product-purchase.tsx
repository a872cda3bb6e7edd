import { quantityLimit } from '../../contract/cart-command.ts';
import type { Product, Variant } from '../../contract/catalog.ts';
import type { Price } from '../../contract/rules/money.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Stepper } from '../../ui/controls/stepper.tsx';
import { counted, text } from '../../ui/text.ts';
import { addToCart } from '../cart/line-actions.ts';
import { cart } from '../cart/state.ts';
import { updateChoice } from '../products/open-product.ts';
import { openedProducts } from '../products/product-state.ts';
import { axesOf, variantAttributesOf } from '../products/variants.ts';

interface ProductPurchaseProps {
  product: Product;
  /** The selected variant. */
  variant: Variant;
}

/** Quantity and the button to add to the cart; stays at the lower edge, however long the view is. */
export function ProductPurchase({ product, variant }: ProductPurchaseProps) {
  const { price, available } = variant;
  if (!price || !available) {
    return <p class="product-purchase product-obstacle">{text(price ? 'soldOutVariant' : 'notSoldHere')}</p>;
  }
  return <PurchaseForm product={product} variant={variant} price={price} />;
}

function PurchaseForm({ product, variant, price }: ProductPurchaseProps & { price: Price }) {
  const { quantity: chosen = 1 } = openedProducts.value.find(({ id }) => id === product.id)?.choice ?? {};
  const inCart = cart.value.lines.find((each) => each.productId === product.id && each.variantId === variant.id);
  const { left } = variant.stock;
  // The chosen quantity may exceed the stock of another variant.
  const quantity = Math.min(chosen, left ?? chosen);

  function submit(event: Event) {
    event.preventDefault();
    const { id: productId, name, language } = product;
    const picture = variant.picture ?? product.picture;
    const traits = variantAttributesOf(axesOf(product), variant);
    addToCart(
      { productId, variantId: variant.id, name, language, traits, unit: price, ...(picture && { picture }) },
      quantity,
    );
    updateChoice(product.id, { quantity: 1 });
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
          updateChoice(product.id, { quantity: quantity + by });
        }}
        onSet={(typed) => {
          updateChoice(product.id, { quantity: typed });
        }}
      />
      <Button look="accent" type="submit">
        {text('addToCart')}
      </Button>
    </form>
  );
}
