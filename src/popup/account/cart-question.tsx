import type { CartChoice, CartQuestion as Question } from '../../contract/account.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { counted, type TextKey, text } from '../../ui/text.ts';
import { answerQuestion } from './actions.ts';
import { busy, failure } from './state.ts';

const choices: [CartChoice, TextKey][] = [
  ['merge', 'cartsBoth'],
  ['use-guest', 'cartsGuest'],
  ['leave-guest', 'cartsCustomer'],
];

/** A guest with a cart signs in and has another: which shall it be? Nothing has happened yet. */
export function CartQuestion({ question: { guest, customer } }: { question: Question }) {
  return (
    <div class="form">
      {failure.value && <FailureNotice failure={failure.value} />}
      <p>{text('cartsQuestion', counted('items', guest.count), counted('items', customer.count))}</p>
      <div class="account-choices">
        {choices.map(([choice, label], index) => (
          <Button
            key={choice}
            look={index === 0 ? 'accent' : 'plain'}
            busy={busy.value}
            onClick={() => void answerQuestion(choice)}
          >
            {text(label)}
          </Button>
        ))}
      </div>
    </div>
  );
}
