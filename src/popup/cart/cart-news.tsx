import { X } from 'lucide';
import { useId } from 'preact/hooks';
import type { MergedLine } from '../../contract/account.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { counted, formatCount, text } from '../../ui/text.ts';
import { dismissNews, setQuantity } from './actions.ts';
import { lineName } from './cart-words.ts';
import { findLine } from './expected.ts';
import { cart, news } from './state.ts';

/** Says in the cart what became of it when two carts were made one, and puts a quantity back as it was. */
export function CartNews({ onGone }: { onGone: () => void }) {
  const id = useId();
  const current = news.value.filter(stillSo);
  if (current.length === 0) return null;

  function putBack({ line, guestQuantity }: MergedLine, button: HTMLElement) {
    const entry = button.closest('li');
    const next = (entry?.nextElementSibling ?? entry?.previousElementSibling)?.querySelector('button');
    if (next) next.focus();
    else onGone();
    setQuantity(lineNow(line) ?? line, guestQuantity);
  }

  function dismiss() {
    dismissNews();
    onGone();
  }

  return (
    <section class="notice notice-news cart-news" aria-labelledby={id}>
      <h2 class="notice-text subtitle" id={id}>
        {text('mergedTitle')}
      </h2>
      <IconButton shapes={X} size={16} label={text('dismiss')} onClick={dismiss} />
      <ul class="cart-news-lines">
        {current.map((merged) => {
          const { line, guestQuantity } = merged;
          const back = text('putBack', formatCount(guestQuantity));
          return (
            <li key={line.id} class="cart-news-line">
              <p>{counted('mergedLine', line.quantity, lineName(line), formatCount(guestQuantity))}</p>
              <Button
                aria-label={text('putBackNamed', back, lineName(line))}
                onClick={(event) => putBack(merged, event.currentTarget)}
              >
                {back}
              </Button>
            </li>
          );
        })}
      </ul>
      <p class="cart-news-note">{text('mergedFinal')}</p>
    </section>
  );
}

function lineNow(line: MergedLine['line']) {
  return findLine(cart.value, { ...line, lineId: line.id });
}

/** Whether a line is as the merge left it: what the shopper has changed since is no news. */
function stillSo({ line }: MergedLine): boolean {
  return lineNow(line)?.quantity === line.quantity;
}
