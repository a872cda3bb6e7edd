/** Products and categories as the panel shows them, made of the shop's JSON. */
import type { Category, Product, ProductAttribute, ProductCard, Variant, VariantAxis } from '../../contract/catalog.ts';
import type { WireCategory, WireProjection, WireVariant } from '../wire.ts';
import { htmlToText } from './html-to-text.ts';
import { type Locales, resolveText } from './localized-string.ts';
import { pictureOf, picturesOf } from './picture.ts';
import { priceOf, tiersOf } from './price.ts';
import { productAttributesOf } from './product-attributes.ts';
import { stockOf } from './stock.ts';
import { attributeValue, isSwatch, valuesOn, variantAxes } from './variant-attributes.ts';

/** Longer descriptions are cut. */
const maxDescriptionLength = 10_000;

/** All variants, the master first; none for a product of the modular catalog model. */
export function variantsOf(projection: WireProjection): WireVariant[] {
  return projection.masterVariant ? [projection.masterVariant, ...projection.variants] : projection.variants;
}

/**
 * The card of a product; `undefined` for a product without a name or without variants.
 *
 * @param variantId the variant to show, where the product has it; otherwise the card shows the first that can be bought
 */
export function cardOf(projection: WireProjection, locales: Locales, variantId?: number): ProductCard | undefined {
  const variants = variantsOf(projection);
  const shown =
    variants.find(({ id }) => id === variantId) ??
    variants.find((variant) => variant.price && stockOf(variant).available) ??
    variants[0];
  const name = resolveText(projection.name, locales);
  if (!shown || !name) return undefined;

  const picture = pictureOf(shown.images) ?? pictureOf(variants.flatMap((variant) => variant.images));
  const note = brandOf(shown, locales);
  return {
    id: projection.id,
    name: name.text,
    language: name.language,
    ...(note && { note }),
    ...(picture && { picture }),
    ...(shown.price && { price: priceOf(shown.price) }),
    variantId: shown.id,
    variantCount: variants.length,
    available: variants.some((variant) => stockOf(variant).available),
  };
}

/** The brand: the one attribute that shops show under a name. */
function brandOf(variant: WireVariant, locales: Locales): string | undefined {
  const brand = variant.attributes.find(({ name }) => /^(brand|maker|manufacturer|designer|marke)$/i.test(name));
  return brand && attributeValue(brand.value, locales)?.label;
}

/** The product as its own view shows it; `undefined` where {@link cardOf} gives none. */
export function productOf(projection: WireProjection, locales: Locales): Product | undefined {
  const card = cardOf(projection, locales);
  if (!card) return undefined;
  const variants = variantsOf(projection);
  const axes = variantAxes(variants, locales);
  const attributes = variants.map((variant) => otherAttributes(variant, axes, locales));
  const [first = []] = attributes;
  const shared = first.filter((each) => attributes.every((others) => others.some((other) => isSame(each, other))));
  const slug = resolveText(projection.slug, locales)?.text;
  const description = resolveText(projection.description, locales, maxDescriptionLength);
  const plain = description && htmlToText(description.text);
  return {
    ...card,
    ...(slug && { slug }),
    ...(plain && { description: plain }),
    axes,
    variants: variants.map((variant, index) => ({
      ...variantOf(variant, axes, locales),
      attributes: (attributes[index] ?? []).filter((own) => !shared.some((each) => isSame(each, own))),
    })),
    pictures: picturesOf(variants.flatMap((variant) => variant.images)),
    attributes: [...productAttributesOf(projection.attributes, locales), ...shared],
    categoryIds: projection.categories.map(({ id }) => id),
  };
}

function variantOf(variant: WireVariant, axes: VariantAxis[], locales: Locales): Omit<Variant, 'attributes'> {
  const pictures = picturesOf(variant.images);
  const [picture] = pictures;
  const stock = stockOf(variant);
  return {
    id: variant.id,
    ...(variant.sku && { sku: variant.sku }),
    ...(variant.price && { price: priceOf(variant.price) }),
    tiers: variant.price ? tiersOf(variant.price) : [],
    ...(picture && { picture }),
    pictures,
    available: stock.available,
    stock,
    values: valuesOn(axes, variant, locales),
  };
}

/** The attributes that no axis shows. */
function otherAttributes(variant: WireVariant, axes: VariantAxis[], locales: Locales): ProductAttribute[] {
  const attributes = variant.attributes.filter(
    ({ name }) => !isSwatch(name) && !axes.some((axis) => axis.name === name),
  );
  return productAttributesOf(attributes, locales);
}

function isSame(one: ProductAttribute, other: ProductAttribute): boolean {
  return one.name === other.name && JSON.stringify(one.values) === JSON.stringify(other.values);
}

/** Categories in the merchant's order, without categories that have no name. */
export function categoriesOf(categories: WireCategory[], locales: Locales): Category[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  return [...categories]
    .sort((a, b) => Number(a.orderHint) - Number(b.orderHint))
    .flatMap((category) => {
      const name = resolveText(category.name, locales);
      const parentId = isBelowItself(category, byId) ? undefined : category.parent?.id;
      return name
        ? [
            {
              id: category.id,
              name: name.text,
              language: name.language,
              ...(parentId !== undefined && byId.has(parentId) && { parentId }),
            },
          ]
        : [];
    });
}

/** Whether the parents of a category form a loop. */
function isBelowItself(category: WireCategory, byId: ReadonlyMap<string, WireCategory>): boolean {
  const passed = new Set<string>();
  let above: WireCategory | undefined = category;
  while (above && !passed.has(above.id)) {
    passed.add(above.id);
    above = above.parent && byId.get(above.parent.id);
  }
  return above !== undefined;
}
