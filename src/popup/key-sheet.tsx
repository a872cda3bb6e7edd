import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../ui/controls/button.tsx';
import { extensionName } from '../ui/page.ts';
import { hasCommandKey, openingShortcut } from '../ui/shortcut.ts';
import { text } from '../ui/text.ts';
import { isKeySheetOpen } from './key-sheet-state.ts';

/** Keys to press together, and their effect. */
type Entry = [keys: string[], effect: string];

/** The dialog with the panel's keyboard shortcuts. */
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
    // `close()` also returns focus to the element that had it.
    dialog.current?.close();
    isKeySheetOpen.value = false;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    // Escape closes the dialog only, not the view below or the popup.
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
      // A click on the backdrop has the dialog itself as its target: the contents fill the dialog.
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
          {entries(opening.value).map(([keys, effect]) => (
            <div key={effect} class="key-entry">
              <dt>{effect}</dt>
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
