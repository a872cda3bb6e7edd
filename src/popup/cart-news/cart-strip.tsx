import { X } from 'lucide';
import type { CartNews, OtherCart } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { text } from '../../ui/text.ts';
import { switchCart } from '../cart/cart-actions.ts';
import { addToCart } from '../cart/line-actions.ts';
import { dismissCartFailure, retryCommand } from '../cart/send-command.ts';
import { cart, cartFailure, cartNews, isCodeRejection } from '../cart/state.ts';
import { cancelCheckout, checkOutAnyway, isCheckoutLate } from '../checkout/checkout.ts';
import { cartButtonId, moveFocus } from '../navigation/focus.ts';
import { openView, view } from '../navigation/history.ts';
import { decideForgotten, dismissNews } from './news-actions.ts';
import { isStillTrue, lineListText, newsText } from './news-text.ts';
import { Rejected } from './rejected.tsx';

/** Reports above the cart bar what happened to the cart, in any view: one notice at a time, the most urgent first. */
export function CartStrip() {
  const isSilent = !cartFailure.value && !isCheckoutLate() && !cart.value.forgotten && !nextNotice();
  return isSilent ? null : (
    <aside class="strip">
      <CurrentNotice />
    </aside>
  );
}

/** The next notice: the last rejection, then a loss, then the others in order. The cart view shows some itself. */
function nextNotice(): CartNews | undefined {
  const isCart = view.value.name === 'cart';
  const isShownInCart = (news: CartNews) => isCart && (news.kind === 'merged' || isCodeRejection(news));
  const candidates = cartNews.value.filter((news) => !isShownInCart(news)).flatMap(withTrueLines);
  return (
    candidates.findLast(({ kind }) => kind === 'refused') ??
    candidates.find(({ kind }) => kind === 'lost') ??
    candidates[0]
  );
}

/** Of lines changed on another device only those are news that the shopper has not changed again since. */
function withTrueLines(news: CartNews): CartNews[] {
  if (news.kind !== 'changed-elsewhere') return [news];
  const lines = news.lines.filter(isStillTrue);
  return lines.length > 0 ? [{ ...news, lines }] : [];
}

function CurrentNotice() {
  if (cartFailure.value) return <CommandFailure {...cartFailure.value} />;
  if (isCheckoutLate()) return <CheckoutLate />;
  const next = nextNotice();
  if (next?.kind === 'refused') return <Rejected key={next.id} news={next} close={closeNotice} />;
  if (cart.value.forgotten) return <ForgottenChanges {...cart.value.forgotten} />;
  return next ? <NewsNotice key={next.id} news={next} /> : null;
}

/** Closes a notice, which also removes the button that has focus. */
function closeNotice(act: () => void): void {
  moveFocus(cartButtonId);
  act();
}

/** The worker did not accept a command, or the cart could not be read. */
function CommandFailure({ failure, command }: NonNullable<typeof cartFailure.value>) {
  const outcome = command?.kind === 'add' ? text('notAdded', command.draft.name) : text('notChanged');
  return (
    <FailureNotice
      failure={failure}
      words={command ? text('takenBack', outcome, failureText(failure)) : failureText(failure)}
      onRetry={() => closeNotice(retryCommand)}
      onDismiss={() => closeNotice(dismissCartFailure)}
    />
  );
}

/** The shop has not received all changes yet: the shopper goes to the checkout without them, or stays. */
function CheckoutLate() {
  const { checkoutUrl } = cart.value;
  return (
    <div class="notice notice-news">
      <p class="notice-text" role="alert">
        {text('checkoutLate')}
      </p>
      <div class="notice-ways">
        <Button onClick={() => closeNotice(cancelCheckout)}>{text('checkoutStay')}</Button>
        {checkoutUrl && (
          <a
            class="button button-quiet"
            href={checkoutUrl}
            target="_blank"
            rel="noreferrer"
            onClick={() => closeNotice(checkOutAnyway)}
          >
            {text('checkoutAnyway')}
          </a>
        )}
      </div>
    </div>
  );
}

/** Asks the shopper whether to send or drop changes of long ago that were never sent. */
function ForgottenChanges({ since, lines }: NonNullable<typeof cart.value.forgotten>) {
  return (
    <div class="notice notice-news">
      <p class="notice-text" role="alert">
        {text('forgottenQuestion', formatRelativeDate(since), lineListText(lines))}
      </p>
      <div class="notice-ways">
        <Button onClick={() => closeNotice(() => decideForgotten('send'))}>{text('forgottenSend')}</Button>
        <Button look="quiet" onClick={() => closeNotice(() => decideForgotten('drop'))}>
          {text('forgottenDrop')}
        </Button>
      </div>
    </div>
  );
}

function NewsNotice({ news }: { news: Exclude<CartNews, { kind: 'refused' }> }) {
  const isLoss = news.kind === 'lost';
  const former = isLoss && cart.value.others?.find(({ id }) => id === news.cartId);
  // A cart that the shopper can return to is no loss.
  return (
    <div class={isLoss && !former ? 'notice' : 'notice notice-news'}>
      <p class="notice-text" role={isLoss ? 'alert' : undefined}>
        {newsText(news)}
      </p>
      <IconButton shapes={X} size={16} label={text('dismiss')} onClick={() => closeNotice(() => dismissNews(news))} />
      {news.kind === 'lost' && news.why === 'expired' && (
        <Button onClick={() => closeNotice(() => putBack(news))}>{text('putLostBack')}</Button>
      )}
      {former && <Button onClick={() => closeNotice(() => goBackToCart(former, news))}>{text('backToCart')}</Button>}
      {news.kind === 'merged' && <Button onClick={() => openView({ name: 'cart' })}>{text('showCart')}</Button>}
    </div>
  );
}

function goBackToCart(former: OtherCart, news: CartNews): void {
  dismissNews(news);
  void switchCart(former);
}

function putBack(lost: CartNews & { kind: 'lost' }): void {
  for (const line of lost.lines) addToCart(line, line.quantity);
  dismissNews(lost);
}
