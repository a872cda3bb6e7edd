import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import type { Picture as PictureData } from '../../contract/catalog.ts';
import { isPainted } from '../first-frame/is-painted.ts';
import { Icon } from './icon.tsx';
import { variantUrl } from './picture-sizes.ts';

type Look = 'thumb' | 'row' | 'tile' | 'large';

interface PictureProps {
  picture?: PictureData | undefined;
  /** What it shows, where no name stands beside it. */
  alt?: string;
  /** `thumb` in a gallery's strip, `row` in lists, `tile` in grids, `large` on the product's own view. */
  look: Look;
}

/** Longer edge of the space a picture gets, in CSS pixels. */
const edges: Record<Look, number> = { thumb: 48, row: 64, tile: 180, large: 368 };

/** Whether an address may be given to an `<img>`: over TLS, or from a shop on this machine. */
export function isShowable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/**
 * A product's picture in a space of its own, so that nothing moves when it comes or when it never does. It is asked for in the
 * size that fits the screen, then as it is; where neither can be shown there is a sign.
 */
export function Picture({ picture, alt = '', look }: PictureProps) {
  const [broken, setBroken] = useState<readonly string[]>([]);
  const url = picture && addressesOf(picture, look).find((address) => !broken.includes(address));
  return (
    <span class={`picture picture-${look}`}>
      {url ? (
        isPainted.value && (
          // Lazy, because the browser shows a popup only after everything that `load` waits for.
          <img
            src={url}
            alt={alt}
            width={picture?.width}
            height={picture?.height}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            ref={showIfThere}
            onLoad={(event) => show(event.currentTarget)}
            onError={() => setBroken([...broken, url])}
          />
        )
      ) : (
        <Icon shapes={Package} size={look === 'large' || look === 'tile' ? 40 : 24} />
      )}
    </span>
  );
}

/** What the browser has at hand does not fade in again with every list it is in. */
function showIfThere(image: HTMLImageElement | null): void {
  if (image?.complete) show(image);
}

function show(image: HTMLImageElement): void {
  image.classList.add('is-there');
}

/** Where a picture may be had, the best first. */
function addressesOf({ url, width, height }: PictureData, look: Look): string[] {
  if (!isShowable(url)) return [];
  const original = width && height ? Math.max(width, height) : undefined;
  return [variantUrl(url, edges[look] * devicePixelRatio, original), url];
}
