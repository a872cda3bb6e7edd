/**
 * The fields of Product Search: names, types, and the values of a product.
 *
 * @see https://docs.commercetools.com/api/projects/product-search#searchable-product-fields
 */
import type { Attribute, Price, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import { invalidInput } from '../project/errors.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import type { TextField } from '../text/text-index.ts';

export interface SearchField {
  readonly name: string;
  /** The type in the request; two requests may read an attribute with different types. */
  readonly fieldType: string | undefined;
  readonly kind: 'ltext' | 'text' | 'number' | 'boolean' | 'datetime' | 'reference';
  /** Set if the text index contains the words of the field. */
  readonly indexed?: TextField;
  /** Whether the field belongs to variants and so distinguishes them. */
  readonly ofVariant: boolean;
  /** The values of the product in this field; with `variant`, those of this variant. */
  values(product: ProductProjection, language: string | undefined, variant?: ProductVariant): readonly unknown[];
  /** For fields of prices: the value of one price. */
  ofPrice?(price: Price): unknown;
}

const priceFields: Readonly<Record<string, { kind: SearchField['kind']; of: (price: Price) => unknown }>> = {
  id: { kind: 'text', of: ({ id }) => id },
  key: { kind: 'text', of: ({ key }) => key },
  centAmount: { kind: 'number', of: ({ value }) => value.centAmount },
  currentCentAmount: { kind: 'number', of: ({ value, discounted }) => (discounted?.value ?? value).centAmount },
  discounted: { kind: 'boolean', of: ({ discounted }) => discounted !== undefined },
  currencyCode: { kind: 'text', of: ({ value }) => value.currencyCode },
  country: { kind: 'text', of: ({ country }) => country },
  validFrom: { kind: 'datetime', of: ({ validFrom }) => validFrom },
  validUntil: { kind: 'datetime', of: ({ validUntil }) => validUntil },
};

/** The field with a name, or 400 `InvalidInput`. `fieldType` is the request's type of an attribute. */
export function searchField(shop: Shop, name: string, fieldType: string | undefined): SearchField {
  const field = productField(shop, name) ?? variantField(name, fieldType);
  if (field === undefined) throw invalidInput(`The field '${name}' is not a searchable field.`);
  return { ...field, fieldType };
}

type Field = Omit<SearchField, 'fieldType'>;

function productField(shop: Shop, name: string): Field | undefined {
  const plain = (kind: SearchField['kind'], of: (product: ProductProjection) => unknown): Field => ({
    name,
    kind,
    ofVariant: false,
    values: (product) => present([of(product)].flat()),
  });
  switch (name) {
    case 'name':
    case 'description':
    case 'slug':
      return {
        name,
        kind: 'ltext',
        indexed: name,
        ofVariant: false,
        values: (product, language) => present([product[name]?.[language ?? '']]),
      };
    case 'searchKeywords':
      return {
        name,
        kind: 'ltext',
        indexed: name,
        ofVariant: false,
        values: (product, language) => (product.searchKeywords?.[language ?? ''] ?? []).map(({ text }) => text),
      };
    case 'id':
    case 'key':
      return plain('text', (product) => product[name]);
    case 'createdAt':
    case 'lastModifiedAt':
      return plain('datetime', (product) => product[name]);
    case 'productType':
      return plain('reference', ({ productType }) => productType.id);
    case 'taxCategory':
      return plain('reference', ({ taxCategory }) => taxCategory?.id);
    case 'categories':
      return plain('reference', ({ categories }) => categories.map(({ id }) => id));
    case 'categoriesSubTree':
      return plain('reference', ({ categories }) => [
        ...new Set(categories.flatMap(({ id }) => [id, ...ancestorsOf(shop, id)])),
      ]);
    case 'reviewRatingStatistics.averageRating':
      return plain('number', ({ reviewRatingStatistics }) => reviewRatingStatistics?.averageRating);
    default:
      return undefined;
  }
}

function variantField(name: string, fieldType: string | undefined): Field | undefined {
  if (!name.startsWith('variants.')) return undefined;
  const rest = name.slice('variants.'.length);
  const each = (kind: SearchField['kind'], of: (variant: ProductVariant, language?: string) => readonly unknown[]) => ({
    name,
    kind,
    ofVariant: true,
    values: (product: ProductProjection, language?: string, variant?: ProductVariant) =>
      present((variant === undefined ? variantsOf(product) : [variant]).flatMap((one) => of(one, language))),
  });
  if (rest === 'id') return each('number', ({ id }) => [id]);
  if (rest === 'sku' || rest === 'key') return each('text', (variant) => [variant[rest]]);
  if (rest === 'availability.isOnStock') return each('boolean', ({ availability }) => [availability?.isOnStock]);
  if (rest === 'availability.availableQuantity') {
    return each('number', ({ availability }) => [availability?.availableQuantity]);
  }
  if (rest.startsWith('prices.')) {
    const price = priceFields[rest.slice('prices.'.length)];
    if (price === undefined) return undefined;
    return { ...each(price.kind, ({ prices }) => (prices ?? []).map(price.of)), ofPrice: price.of };
  }
  if (rest.startsWith('attributes.')) return attributeField(rest.slice('attributes.'.length), fieldType, each);
  return undefined;
}

type EachVariant = (
  kind: SearchField['kind'],
  of: (variant: ProductVariant, language?: string) => readonly unknown[],
) => Field;

/**
 * Attributes are addressed by name: enum types with `.key` or `.label`, money with `.centAmount` or `.currencyCode`.
 * The request must contain their type.
 */
function attributeField(path: string, fieldType: string | undefined, each: EachVariant): Field {
  if (fieldType === undefined)
    throw invalidInput(`'fieldType' is required for the field 'variants.attributes.${path}'.`);
  const [, name = path, part] = /^(.+?)(?:\.(key|label|centAmount|currencyCode))?$/.exec(path) ?? [];
  const type = fieldType.replace(/^set_/, '');
  const kind = kindOf(type, part);
  return each(kind, ({ attributes = [] }, language) =>
    attributes
      .filter((attribute: Attribute) => attribute.name === name)
      .flatMap(({ value }) => [value].flat())
      .map((value: unknown) =>
        inside(part === undefined ? value : inside(value, part), kind === 'ltext' ? language : undefined),
      ),
  );
}

const attributeKinds: Readonly<Record<string, SearchField['kind']>> = {
  number: 'number',
  boolean: 'boolean',
  reference: 'reference',
  datetime: 'datetime',
  ltext: 'ltext',
};

function kindOf(type: string, part: string | undefined): SearchField['kind'] {
  if (type === 'lenum' && part === 'label') return 'ltext';
  if (type === 'money' && part === 'centAmount') return 'number';
  return attributeKinds[type] ?? 'text';
}

function inside(value: unknown, name: string | undefined): unknown {
  if (name === undefined || typeof value !== 'object' || value === null) return value;
  return (value as Record<string, unknown>)[name];
}

function ancestorsOf(shop: Shop, categoryId: string): string[] {
  return (shop.categoriesById.get(categoryId)?.ancestors ?? []).map(({ id }) => id);
}

function present(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== undefined && value !== null);
}
