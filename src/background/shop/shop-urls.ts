/** Addresses of the shop's own pages, from the merchant's templates. */

/** What a template may mention. */
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
 * @returns `undefined` where there is no template, where it needs what is not known, or where the result is no `https:` address
 */
export function pageUrl(template: string, values: PageValues): string | undefined {
  const known = new Map(Object.entries(values));
  let complete = template !== '';
  const address = template.replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = known.get(name)?.toWellFormed() ?? '';
    // A dot or two would climb out of the template.
    if (/^\.{0,2}$/.test(value)) complete = false;
    return encodeURIComponent(value);
  });
  return complete && URL.canParse(address) && new URL(address).protocol === 'https:' ? address : undefined;
}
