import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { useIncrementalList } from '../navigation/use-incremental-list.ts';
import { refreshCart } from './cart-actions.ts';
import { CartLine } from './cart-line.tsx';
import { isGone, isOutdated } from './line-notes.tsx';

const portion = 16;
/** Least height of a line, in CSS pixels. */
const entryHeight = 88;

interface CartLinesProps {
  lines: CartLineData[];
  isClosed: boolean;
  /** The same function at every render, so that unchanged lines do not render again. */
  onRemove: (line: CartLineData) => void;
}

/** The lines of the cart, and a button to refresh them where the catalog has changed. */
export function CartLines({ lines, isClosed, onRemove }: CartLinesProps) {
  const shown = useIncrementalList(lines.length, { portion, entryHeight });
  const missingHeight = (lines.length - shown) * entryHeight;
  return (
    <>
      {!isClosed && lines.some(isOutdated) && (
        <div class="mark">
          <p class="mark-words">{text(lines.some(isGone) ? 'someGone' : 'pricesChanged')}</p>
          <Button onClick={refreshCart}>{text('refreshPrices')}</Button>
        </div>
      )}
      <ul class="lines" aria-label={text('cart')} style={{ paddingBlockEnd: `${missingHeight}px` }}>
        {lines.slice(0, shown).map((line) => (
          <CartLine key={line.id} line={line} isClosed={isClosed} onRemove={onRemove} />
        ))}
      </ul>
    </>
  );
}
