/** The sizes a shop's own picture server keeps of a picture. */

/** Hosts of pictures that were uploaded to commercetools. */
const ownHost = /^images\.cdn\.[a-z0-9.-]+\.commercetools\.(com|cn)$/;

/** Suffixes before the file's ending, and the longer edge in device pixels: https://docs.commercetools.com/api/projects/products#image */
const sizes = [
  ['-thumb', 50],
  ['-small', 150],
  ['-medium', 400],
  ['-large', 700],
] as const;

/**
 * The address of the smallest variant of a picture that is sharp in a space of so many device pixels; its own address where
 * its host keeps no variants, or none is large enough.
 *
 * @param edge longer edge of the space, in device pixels
 * @param original longer edge of the picture itself, where the shop says
 */
export function variantUrl(url: string, edge: number, original?: number): string {
  const address = new URL(url);
  if (!ownHost.test(address.hostname)) return url;
  const [, name, ending] = /^(.*[^/])(\.[a-z]{3,4})$/i.exec(address.pathname) ?? [];
  const size = sizes.find(([, pixels]) => pixels >= edge);
  if (!name || !ending || !size || (original !== undefined && original <= size[1])) return url;
  // It names a variant already.
  if (/-(thumb|small|medium|large|zoom)$/.test(name)) return url;
  address.pathname = `${name}${size[0]}${ending}`;
  return address.href;
}
