import { PanelRight } from 'lucide';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { canStandBeside, openSidePanel } from '../../ui/side-panel.ts';
import { text } from '../../ui/text.ts';
import { CartNews } from '../cart-news/cart-news.tsx';
import { CartSums } from '../checkout/cart-sums.tsx';
import { stay } from '../checkout/checkout.ts';
import { checkCart } from '../checkout/order-actions.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { online } from '../network.ts';
import { captureNow } from '../snapshot/capture.ts';
import { remove } from './actions.ts';
import { lineName } from './cart-labels.ts';
import { removeButtonId } from './cart-line.tsx';
import { CartLines } from './cart-lines.tsx';
import { EmptyCart } from './empty-cart.tsx';
import { OtherCarts } from './other-carts.tsx';
import { cart, removed } from './state.ts';
import { forgetRemoval, undoRemoval } from './undo-removal.ts';

const undoId = 'undo';

/** The panel beside the page begins with what is on screen here. */
function moveBeside(): void {
  captureNow();
  openSidePanel();
}

/** What is in the cart, to change and to sum up. */
export function CartView() {
  const title = useRef<HTMLHeadingElement>(null);
  const landing = useRef<string | undefined>(undefined);
  const { lines, closed } = cart.value;
  // Asked before this is drawn: afterwards the button may be gone.
  const heldUndo = document.activeElement?.id === undoId;
  const heldLine = document.activeElement?.closest('.line');
  const heldAt = [...(heldLine?.parentElement?.children ?? [])].indexOf(heldLine as Element);
  const heldPart = partsOf(heldLine).indexOf(document.activeElement as HTMLElement);
  const countBefore = useRef(lines.length);

  useEffect(() => {
    void checkCart();
    return forgetRemoval;
  }, []);

  // A shopper who leaves this view does not go to the checkout from another.
  useLayoutEffect(() => stay, []);

  // The button that had focus went with its line, or with the removal it has undone.
  useLayoutEffect(() => {
    // A refused removal takes its Undo away.
    const goal = landing.current ?? (heldUndo && !removed.value ? '' : undefined);
    landing.current = undefined;
    if (goal !== undefined) (document.getElementById(goal) ?? title.current)?.focus({ preventScroll: goal === undoId });
    else if (heldAt >= 0 && document.activeElement === document.body) {
      const drawn = document.querySelectorAll('.line');
      const parts = partsOf(drawn[Math.min(heldAt, drawn.length - 1)]);
      // A line that was made anew has the same buttons; one that was taken out elsewhere gives way to the next.
      const isSame = lines.length === countBefore.current;
      ((isSame && parts[heldPart]) || (parts[0] ?? title.current))?.focus();
    }
    countBefore.current = lines.length;
  }, [lines.map(({ id }) => id).join(), removed.value]);

  const removeLine = useCallback((line: CartLineData) => {
    landing.current = undoId;
    remove(line);
  }, []);

  function bringBack() {
    const line = undoRemoval();
    landing.current = line && removeButtonId(line);
  }

  return (
    <section class="cart">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('cart')}
        </h1>
        <Age />
        {canStandBeside() && (
          <IconButton shapes={PanelRight} label={text('keepBeside')} class="cart-beside" onClick={moveBeside} />
        )}
      </div>
      {closed && (
        <p class="mark" role="status">
          {text(closed === 'frozen' ? 'failure_cart_frozen' : 'failure_cart_locked')}
        </p>
      )}
      {removed.value && <Removed line={removed.value.line} onUndo={bringBack} />}
      <CartNews onGone={() => title.current?.focus()} />
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <>
          <CartLines lines={lines} isClosed={closed !== undefined} onRemove={removeLine} />
          <CartSums />
        </>
      )}
      <OtherCarts onGone={() => title.current?.focus()} />
    </section>
  );
}

/** What of a line can have focus, its name first. */
function partsOf(line: Element | null | undefined): HTMLElement[] {
  return [...(line?.querySelectorAll<HTMLElement>('button, input') ?? [])];
}

/** How old the cart is, where it may be out of date. */
function Age() {
  const { readAt, waiting } = cart.value;
  if (readAt === undefined || (online.value && !waiting?.failure)) return null;
  return <p class="cart-age">{text('cartAsOf', formatRelativeDate(readAt))}</p>;
}

/** Says what was taken out last, and brings it back. It stays in sight, however far down the list the line was. */
function Removed({ line, onUndo }: { line: CartLineData; onUndo: () => void }) {
  return (
    <div class="mark removed">
      <p class="mark-words" dir="auto">
        {text('removed', lineName(line))}
      </p>
      <Button id={undoId} onClick={onUndo}>
        {text('undo')}
      </Button>
    </div>
  );
}
