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
import { lineName } from './cart-labels.ts';
import { setQuantity, stepQuantity } from './line-actions.ts';
import { LineNotes } from './line-notes.tsx';

export function removeButtonId(line: CartLineData): string {
  return `remove-${line.id}`;
}

interface CartLineProps {
  line: CartLineData;
  /** The cart cannot be changed now. */
  isClosed: boolean;
  onRemove: (line: CartLineData) => void;
}

/**
 * One line: the product, the quantity, the total. The component reads a signal (the locale for money), and so renders
 * only when one of its properties is another object: in a long cart a change of quantity renders one line.
 */
export function CartLine({ line, isClosed, onRemove }: CartLineProps) {
  return (
    <li class={line.isWaiting ? 'line is-waiting' : 'line'}>
      <Picture picture={line.picture} look="row" />
      {lineFacts(line)}
      {!line.isGift && (
        <IconButton
          id={removeButtonId(line)}
          class="line-remove"
          shapes={Trash2}
          size={16}
          label={text('removeNamed', lineName(line))}
          idle={isClosed}
          onClick={() => onRemove(line)}
        />
      )}
      <div class="line-sum">
        {lineQuantity({ line, isClosed, onRemove })}
        {lineTotal(line)}
      </div>
    </li>
  );
}

// Functions instead of components: a component costs time in each line of a long cart.

function lineFacts(line: CartLineData) {
  return (
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
  );
}

function lineQuantity({ line, isClosed, onRemove }: CartLineProps) {
  if (line.isGift) return <p class="line-gift">{text('countOf', formatCount(line.quantity), text('gift'))}</p>;
  const name = lineName(line);
  return (
    <Stepper
      quantity={line.quantity}
      label={text('quantityOf', name)}
      increaseLabel={text('increaseQuantityOf', name)}
      decreaseLabel={text('decreaseQuantityOf', name)}
      idle={isClosed}
      onStep={(by) => stepQuantity(line, by)}
      onSet={(quantity) => setQuantity(line, quantity)}
      onZero={() => onRemove(line)}
    />
  );
}

function lineTotal(line: CartLineData) {
  return (
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
      {/* Below the total: above the stepper, the price of one would move the stepper from under the finger. */}
      {line.quantity > 1 && !line.unit.was && !line.isGift && (
        <p class="line-unit">
          <Price price={line.unit} /> {text('each')}
        </p>
      )}
    </div>
  );
}
