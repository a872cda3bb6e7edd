import { Check } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { dropHostAccess, hasHostAccess, requestHostAccess } from '../../ui/host-access.ts';
import { text } from '../../ui/text.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft } from '../state.ts';

/** Asks for the optional permission for the shop's two hosts, and says what it is for. */
export function HostAccess() {
  const origins = shopOrigins();
  const key = origins.join(' ');
  const [isGranted, setGranted] = useState(false);
  const [refused, setRefused] = useState('');

  useEffect(() => {
    let isCurrent = true;
    if (key) void hasHostAccess(key.split(' ')).then((has) => isCurrent && setGranted(has));
    return () => {
      isCurrent = false;
    };
  }, [key]);

  // The request comes first: after an await the browser no longer counts it as part of the click.
  async function allow() {
    const granted = await requestHostAccess(origins);
    setGranted(granted);
    setRefused(granted ? '' : key);
  }

  async function takeBack() {
    await dropHostAccess(origins);
    setGranted(await hasHostAccess(origins));
  }

  if (origins.length === 0) return null;
  const hosts = [...new Set(origins.map((origin) => new URL(origin).host))].join(', ');
  return (
    <div class="options-aside">
      <p class="field-note">{text('accessNote', hosts)}</p>
      {isGranted ? (
        <p class="options-actions">
          <span class="options-done">
            <Icon shapes={Check} size={16} /> {text('accessGranted')}
          </span>
          <button type="button" class="link-button" onClick={() => void takeBack()}>
            {text('accessTakeBack')}
          </button>
        </p>
      ) : (
        <Button onClick={() => void allow()}>{text('accessAllow')}</Button>
      )}
      <LiveMessage class="field-note" words={refused === key && text('accessRefused')} />
    </div>
  );
}

/** The origins of both URLs in the draft; empty if one is invalid. */
function shopOrigins(): string[] {
  const addresses = [draft.value?.authUrl, draft.value?.apiUrl].map((url) => url?.trim() ?? '');
  if (!addresses.every((address) => /^https?:\/\//.test(address) && URL.canParse(address))) return [];
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}
