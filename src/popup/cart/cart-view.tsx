import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CartLine as CartLineData } from '../../contract/cart.ts';
import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { remove } from './actions.ts';
import { CartLine, removeButtonId } from './cart-line.tsx';
import { CartNews } from './cart-news.tsx';
import { EmptyCart } from './empty-cart.tsx';
import { cart } from './state.ts';
import { Totals } from './totals.tsx';

/** What is in the cart, to change and to sum up. */
export function CartView() {
  const title = useRef<HTMLHeadingElement>(null);
  const landing = useRef<string | undefined>(undefined);
  const { lines, totals } = cart.value;

  // The button that had focus went with its line: focus goes on to the next line's, or to the title.
  useLayoutEffect(() => {
    if (landing.current === undefined) return;
    (document.getElementById(landing.current) ?? title.current)?.focus();
    landing.current = undefined;
  }, [lines.length]);

  function removeLine(line: CartLineData, index: number) {
    const next = lines[index + 1] ?? lines[index - 1];
    landing.current = next ? removeButtonId(next) : '';
    remove(line);
  }

  return (
    <section class="cart">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('cart')}
        </h1>
      </div>
      <CartNews onGone={() => title.current?.focus()} />
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <>
          <ul class="lines" aria-label={text('cart')}>
            {lines.map((line, index) => (
              <CartLine key={keyOf(line)} line={line} onRemove={() => removeLine(line, index)} />
            ))}
          </ul>
          {totals && <Totals totals={totals} />}
        </>
      )}
    </section>
  );
}

/** The same before and after the shop has given a line its id, so that focus in it survives the answer. */
function keyOf(line: CartLineData): string {
  return `${line.productId}/${line.variantId}`;
}
