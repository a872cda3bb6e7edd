/** Products and categories as the panel shows them, made of what the shop answers. */
import type { Category, Picture, Product, ProductCard, Variant } from '../contract/catalog.ts';
import type { Money, Price } from '../contract/money.ts';
import { attributeValue, valuesOn, variantAxes } from './attribute.ts';
import { resolveText } from './localized.ts';
import type { WireCategory, WireImage, WireMoney, WirePrice, WireProjection, WireVariant } from './wire.ts';

/** Longer descriptions are cut. */
const longestDescription = 10_000;

export function moneyOf(wire: WireMoney): Money {
  return { currency: wire.currencyCode, amount: wire.centAmount, fractionDigits: wire.fractionDigits };
}

/** Now and before. A "reduction" that is none shows as a plain price. */
export function priceOf(wire: WirePrice): Price {
  const value = moneyOf(wire.value);
  const reduced = wire.discounted && moneyOf(wire.discounted.value);
  if (!reduced || reduced.currency !== value.currency) return { now: value };
  return reduced.amount < value.amount ? { now: reduced, was: value } : { now: reduced };
}

/** The first picture that can be shown; the addresses are the merchant's, so they are judged. */
export function pictureOf(images: WireImage[]): Picture | undefined {
  const image = images.find(({ url }) => isPictureUrl(url));
  return (
    image && {
      url: image.url,
      ...(image.dimensions && { width: image.dimensions.w, height: image.dimensions.h }),
    }
  );
}

/** https, or the demo store on this machine. */
function isPictureUrl(url: string): boolean {
  return /^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/i.test(url) && URL.canParse(url);
}

/** Absent availability means that stock is not tracked, so it can be sold. */
function isAvailable(variant: WireVariant): boolean {
  return variant.availability?.isOnStock !== false;
}

function variantsOf(projection: WireProjection): WireVariant[] {
  return projection.masterVariant ? [projection.masterVariant, ...projection.variants] : projection.variants;
}

/** `undefined` for a product without a name or without a variant that could be shown. */
export function cardOf(projection: WireProjection, locale: string): ProductCard | undefined {
  const variants = variantsOf(projection);
  const shown = variants.find((variant) => variant.price && isAvailable(variant)) ?? variants[0];
  const name = resolveText(projection.name, locale);
  if (!shown || !name) return undefined;

  const picture = pictureOf(shown.images) ?? pictureOf(variants.flatMap((variant) => variant.images));
  const note = brandOf(shown, locale);
  return {
    id: projection.id,
    name: name.text,
    language: name.language,
    ...(note && { note }),
    ...(picture && { picture }),
    ...(shown.price && { price: priceOf(shown.price) }),
    variantId: shown.id,
    variantCount: variants.length,
    available: variants.some(isAvailable),
  };
}

/** The one attribute that shops show under a name. */
function brandOf(variant: WireVariant, locale: string): string | undefined {
  const brand = variant.attributes.find(({ name }) => /^(brand|maker|manufacturer|designer|marke)$/i.test(name));
  return brand && attributeValue(brand.value, locale)?.label;
}

/** `undefined` where {@link cardOf} has none. */
export function productOf(projection: WireProjection, locale: string): Product | undefined {
  const card = cardOf(projection, locale);
  if (!card) return undefined;
  const variants = variantsOf(projection);
  const axes = variantAxes(variants, locale);
  const slug = resolveText(projection.slug, locale)?.text;
  const description = resolveText(projection.description, locale, longestDescription)?.text;
  return {
    ...card,
    ...(slug && { slug }),
    ...(description && { description }),
    axes,
    variants: variants.map((variant): Variant => {
      const picture = pictureOf(variant.images);
      return {
        id: variant.id,
        ...(variant.sku && { sku: variant.sku }),
        ...(variant.price && { price: priceOf(variant.price) }),
        ...(picture && { picture }),
        available: isAvailable(variant),
        values: valuesOn(axes, variant, locale),
      };
    }),
  };
}

/** Categories in the merchant's order; those without a name are passed over. */
export function categoriesOf(categories: WireCategory[], locale: string): Category[] {
  return [...categories]
    .sort((a, b) => Number(a.orderHint) - Number(b.orderHint))
    .flatMap((category) => {
      const name = resolveText(category.name, locale);
      return name
        ? [{ id: category.id, name: name.text, ...(category.parent && { parentId: category.parent.id }) }]
        : [];
    });
}
