import { Check, Pin, Puzzle } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/controls/button.tsx';
import { Icon } from '../ui/controls/icon.tsx';
import { closePage, extensionName, isPinned } from '../ui/page.ts';
import { text } from '../ui/text.ts';

/** The installation opens the page with this in its address. */
export const isFirstRun = new URLSearchParams(location.search).has('first-run');

/** A shop is there: how to come to it, and nothing else. */
export function Ready({ onSettings }: { onSettings: () => void }) {
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

/** Above the settings, as long as no shop is connected. */
export function Hello() {
  return (
    <div class="first-run-hello">
      <p>{text('helloText', extensionName())}</p>
    </div>
  );
}

/** How the button stays in the toolbar: an unpinned one opens later, and is forgotten. */
function PinHint() {
  const [pinned, setPinned] = useState<boolean>();
  useEffect(() => {
    const look = () => void isPinned().then(setPinned);
    look();
    // Pinning happens outside the page.
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
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
