import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import type { Picture as PictureData } from '../../contract/catalog.ts';
import { isPainted } from '../first-frame/is-painted.ts';
import { Icon } from './icon.tsx';
import { variantUrl } from './picture-sizes.ts';

type Look = 'thumb' | 'row' | 'tile' | 'large';

interface PictureProps {
  picture?: PictureData | undefined;
  /** Describes the picture if no product name stands beside it. */
  alt?: string;
  /** `thumb` in the strip of a gallery, `row` in lists, `tile` in grids, `large` in the product view. */
  look: Look;
}

/** Longer edge of a picture's box, in CSS pixels. */
const edges: Record<Look, number> = { thumb: 48, row: 64, tile: 180, large: 368 };

/** Whether an `<img>` may load a URL: one with TLS, or one of the demo store on this machine. */
export function isShowable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

/**
 * A product's picture in a box of fixed size, so that the layout does not move when the picture loads or fails. The box
 * shows the variant that fits the screen; if that fails, the original; if that fails too, an icon.
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

/** A picture from the browser's cache appears without the fade. */
function showIfThere(image: HTMLImageElement | null): void {
  if (image?.complete) show(image);
}

function show(image: HTMLImageElement): void {
  image.classList.add('is-there');
}

/** URLs of a picture, the best one first. */
function addressesOf({ url, width, height }: PictureData, look: Look): string[] {
  if (!isShowable(url)) return [];
  const original = width && height ? Math.max(width, height) : undefined;
  return [variantUrl(url, edges[look] * devicePixelRatio, original), url];
}
