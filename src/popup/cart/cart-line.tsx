import { Clock, Trash2 } from 'lucide';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { Picture } from '../../ui/controls/picture.tsx';
import { Price } from '../../ui/controls/price.tsx';
import { Stepper } from '../../ui/controls/stepper.tsx';
import { attributeLabel } from '../../ui/format/attribute-labels.ts';
import { moneyText } from '../../ui/format/money.ts';
import { formatCount, text } from '../../ui/text.ts';
import { openProduct } from '../products/open-product.ts';
import { setQuantity, step } from './actions.ts';
import { lineName } from './cart-labels.ts';
import { LineNotes } from './line-notes.tsx';

export function removeButtonId(line: CartLineData): string {
  return `remove-${line.id}`;
}

interface CartLineProps {
  line: CartLineData;
  /** Nothing in the cart can be changed now. */
  isClosed: boolean;
  onRemove: (line: CartLineData) => void;
}

/**
 * One line: what, how many, what it comes to. It reads a signal (the locale of its money), so that as long as all of its
 * properties stay the very same it is not drawn again: in a long cart a step draws one line.
 */
export function CartLine({ line, isClosed, onRemove }: CartLineProps) {
  const name = lineName(line);
  return (
    <li class={line.isWaiting ? 'line is-waiting' : 'line'}>
      <Picture picture={line.picture} look="row" />
      <div class="facts">
        <button
          id={`line-${line.id}`}
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
            {attributeLabel(line.traits)}
          </p>
        )}
        {line.unit.was && !line.isGift && (
          <p class="line-unit">
            <Price price={line.unit} /> {line.quantity > 1 && text('each')}
          </p>
        )}
        <LineNotes line={line} />
      </div>
      {!line.isGift && (
        <IconButton
          id={removeButtonId(line)}
          class="line-remove"
          shapes={Trash2}
          size={16}
          label={text('removeNamed', name)}
          idle={isClosed}
          onClick={() => onRemove(line)}
        />
      )}
      <div class="line-sum">
        {line.isGift ? (
          <p class="line-gift">{text('countOf', formatCount(line.quantity), text('gift'))}</p>
        ) : (
          <Stepper
            quantity={line.quantity}
            label={text('quantityOf', name)}
            increaseLabel={text('increaseQuantityOf', name)}
            decreaseLabel={text('decreaseQuantityOf', name)}
            idle={isClosed}
            onStep={(by) => step(line, by)}
            onSet={(quantity) => setQuantity(line, quantity)}
            onZero={() => onRemove(line)}
          />
        )}
        <div class="line-end">
          <p class="line-total">
            {line.isWaiting && (
              <span class="line-waiting">
                <Icon shapes={Clock} size={14} />
                <span class="visually-hidden">{text('lineWaiting')} </span>
              </span>
            )}
            {line.total && moneyText(line.total)}
          </p>
          {/* Here, since above the stepper it would move that from under the finger. */}
          {line.quantity > 1 && !line.unit.was && !line.isGift && (
            <p class="line-unit">
              <Price price={line.unit} /> {text('each')}
            </p>
          )}
        </div>
      </div>
    </li>
  );
}
