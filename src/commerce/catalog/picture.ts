/** Pictures of the shop's data. The merchant writes their addresses, so each is checked. */
import type { Picture } from '../../contract/catalog.ts';
import type { WireImage } from '../wire.ts';

/** Pictures of one product that the panel shows. */
const maxPictures = 20;

/** Each picture with a valid address, once. */
export function picturesOf(images: WireImage[]): Picture[] {
  const byUrl = new Map(images.filter(({ url }) => isPictureUrl(url)).map((image) => [image.url, image]));
  return [...byUrl.values()].slice(0, maxPictures).map(({ url, dimensions }) => ({
    url,
    ...(dimensions && { width: dimensions.w, height: dimensions.h }),
  }));
}

/** The first picture with a valid address. */
export function pictureOf(images: WireImage[]): Picture | undefined {
  const image = images.find(({ url }) => isPictureUrl(url));
  return image && picturesOf([image])[0];
}

/** Over https, or from the demo store on this machine. */
function isPictureUrl(url: string): boolean {
  return /^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/i.test(url) && URL.canParse(url);
}
