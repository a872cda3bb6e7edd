import { X } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { text } from '../../ui/text.ts';
import { cart, codeDraft, isOfCode, news } from '../cart/state.ts';
import { codeName, codeStateWords } from '../cart-news/news-text.ts';
import { applyCode, dismissNews, removeCode } from './order-actions.ts';

/** Discount codes: the field for one more, and what has become of those that were given. */
export function Codes() {
  const form = useRef<HTMLFormElement>(null);
  const { codes = [], closed } = cart.value;
  const refused = news.value.findLast(isOfCode);

  function focusField() {
    form.current?.querySelector('input')?.focus();
  }

  function forgive() {
    for (const each of news.value.filter(isOfCode)) dismissNews(each);
  }

  // It was read here, and is not told again elsewhere.
  useEffect(() => forgive, []);

  // The answer comes while the shopper is still here: the cursor goes where it can be mended.
  useLayoutEffect(() => {
    if (refused && form.current?.contains(document.activeElement)) focusField();
  }, [refused?.id]);

  function submit(event: Event) {
    event.preventDefault();
    forgive();
    applyCode();
  }

  if (closed && codes.length === 0) return null;
  return (
    <div class="codes">
      {codes.length > 0 && (
        <ul class="codes-list" aria-label={text('discountCodes')}>
          {codes.map((code) => (
            <li key={code.code ?? code.id} class={code.state === 'applied' ? 'code is-applied' : 'code'}>
              <p>
                <strong class="code-name" dir="auto">
                  {codeName(code)}
                </strong>{' '}
                <span class="code-state">{codeStateWords(code)}</span>
              </p>
              <IconButton
                shapes={X}
                size={16}
                label={text('removeCode', codeName(code))}
                idle={closed !== undefined}
                onClick={() => {
                  focusField();
                  removeCode(code);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {!closed && (
        <form class="codes-form" ref={form} onSubmit={submit} noValidate>
          <Field
            name="code"
            label={text('discountCode')}
            autocomplete="off"
            value={codeDraft.value}
            error={refused && failureText(refused.failure)}
            onText={(typed) => {
              codeDraft.value = typed;
              forgive();
            }}
          />
          <Button type="submit">{text('applyCode')}</Button>
        </form>
      )}
    </div>
  );
}
