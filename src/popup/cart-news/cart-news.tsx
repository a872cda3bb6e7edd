import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useId } from 'preact/hooks';
import type { CartChoice } from '../../contract/account.ts';
import type { CartNews as CartNewsData } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { counted, formatCount, text } from '../../ui/text.ts';
import { settleFor } from '../cart/actions.ts';
import { lineName } from '../cart/cart-labels.ts';
import { cart, news } from '../cart/state.ts';
import { changeSides, dismissNews } from '../checkout/order-actions.ts';
import { choices, newsText, stillSo } from './news-text.ts';

type Merged = CartNewsData & { kind: 'merged' };
type MergedLine = Merged['lines'][number];

/**
 * Says in the cart what became of it when two carts came together, puts quantities back, and lets the shopper choose
 * again.
 */
export function CartNews({ onGone }: { onGone: () => void }) {
  const merged = news.value.findLast((each) => each.kind === 'merged');
  const lines = merged?.lines.filter(stillSo) ?? [];
  return merged && (cart.value.merge || lines.length > 0) ? (
    <MergedNews news={merged} lines={lines} onGone={onGone} />
  ) : null;
}

function MergedNews({ news: merged, lines, onGone }: { news: Merged; lines: MergedLine[]; onGone: () => void }) {
  const id = useId();
  const isChanging = useSignal(false);
  const { merge } = cart.value;

  function putBack(line: MergedLine, button: HTMLElement) {
    const entry = button.closest('li');
    const next = (entry?.nextElementSibling ?? entry?.previousElementSibling)?.querySelector('button');
    if (next) next.focus();
    else onGone();
    settleFor(line, line.guestQuantity);
    // All is as it was: there is nothing left to tell.
    if (lines.length === 1 && !merge) dismissNews(merged);
  }

  async function change(to: CartChoice) {
    isChanging.value = true;
    await changeSides(to);
    isChanging.value = false;
  }

  function dismiss() {
    dismissNews(merged);
    onGone();
  }

  return (
    <section class="notice notice-news cart-news" aria-labelledby={id}>
      <h2 class="notice-text subtitle" id={id}>
        {newsText(merged)}
      </h2>
      <IconButton shapes={X} size={16} label={text('dismiss')} onClick={dismiss} />
      {lines.length > 0 && (
        <ul class="cart-news-lines">
          {lines.map((line) => {
            const { quantity, guestQuantity } = line;
            const back = text('putBack', formatCount(guestQuantity));
            return (
              <li key={`${line.productId}/${line.variantId}`} class="cart-news-line">
                <p>{counted('mergedLine', quantity, lineName(line), formatCount(guestQuantity))}</p>
                <Button
                  aria-label={text('putBackNamed', back, lineName(line))}
                  onClick={(event) => putBack(line, event.currentTarget)}
                >
                  {back}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {merged.isPartial && <p class="cart-news-note">{text('mergedPartly')}</p>}
      {merged.lacksCode && <p class="cart-news-note">{text('mergedCodeLost')}</p>}
      {merge && (
        <>
          <p class="cart-news-note">{text('mergedChoice')}</p>
          <Button busy={isChanging.value} onClick={() => void change(merge.other)}>
            {text(choices[merge.other])}
          </Button>
        </>
      )}
    </section>
  );
}
