import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../ui/controls/button.tsx';
import { extensionName } from '../ui/page.ts';
import { hasCommandKey, openingShortcut } from '../ui/shortcut.ts';
import { text } from '../ui/text.ts';
import { isKeySheetOpen } from './key-sheet-state.ts';

/** Keys that are pressed together, and what they do. */
type Entry = [keys: string[], does: string];

/** What the keyboard can do here, for those who would rather not reach for the mouse. */
export function KeySheet() {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const opening = useSignal<string | undefined>(undefined);

  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    void openingShortcut().then((keys) => {
      opening.value = keys;
    });
  }, []);

  function close() {
    // Also gives focus back to what had it.
    dialog.current?.close();
    isKeySheetOpen.value = false;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    // Closes this, not the view below it, nor the popup.
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  return (
    <dialog
      class="key-sheet"
      ref={dialog}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onClose={close}
      // What is around it is the dialog itself: its contents fill it.
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="key-sheet-body">
        <div class="key-sheet-head">
          <h2 class="title" id={titleId}>
            {text('keys')}
          </h2>
          <IconButton shapes={X} label={text('close')} onClick={close} />
        </div>
        <dl class="key-list">
          {entries(opening.value).map(([keys, does]) => (
            <div key={does} class="key-entry">
              <dt>{does}</dt>
              <dd dir="ltr">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}

function entries(opening: string | undefined): Entry[] {
  const control = hasCommandKey() ? '⌘' : text('keyControl');
  const enter = text('keyEnter');
  return [
    ...(opening ? [[opening.split('+'), text('keysOpen', extensionName())] satisfies Entry] : []),
    [[control, 'K'], text('keysSearch')],
    [['↓', '↑'], text('keysMove')],
    [[enter], text('keysLook')],
    [[control, enter], text('keysAdd')],
    [['+', '−'], text('keysQuantity')],
    [[text('keyShift'), text('keyDelete')], text('keysForget')],
    [[text('keyEscape')], text('keysBack')],
    [[control, '/'], text('keysSheet')],
  ];
}
