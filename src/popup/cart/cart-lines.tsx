import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { refreshCart } from '../checkout/order-actions.ts';
import { useIncrementalList } from '../navigation/use-incremental-list.ts';
import { CartLine } from './cart-line.tsx';
import { isGone, isOutdated } from './line-notes.tsx';

const portion = 16;
/** The least that a line is high, in CSS pixels. */
const entryHeight = 88;

interface CartLinesProps {
  lines: CartLineData[];
  isClosed: boolean;
  /** The same function every time, so that lines which are the same are not drawn again. */
  onRemove: (line: CartLineData) => void;
}

/** The lines of the cart, and the way to bring them up to date where the shop has moved on. */
export function CartLines({ lines, isClosed, onRemove }: CartLinesProps) {
  const shown = useIncrementalList(lines.length, { portion, entryHeight });
  const room = (lines.length - shown) * entryHeight;
  return (
    <>
      {!isClosed && lines.some(isOutdated) && (
        <div class="mark">
          <p class="mark-words">{text(lines.some(isGone) ? 'someGone' : 'pricesChanged')}</p>
          <Button onClick={refreshCart}>{text('refreshPrices')}</Button>
        </div>
      )}
      <ul class="lines" aria-label={text('cart')} style={{ paddingBlockEnd: `${room}px` }}>
        {lines.slice(0, shown).map((line) => (
          <CartLine key={line.id} line={line} isClosed={isClosed} onRemove={onRemove} />
        ))}
      </ul>
    </>
  );
}
