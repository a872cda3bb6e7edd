import { Trash2 } from 'lucide';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { traitWords } from '../../ui/attribute-words.ts';
import { IconButton } from '../../ui/button.tsx';
import { readMoney } from '../../ui/money.ts';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { text } from '../../ui/text.ts';
import { openProduct } from '../catalog/actions.ts';
import { setQuantity, step } from './actions.ts';
import { lineName } from './cart-words.ts';

export function removeButtonId(line: CartLineData): string {
  return `remove-${line.productId}-${line.variantId}`;
}

/** One line: what, how many, what it comes to. */
export function CartLine({ line, onRemove }: { line: CartLineData; onRemove: () => void }) {
  const name = lineName(line);
  return (
    <li class="line">
      <Picture picture={line.picture} look="row" />
      <div class="facts">
        <button
          id={`line-${line.productId}-${line.variantId}`}
          type="button"
          class="facts-name"
          lang={line.language}
          dir="auto"
          onClick={() => openProduct(line.productId, { ...line, price: line.unit })}
        >
          {line.name}
        </button>
        {line.traits.length > 0 && (
          <p class="facts-note" dir="auto">
            {traitWords(line.traits)}
          </p>
        )}
        {(line.quantity > 1 || line.unit.was) && (
          <p class="line-unit">
            <Price price={line.unit} /> {line.quantity > 1 && text('each')}
          </p>
        )}
      </div>
      <IconButton
        id={removeButtonId(line)}
        class="line-remove"
        shapes={Trash2}
        size={16}
        label={text('removeNamed', name)}
        onClick={onRemove}
      />
      <div class="line-sum">
        <Stepper
          quantity={line.quantity}
          label={text('quantityOf', name)}
          increaseLabel={text('increaseQuantityOf', name)}
          decreaseLabel={text('decreaseQuantityOf', name)}
          onStep={(by) => step(line, by)}
          onSet={(quantity) => setQuantity(line, quantity)}
        />
        <p class="line-total">{readMoney(line.total)}</p>
      </div>
    </li>
  );
}
