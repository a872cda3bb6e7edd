import { Store } from 'lucide';
import { Button } from '../ui/controls/button.tsx';
import { Icon } from '../ui/controls/icon.tsx';
import { extensionName, openSettings } from '../ui/page.ts';
import { text } from '../ui/text.ts';

/** Shown while no shop is connected. */
export function Welcome() {
  return (
    <div class="empty">
      <span class="empty-sign">
        <Icon shapes={Store} size={28} />
      </span>
      <h1 class="title" tabIndex={-1}>
        {text('welcomeTitle')}
      </h1>
      <p class="empty-text">{text('welcomeText', extensionName())}</p>
      <Button look="accent" onClick={openSettings}>
        {text('openSettings')}
      </Button>
    </div>
  );
}
