import { X } from 'lucide';
import type { CartNews, OtherCart } from '../../contract/cart.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { text } from '../../ui/text.ts';
import { add } from '../cart/actions.ts';
import { dismissRefusal, retry } from '../cart/send-command.ts';
import { cart, isOfCode, news, refusal } from '../cart/state.ts';
import { goAnyway, isLate, stay } from '../checkout/checkout.ts';
import { changeOver, decide, dismissNews } from '../checkout/order-actions.ts';
import { cartButtonId, go, passFocus, view } from '../navigation/history.ts';
import { linesWords, newsText, stillSo } from './news-text.ts';
import { Rejected } from './rejected.tsx';

/** Says above the bar, whatever view is open, what became of the cart: one thing at a time, the most pressing first. */
export function CartStrip() {
  const isSilent = !refusal.value && !isLate() && !cart.value.forgotten && !toldHere();
  return isSilent ? null : (
    <aside class="strip">
      <Said />
    </aside>
  );
}

/** What is told next: the last refusal, then a loss, then the rest in its order. What the cart's view tells itself is not told twice. */
function toldHere(): CartNews | undefined {
  const isCart = view.value.name === 'cart';
  const here = news.value.filter((each) => !(isCart && (each.kind === 'merged' || isOfCode(each)))).flatMap(asItIs);
  return here.findLast(({ kind }) => kind === 'refused') ?? here.find(({ kind }) => kind === 'lost') ?? here[0];
}

/** What another device has made of lines is told of those alone that are so still: the shopper may have gone on since. */
function asItIs(each: CartNews): CartNews[] {
  if (each.kind !== 'changed-elsewhere') return [each];
  const lines = each.lines.filter(stillSo);
  return lines.length > 0 ? [{ ...each, lines }] : [];
}

function Said() {
  if (refusal.value) return <NotTaken {...refusal.value} />;
  if (isLate()) return <CheckoutLate />;
  const told = toldHere();
  if (told?.kind === 'refused') return <Rejected key={told.id} news={told} leave={leave} />;
  if (cart.value.forgotten) return <Forgotten {...cart.value.forgotten} />;
  return told ? <News key={told.id} news={told} /> : null;
}

/** The notice leaves, and the button that was pressed with it. */
function leave(act: () => void): void {
  passFocus(cartButtonId);
  act();
}

/** The worker did not take a change on, or the cart could not be read. */
function NotTaken({ failure, command }: NonNullable<typeof refusal.value>) {
  const undone = command?.kind === 'add' ? text('notAdded', command.draft.name) : text('notChanged');
  return (
    <FailureNotice
      failure={failure}
      words={command ? text('takenBack', undone, failureText(failure)) : failureText(failure)}
      onRetry={() => leave(retry)}
      onDismiss={() => leave(dismissRefusal)}
    />
  );
}

/** The shop has not all changes yet: the shopper goes on to its checkout without them, or stays. */
function CheckoutLate() {
  const { checkoutUrl } = cart.value;
  return (
    <div class="notice notice-news">
      <p class="notice-text" role="alert">
        {text('checkoutLate')}
      </p>
      <div class="notice-ways">
        <Button onClick={() => leave(stay)}>{text('checkoutStay')}</Button>
        {checkoutUrl && (
          <a
            class="button button-quiet"
            href={checkoutUrl}
            target="_blank"
            rel="noreferrer"
            onClick={() => leave(goAnyway)}
          >
            {text('checkoutAnyway')}
          </a>
        )}
      </div>
    </div>
  );
}

/** Changes of long ago that were never sent: what shall become of them? */
function Forgotten({ since, lines }: NonNullable<typeof cart.value.forgotten>) {
  return (
    <div class="notice notice-news">
      <p class="notice-text" role="alert">
        {text('forgottenQuestion', formatRelativeDate(since), linesWords(lines))}
      </p>
      <div class="notice-ways">
        <Button onClick={() => leave(() => decide('send'))}>{text('forgottenSend')}</Button>
        <Button look="quiet" onClick={() => leave(() => decide('drop'))}>
          {text('forgottenDrop')}
        </Button>
      </div>
    </div>
  );
}

function News({ news: told }: { news: Exclude<CartNews, { kind: 'refused' }> }) {
  const isLoss = told.kind === 'lost';
  const old = isLoss && cart.value.others?.find(({ id }) => id === told.cartId);
  // What one can go back to is no loss.
  return (
    <div class={isLoss && !old ? 'notice' : 'notice notice-news'}>
      <p class="notice-text" role={isLoss ? 'alert' : undefined}>
        {newsText(told)}
      </p>
      <IconButton shapes={X} size={16} label={text('dismiss')} onClick={() => leave(() => dismissNews(told))} />
      {told.kind === 'lost' && told.why === 'expired' && (
        <Button onClick={() => leave(() => putBack(told))}>{text('putLostBack')}</Button>
      )}
      {old && <Button onClick={() => leave(() => goBack(old, told))}>{text('backToCart')}</Button>}
      {told.kind === 'merged' && <Button onClick={() => go({ name: 'cart' })}>{text('showCart')}</Button>}
    </div>
  );
}

function goBack(old: OtherCart, told: CartNews): void {
  dismissNews(told);
  void changeOver(old);
}

function putBack(lost: CartNews & { kind: 'lost' }): void {
  for (const line of lost.lines) add(line, line.quantity);
  dismissNews(lost);
}
