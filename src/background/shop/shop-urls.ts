/** Addresses of the shop's own pages, from the merchant's templates. */

/** The values of a template's placeholders. */
export interface PageValues {
  slug?: string | undefined;
  sku?: string | undefined;
  cartId?: string | undefined;
  locale: string;
  country: string;
  currency: string;
}

/**
 * Fills a template such as `https://shop.example/{locale}/p/{slug}`; each value is percent-encoded.
 *
 * @returns `undefined` when the template is empty, when a value that it needs is unknown, or when the result is no
 * `https:` address
 */
export function pageUrl(template: string, values: PageValues): string | undefined {
  const known = new Map(Object.entries(values));
  let complete = template !== '';
  const address = template.replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = known.get(name)?.toWellFormed() ?? '';
    // `.` and `..` as a path segment would leave the template's path.
    if (/^\.{0,2}$/.test(value)) complete = false;
    return encodeURIComponent(value);
  });
  return complete && URL.canParse(address) && new URL(address).protocol === 'https:' ? address : undefined;
}
