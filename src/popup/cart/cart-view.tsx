import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { Button } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { forgetRemoval, remove, undoRemoval } from './actions.ts';
import { CartLine, removeButtonId } from './cart-line.tsx';
import { CartNews } from './cart-news.tsx';
import { lineName } from './cart-words.ts';
import { EmptyCart } from './empty-cart.tsx';
import { cart, removed } from './state.ts';
import { Totals } from './totals.tsx';

const undoId = 'undo';

/** What is in the cart, to change and to sum up. */
export function CartView() {
  const title = useRef<HTMLHeadingElement>(null);
  const landing = useRef<string | undefined>(undefined);
  const { lines, totals } = cart.value;
  // Asked before this is drawn: afterwards the button may be gone.
  const heldUndo = document.activeElement?.id === undoId;

  useEffect(() => forgetRemoval, []);

  // The button that had focus went with its line, or with the removal it has undone.
  useLayoutEffect(() => {
    // A refused removal takes its Undo away.
    const goal = landing.current ?? (heldUndo && !removed.value ? '' : undefined);
    landing.current = undefined;
    if (goal !== undefined) (document.getElementById(goal) ?? title.current)?.focus({ preventScroll: goal === undoId });
  }, [lines.length, removed.value]);

  function removeLine(line: CartLineData) {
    landing.current = undoId;
    remove(line);
  }

  function bringBack(line: CartLineData) {
    landing.current = removeButtonId(line);
    undoRemoval();
  }

  return (
    <section class="cart">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('cart')}
        </h1>
      </div>
      {removed.value && <Removed line={removed.value.line} onUndo={bringBack} />}
      <CartNews onGone={() => title.current?.focus()} />
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <>
          <ul class="lines" aria-label={text('cart')}>
            {lines.map((line) => (
              <CartLine key={keyOf(line)} line={line} onRemove={() => removeLine(line)} />
            ))}
          </ul>
          {totals && <Totals totals={totals} />}
        </>
      )}
    </section>
  );
}

/** Says what was taken out last, and brings it back. It stays in sight, however far down the list the line was. */
function Removed({ line, onUndo }: { line: CartLineData; onUndo: (line: CartLineData) => void }) {
  return (
    <div class="removed">
      <p dir="auto">{text('removed', lineName(line))}</p>
      <Button id={undoId} onClick={() => onUndo(line)}>
        {text('undo')}
      </Button>
    </div>
  );
}

/** The same before and after the shop has given a line its id, so that focus in it survives the answer. */
function keyOf(line: CartLineData): string {
  return `${line.productId}/${line.variantId}`;
}
