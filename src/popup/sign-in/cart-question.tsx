import { useId } from 'preact/hooks';
import type { CartChoice, CartQuestion as Question } from '../../contract/account.ts';
import type { Cart } from '../../contract/cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { Picture } from '../../ui/controls/picture.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { counted, formatCount, text } from '../../ui/text.ts';
import { lineName } from '../cart/cart-labels.ts';
import { formFailure, isSubmitting } from './account-state.ts';
import { answerCartQuestion } from './actions.ts';

/** Number of lines shown per cart; the others are counted. */
const lineLimit = 3;

/** Asks a guest with a cart, who signs in as a customer with a cart, what to keep. Nothing has changed yet. */
export function CartQuestion({ question: { guest, customer } }: { question: Question }) {
  const cannotMove = formFailure.value?.name === 'cart-not-movable';
  return (
    <div class="carts">
      {formFailure.value && <FailureNotice failure={formFailure.value} />}
      <p>{text('cartsQuestion', counted('items', guest.count), counted('items', customer.count))}</p>
      <div class="carts-both">
        <CartPreview title={text('cartsHere')} cart={guest} />
        <CartPreview title={text('cartsThere')} cart={customer} />
      </div>
      {!cannotMove && (
        <>
          <AnswerButton isFirst choice="merge" label={text('cartsBoth')} hint={text('cartsBothHint')} />
          <AnswerButton
            choice="use-guest"
            label={text('cartsGuest')}
            hint={text('cartsGuestHint', counted('items', customer.count))}
          />
        </>
      )}
      <AnswerButton
        choice="leave-guest"
        label={text(cannotMove ? 'signInWithoutCart' : 'cartsCustomer')}
        hint={text('cartsCustomerHint', counted('items', guest.count))}
      />
    </div>
  );
}

function AnswerButton({
  choice,
  label,
  hint,
  isFirst = false,
}: {
  choice: CartChoice;
  label: string;
  hint: string;
  isFirst?: boolean;
}) {
  const id = useId();
  return (
    <div class="carts-answer">
      <Button
        look={isFirst ? 'accent' : 'plain'}
        busy={isSubmitting.value}
        aria-describedby={id}
        onClick={() => void answerCartQuestion(choice)}
      >
        {label}
      </Button>
      <p class="field-note" id={id}>
        {hint}
      </p>
    </div>
  );
}

/** A cart's total and its first products. */
function CartPreview({ title, cart: { lines, totals } }: { title: string; cart: Cart }) {
  return (
    <section class="carts-glimpse">
      <h2 class="carts-title">{title}</h2>
      {totals && <p class="field-note">{moneyText(totals.total)}</p>}
      <ul class="carts-lines" aria-label={title}>
        {lines.slice(0, lineLimit).map((line) => (
          <li key={line.id} class="carts-line">
            <Picture picture={line.picture} look="row" />
            <span class="visually-hidden">{text('countOf', formatCount(line.quantity), lineName(line))}</span>
            {line.quantity > 1 && (
              <span class="carts-count" aria-hidden="true">
                {formatCount(line.quantity)}
              </span>
            )}
          </li>
        ))}
        {lines.length > lineLimit && (
          <li class="field-note">{text('andMoreLines', formatCount(lines.length - lineLimit))}</li>
        )}
      </ul>
    </section>
  );
}
