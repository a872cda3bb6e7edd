import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import type { Picture as PictureData } from '../contract/catalog.ts';
import { Icon } from './icon.tsx';

interface PictureProps {
  picture?: PictureData | undefined;
  /** What it shows, where no name stands beside it. */
  alt?: string;
  /** `row` in lists, `tile` in grids, `large` on the product's own view. */
  look: 'row' | 'tile' | 'large';
}

/** Whether an address may be given to an `<img>`: over TLS, or from a shop on this machine. */
export function isShowable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** A product's picture in a space of its own, so that nothing moves when it comes or when it never does. */
export function Picture({ picture, alt = '', look }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  const url = picture && isShowable(picture.url) ? picture.url : undefined;
  return (
    <span class={`picture picture-${look}`}>
      {url && url !== broken ? (
        // Lazy, because the browser shows a popup only after everything that `load` waits for.
        <img
          src={url}
          alt={alt}
          width={picture?.width}
          height={picture?.height}
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setBroken(url)}
        />
      ) : (
        <Icon shapes={Package} size={look === 'row' ? 24 : 40} />
      )}
    </span>
  );
}
