import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Picture as PictureData } from '../../contract/catalog.ts';
import { Picture } from '../../ui/controls/picture.tsx';
import { formatCount, text } from '../../ui/text.ts';

interface GalleryProps {
  pictures: readonly PictureData[];
  /** The picture shown large. */
  shown: PictureData | undefined;
  /** The product's name. */
  name: string;
  onShow: (picture: PictureData) => void;
}

/** A product's pictures: one large, and thumbnails of all where there are several. */
export function Gallery({ pictures, shown, name, onShow }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown?.url]);
  return (
    <>
      {/* Keyed by its address: the failure of one picture must not hide the next. */}
      <Picture key={shown?.url} picture={shown} alt={name} look="large" />
      {pictures.length > 1 && (
        <ul class="thumbs" ref={strip} aria-label={text('pictures')}>
          {pictures.map((picture, index) => (
            <li key={picture.url}>
              <button
                type="button"
                class="thumb"
                aria-label={text('pictureOf', formatCount(index + 1), formatCount(pictures.length))}
                aria-current={picture.url === shown?.url ? 'true' : undefined}
                onClick={() => onShow(picture)}
              >
                <Picture picture={picture} look="thumb" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
