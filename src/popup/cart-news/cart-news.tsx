import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useId } from 'preact/hooks';
import type { CartChoice } from '../../contract/account.ts';
import type { CartNews as CartNewsData } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { counted, formatCount, text } from '../../ui/text.ts';
import { changeCartChoice } from '../cart/cart-actions.ts';
import { lineName } from '../cart/cart-labels.ts';
import { ensureQuantity } from '../cart/line-actions.ts';
import { cart, cartNews } from '../cart/state.ts';
import { dismissNews } from './news-actions.ts';
import { cartChoiceLabels, isStillTrue, newsText } from './news-text.ts';

type Merged = CartNewsData & { kind: 'merged' };
type MergedLine = Merged['lines'][number];

/**
 * Reports in the cart view how two carts were merged at sign-in, offers the guest's quantities back, and lets the
 * customer choose again between the carts.
 */
export function CartNews({ onGone }: { onGone: () => void }) {
  const merged = cartNews.value.findLast((news) => news.kind === 'merged');
  const lines = merged?.lines.filter(isStillTrue) ?? [];
  return merged && (cart.value.merge || lines.length > 0) ? (
    <MergedNews news={merged} lines={lines} onGone={onGone} />
  ) : null;
}

interface MergedNewsProps {
  news: Merged;
  /** The lines whose quantities the customer has not changed since. */
  lines: MergedLine[];
  /** Called when the notice is removed, together with the button that has focus. */
  onGone: () => void;
}

function MergedNews({ news, lines, onGone }: MergedNewsProps) {
  const id = useId();
  const isChanging = useSignal(false);
  const { merge } = cart.value;

  async function change(to: CartChoice) {
    isChanging.value = true;
    await changeCartChoice(to);
    isChanging.value = false;
  }

  function dismiss() {
    dismissNews(news);
    onGone();
  }

  return (
    <section class="notice notice-news cart-news" aria-labelledby={id}>
      <h2 class="notice-text subtitle" id={id}>
        {newsText(news)}
      </h2>
      <IconButton shapes={X} size={16} label={text('dismiss')} onClick={dismiss} />
      {lines.length > 0 && <MergedLines news={news} lines={lines} onGone={onGone} />}
      {news.isPartial && <p class="cart-news-note">{text('mergedPartly')}</p>}
      {news.lacksCode && <p class="cart-news-note">{text('mergedCodeLost')}</p>}
      {merge && (
        <>
          <p class="cart-news-note">{text('mergedChoice')}</p>
          <Button busy={isChanging.value} onClick={() => void change(merge.other)}>
            {text(cartChoiceLabels[merge.other])}
          </Button>
        </>
      )}
    </section>
  );
}

function MergedLines({ news, lines, onGone }: MergedNewsProps) {
  function putBack(line: MergedLine, button: HTMLElement) {
    const entry = button.closest('li');
    const next = (entry?.nextElementSibling ?? entry?.previousElementSibling)?.querySelector('button');
    if (next) next.focus();
    else onGone();
    ensureQuantity(line, line.guestQuantity);
    // With the last quantity put back, the notice has nothing left to report.
    if (lines.length === 1 && !cart.value.merge) dismissNews(news);
  }

  return (
    <ul class="cart-news-lines">
      {lines.map((line) => {
        const guestQuantity = formatCount(line.guestQuantity);
        const label = text('putBack', guestQuantity);
        return (
          <li key={`${line.productId}/${line.variantId}`} class="cart-news-line">
            <p>{counted('mergedLine', line.quantity, lineName(line), guestQuantity)}</p>
            <Button
              aria-label={text('putBackNamed', label, lineName(line))}
              onClick={(event) => putBack(line, event.currentTarget)}
            >
              {label}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
