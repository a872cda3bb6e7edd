import { Check, Pin, Puzzle } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/controls/button.tsx';
import { Icon } from '../ui/controls/icon.tsx';
import { closePage, extensionName, isPinned } from '../ui/page.ts';
import { text } from '../ui/text.ts';

/** The URL that the worker opens after the installation contains this parameter. */
export const isFirstRun = new URLSearchParams(location.search).has('first-run');

/** Shown after the installation when the build has a shop: how to open the panel. */
export function ReadyPage({ onSettings }: { onSettings: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="first-run">
      <img src="/icons/128.png" alt="" width={64} height={64} />
      <h1 class="title" ref={title} tabIndex={-1}>
        {text('readyTitle', extensionName())}
      </h1>
      <p>{text('readyText')}</p>
      <PinHint />
      <p class="options-actions">
        <Button look="accent" onClick={() => void closePage()}>
          {text('closePage')}
        </Button>
        <Button look="quiet" onClick={onSettings}>
          {text('settings')}
        </Button>
      </p>
    </section>
  );
}

/** Shown above the form after the installation as long as no shop is connected. */
export function Welcome() {
  return (
    <div class="first-run-hello">
      <p>{text('helloText', extensionName())}</p>
    </div>
  );
}

/** How to pin the button: without a pin the popup opens later, and users forget the extension. */
function PinHint() {
  const [pinned, setPinned] = useState<boolean>();
  useEffect(() => {
    const readPin = () => void isPinned().then(setPinned);
    readPin();
    // The user pins the button outside the page.
    window.addEventListener('focus', readPin);
    return () => window.removeEventListener('focus', readPin);
  }, []);
  if (pinned) {
    return (
      <p class="options-done">
        <Icon shapes={Check} size={16} /> {text('pinned')}
      </p>
    );
  }
  return (
    <ol class="pin-steps">
      <li>
        <Icon shapes={Puzzle} /> {text('pinOpenMenu')}
      </li>
      <li>
        <Icon shapes={Pin} /> {text('pinPress', extensionName())}
      </li>
    </ol>
  );
}
