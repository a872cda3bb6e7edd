import { X } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CartCode } from '../../contract/cart-command.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { text } from '../../ui/text.ts';
import { cart, cartNews, codeDraft, isCodeRejection } from '../cart/state.ts';
import { dismissNews } from '../cart-news/news-actions.ts';
import { codeName, codeStateText } from '../cart-news/news-text.ts';
import { applyCode, removeCode } from './checkout-actions.ts';

/** Discount codes: a field for another code, and the state of the codes in the cart. */
export function Codes() {
  const form = useRef<HTMLFormElement>(null);
  const { codes = [], closed } = cart.value;
  const rejection = cartNews.value.findLast(isCodeRejection);

  function focusField() {
    form.current?.querySelector('input')?.focus();
  }

  // The shopper has read the rejection here: the strip above the cart bar must not repeat it.
  useEffect(() => dismissRejections, []);

  // The response came while the shopper is still in the form: focus moves to the field with the error.
  useLayoutEffect(() => {
    if (rejection && form.current?.contains(document.activeElement)) focusField();
  }, [rejection?.id]);

  function submit(event: Event) {
    event.preventDefault();
    dismissRejections();
    applyCode();
  }

  if (closed && codes.length === 0) return null;
  return (
    <div class="codes">
      {codes.length > 0 && <CodeList codes={codes} isClosed={closed !== undefined} onRemove={focusField} />}
      {!closed && (
        <form class="codes-form" ref={form} onSubmit={submit} noValidate>
          <Field
            name="code"
            label={text('discountCode')}
            autocomplete="off"
            value={codeDraft.value}
            error={rejection && failureText(rejection.failure)}
            onText={(typed) => {
              codeDraft.value = typed;
              dismissRejections();
            }}
          />
          <Button type="submit">{text('applyCode')}</Button>
        </form>
      )}
    </div>
  );
}

function dismissRejections(): void {
  for (const news of cartNews.value.filter(isCodeRejection)) dismissNews(news);
}

interface CodeListProps {
  codes: CartCode[];
  isClosed: boolean;
  /** Called before a code is removed, together with its button. */
  onRemove: () => void;
}

function CodeList({ codes, isClosed, onRemove }: CodeListProps) {
  return (
    <ul class="codes-list" aria-label={text('discountCodes')}>
      {codes.map((code) => (
        <li key={code.code ?? code.id} class={code.state === 'applied' ? 'code is-applied' : 'code'}>
          <p>
            <strong class="code-name" dir="auto">
              {codeName(code)}
            </strong>{' '}
            <span class="code-state">{codeStateText(code)}</span>
          </p>
          <IconButton
            shapes={X}
            size={16}
            label={text('removeCode', codeName(code))}
            idle={isClosed}
            onClick={() => {
              onRemove();
              removeCode(code);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
