import { useSignal } from '@preact/signals';
import { quantityLimit } from '../../contract/cart.ts';
import type { Product, Variant } from '../../contract/catalog.ts';
import { axisWords, valueWords } from '../../ui/attribute-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { counted, text } from '../../ui/text.ts';
import { add } from '../cart/actions.ts';
import { cart } from '../cart/state.ts';
import { allows } from '../shop.ts';
import { axesOf, chooseValue, isTogether, plainAxis, traitsOf, valueOn } from './variant-choice.ts';

interface ProductFormProps {
  product: Product;
  /** The variant chosen now. */
  variant: Variant;
  onChoose: (variant: Variant) => void;
}

/** Which variant and how many, and the way into the cart. */
export function ProductForm({ product, variant, onChoose }: ProductFormProps) {
  const quantity = useSignal(1);
  const axes = axesOf(product);

  function submit(event: Event) {
    event.preventDefault();
    const picture = variant.picture ?? product.picture;
    if (!variant.price || !variant.available) return;
    add(
      {
        productId: product.id,
        variantId: variant.id,
        name: product.name,
        language: product.language,
        traits: traitsOf(axes, variant),
        unit: variant.price,
        ...(picture && { picture }),
      },
      quantity.value,
    );
    quantity.value = 1;
  }

  return (
    <form class="product-form" onSubmit={submit} noValidate>
      {axes.map((axis) => (
        <Choice
          key={axis.name}
          label={axis.name === plainAxis ? text('option') : axisWords(axis.name)}
          chosen={valueOn(variant, axis)}
          options={axis.values.map((value) => ({
            ...value,
            label: valueWords(value.label),
            apart: !isTogether(product, axes, variant, axis, value.key),
          }))}
          onChoose={(key) => onChoose(chooseValue(product, axes, variant, axis, key))}
        />
      ))}
      <div class="product-buy" hidden={!allows('cart')}>
        {variant.price && variant.available ? (
          <>
            <Stepper
              quantity={quantity.value}
              label={text('quantity')}
              increaseLabel={text('increaseQuantity')}
              decreaseLabel={text('decreaseQuantity')}
              onStep={(by) => (quantity.value = Math.min(quantity.value + by, quantityLimit))}
              onSet={(typed) => (quantity.value = typed)}
            />
            <Button look="accent" type="submit">
              {text('addToCart')}
            </Button>
          </>
        ) : (
          <p class="product-obstacle">{text(variant.price ? 'soldOutVariant' : 'notSoldHere')}</p>
        )}
      </div>
      <InCart product={product} variant={variant} />
    </form>
  );
}

/** How many of the chosen variant are in the cart already. */
function InCart({ product, variant }: { product: Product; variant: Variant }) {
  const line = cart.value.lines.find((each) => each.productId === product.id && each.variantId === variant.id);
  return line ? <p class="product-in-cart">{counted('alreadyInCart', line.quantity)}</p> : null;
}
