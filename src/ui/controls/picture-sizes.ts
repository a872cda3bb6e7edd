/** The variants of a picture that commercetools' picture server offers. */

/** Hosts of pictures that were uploaded to commercetools. */
const pictureHost = /^images\.cdn\.[a-z0-9.-]+\.commercetools\.(com|cn)$/;

/**
 * Suffixes before the file's extension, and the longer edge in pixels.
 * https://docs.commercetools.com/api/projects/products#image
 */
const sizes = [
  ['-thumb', 50],
  ['-small', 150],
  ['-medium', 400],
  ['-large', 700],
] as const;

/**
 * The URL of the smallest variant of a picture that is sharp in its box; the picture's own URL if its host has no
 * variants or none is large enough.
 *
 * @param edge longer edge of the box, in device pixels
 * @param original longer edge of the picture itself, in pixels, if the shop tells it
 */
export function variantUrl(url: string, edge: number, original?: number): string {
  const address = new URL(url);
  if (!pictureHost.test(address.hostname)) return url;
  const [, name, ending] = /^(.*[^/])(\.[a-z]{3,4})$/i.exec(address.pathname) ?? [];
  const size = sizes.find(([, pixels]) => pixels >= edge);
  if (!name || !ending || !size || (original !== undefined && original <= size[1])) return url;
  // The URL names a variant already.
  if (/-(thumb|small|medium|large|zoom)$/.test(name)) return url;
  address.pathname = `${name}${size[0]}${ending}`;
  return address.href;
}
