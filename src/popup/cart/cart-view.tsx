import { PanelRight } from 'lucide';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { canStandBeside, openSidePanel } from '../../ui/side-panel.ts';
import { text } from '../../ui/text.ts';
import { CartNews } from '../cart-news/cart-news.tsx';
import { CartSums } from '../checkout/cart-sums.tsx';
import { cancelCheckout } from '../checkout/checkout.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { isOnline } from '../network.ts';
import { captureNow } from '../snapshot/capture.ts';
import { checkCart } from './cart-actions.ts';
import { lineName } from './cart-labels.ts';
import { removeButtonId } from './cart-line.tsx';
import { CartLines } from './cart-lines.tsx';
import { EmptyCart } from './empty-cart.tsx';
import { removeLine } from './line-actions.ts';
import { OtherCarts } from './other-carts.tsx';
import { cart, removedLine } from './state.ts';
import { forgetRemoval, undoRemoval } from './undo-removal.ts';
import { undoButtonId, useCartFocus } from './use-cart-focus.ts';

/** The panel beside the page opens with the view on screen here. */
function moveBeside(): void {
  captureNow();
  openSidePanel();
}

/** The cart's lines, to change, and its totals. */
export function CartView() {
  const title = useRef<HTMLHeadingElement>(null);
  const { lines, closed } = cart.value;
  const nextFocusId = useCartFocus(lines, title);

  useEffect(() => {
    void checkCart();
    return forgetRemoval;
  }, []);

  // A checkout that opens late must not surprise a shopper who has opened another view.
  useLayoutEffect(() => cancelCheckout, []);

  const onRemove = useCallback((line: CartLineData) => {
    nextFocusId.current = undoButtonId;
    removeLine(line);
  }, []);

  function onUndo() {
    const line = undoRemoval();
    nextFocusId.current = line && removeButtonId(line);
  }

  return (
    <section class="cart">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('cart')}
        </h1>
        <CartAge />
        {canStandBeside() && (
          <IconButton shapes={PanelRight} label={text('keepBeside')} class="cart-beside" onClick={moveBeside} />
        )}
      </div>
      {closed && (
        <p class="mark" role="status">
          {text(closed === 'frozen' ? 'failure_cart_frozen' : 'failure_cart_locked')}
        </p>
      )}
      {removedLine.value && <RemovalNotice line={removedLine.value.line} onUndo={onUndo} />}
      <CartNews onGone={() => title.current?.focus()} />
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <>
          <CartLines lines={lines} isClosed={closed !== undefined} onRemove={onRemove} />
          <CartSums />
        </>
      )}
      <OtherCarts onGone={() => title.current?.focus()} />
    </section>
  );
}

/** When the cart was read, shown while it may be out of date. */
function CartAge() {
  const { readAt, waiting } = cart.value;
  if (readAt === undefined || (isOnline.value && !waiting?.failure)) return null;
  return <p class="cart-age">{text('cartAsOf', formatRelativeDate(readAt))}</p>;
}

/** Names the line removed last, with Undo. Stays in sight, however far down the list the line was. */
function RemovalNotice({ line, onUndo }: { line: CartLineData; onUndo: () => void }) {
  return (
    <div class="mark removed">
      <p class="mark-words" dir="auto">
        {text('removed', lineName(line))}
      </p>
      <Button id={undoButtonId} onClick={onUndo}>
        {text('undo')}
      </Button>
    </div>
  );
}
