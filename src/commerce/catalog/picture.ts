/** Pictures that can be shown; the addresses are the merchant's, so they are judged. */
import type { Picture } from '../../contract/catalog.ts';
import type { WireImage } from '../wire.ts';

/** Nobody looks at more. */
const mostPictures = 20;

/** Each that can be shown, once. */
export function picturesOf(images: WireImage[]): Picture[] {
  const byUrl = new Map(images.filter(({ url }) => isPictureUrl(url)).map((image) => [image.url, image]));
  return [...byUrl.values()].slice(0, mostPictures).map(({ url, dimensions }) => ({
    url,
    ...(dimensions && { width: dimensions.w, height: dimensions.h }),
  }));
}

/** The first that can be shown. */
export function pictureOf(images: WireImage[]): Picture | undefined {
  const image = images.find(({ url }) => isPictureUrl(url));
  return image && picturesOf([image])[0];
}

/** https, or the demo store on this machine. */
function isPictureUrl(url: string): boolean {
  return /^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/i.test(url) && URL.canParse(url);
}
