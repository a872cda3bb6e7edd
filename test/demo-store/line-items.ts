/** Lines of a cart: made from a draft, priced, counted, summed up. */
import { randomUUID } from 'node:crypto';
import type { Cart, LineItem } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { duplicateField, invalidField, referencedResourceNotFound, refuse, requiredField } from './errors.ts';
import { money, multiply, selectPrice, unitPrice } from './prices.ts';
import { type Sellable, type Shop, variantsOf } from './shop.ts';

const wholeNumber = v.pipe(v.number(), v.integer());

/** `MyLineItemDraft`, as far as this store sells. */
export const lineItemDraft = v.object({
  key: v.optional(v.string()),
  productId: v.optional(v.string()),
  variantId: v.optional(wholeNumber),
  sku: v.optional(v.string()),
  quantity: v.optional(wholeNumber),
  addedAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});

export type LineItemDraft = v.InferOutput<typeof lineItemDraft>;

/**
 * The cart with `draft` in it: an equal line gets the quantity on top of its own, whatever key the draft has.
 * Refuses unknown products, quantities below one, a key that another line has, and what has no price here.
 */
export function withLine(shop: Shop, cart: Cart, draft: LineItemDraft): Cart {
  const { quantity = 1, key } = draft;
  const { product, variant } = sellableOf(shop, draft);
  if (quantity < 1) throw invalidField('quantity', quantity);
  if (key !== undefined && !/^[A-Za-z0-9_-]{2,256}$/.test(key)) throw invalidField('key', key);

  const equal = cart.lineItems.find((line) => line.productId === product.id && line.variant.id === variant.id);
  if (equal !== undefined) return withQuantity(shop, cart, equal, equal.quantity + quantity);
  if (key !== undefined && cart.lineItems.some((line) => line.key === key)) throw duplicateField('key', key);

  const at = shop.timestamp();
  const line: LineItem = {
    id: randomUUID(),
    ...(key === undefined ? {} : { key }),
    productId: product.id,
    ...(product.key === undefined ? {} : { productKey: product.key }),
    name: product.name,
    productSlug: product.slug,
    productType: product.productType,
    variant,
    price: { id: '', value: money(cart.totalPrice.currencyCode, 0) },
    quantity,
    totalPrice: money(cart.totalPrice.currencyCode, 0),
    discountedPricePerQuantity: [],
    taxedPricePortions: [],
    state: [],
    perMethodTaxRate: [],
    priceMode: 'Platform',
    lineItemMode: 'Standard',
    addedAt: draft.addedAt ?? at,
    lastModifiedAt: at,
  };
  return { ...cart, lineItems: [...cart.lineItems, priced(shop, cart, line)] };
}

/** The cart with the line's quantity set; 0 removes it. */
export function withQuantity(shop: Shop, cart: Cart, line: LineItem, quantity: number): Cart {
  if (quantity < 0) throw invalidField('quantity', quantity);
  const changed = quantity === 0 ? [] : [priced(shop, cart, { ...line, quantity, lastModifiedAt: shop.timestamp() })];
  return { ...cart, lineItems: cart.lineItems.flatMap((other) => (other.id === line.id ? changed : [other])) };
}

/** The line that an action means, by its id or by its key. */
export function lineOf(cart: Cart, names: { lineItemId?: string | undefined; lineItemKey?: string | undefined }) {
  const { lineItemId, lineItemKey } = names;
  if (lineItemId === undefined && lineItemKey === undefined) throw requiredField('lineItemId');
  const line = cart.lineItems.find(({ id, key }) =>
    lineItemId === undefined ? key === lineItemKey : id === lineItemId,
  );
  if (line !== undefined) return line;
  throw lineItemId === undefined ? invalidField('lineItemKey', lineItemKey) : invalidField('lineItemId', lineItemId);
}

/** The cart with today's prices in every line; `updateProductData` also brings names and variants up to date. */
export function repriced(shop: Shop, cart: Cart, updateProductData = false): Cart {
  const lineItems = cart.lineItems.map((line) => {
    const product = updateProductData ? shop.productsById.get(line.productId) : undefined;
    const variant = product && variantsOf(product).find(({ id }) => id === line.variant.id);
    const fresh =
      product && variant ? { ...line, name: product.name, productType: product.productType, variant } : line;
    return priced(shop, cart, fresh);
  });
  return { ...cart, lineItems };
}

/** What the goods of the cart cost before any discount but their own, in the smallest unit of its currency. */
export function goodsWorth(cart: Cart): number {
  return cart.lineItems.reduce((sum, line) => sum + undiscounted(line).totalPrice.centAmount, 0);
}

/** The line without cart discounts. */
export function undiscounted(line: LineItem): LineItem {
  const totalPrice = multiply(line.price.discounted?.value ?? line.price.value, line.quantity);
  return { ...line, totalPrice, discountedPricePerQuantity: [] };
}

function sellableOf(shop: Shop, { sku, productId, variantId }: LineItemDraft): Sellable {
  if (sku !== undefined) {
    const sellable = shop.bySku.get(sku);
    if (sellable === undefined) throw invalidField('sku', sku);
    return sellable;
  }
  if (productId === undefined) throw requiredField('productId');
  const product = shop.productsById.get(productId);
  if (product === undefined) throw referencedResourceNotFound('product', { id: productId });
  const [master] = variantsOf(product);
  const variant = variantId === undefined ? master : variantsOf(product).find(({ id }) => id === variantId);
  if (variant === undefined) throw invalidField('variantId', variantId);
  return { product, variant };
}

function priced(shop: Shop, cart: Cart, line: LineItem): LineItem {
  const currency = cart.totalPrice.currencyCode;
  const { country } = cart;
  // The product's prices of today, whatever the line's frozen copy of the variant says.
  const product = shop.productsById.get(line.productId);
  const variant = product && variantsOf(product).find(({ id }) => id === line.variant.id);
  const price = selectPrice(variant?.prices, { currency, country, at: shop.now() });
  if (price === undefined) {
    const where = country === undefined ? '' : `, country '${country}'`;
    throw refuse(400, {
      code: 'MatchingPriceNotFound',
      message: `The variant '${line.variant.id}' of product '${line.productId}' does not contain a price for currency '${currency}'${where}, all customer groups and all channels.`,
      productId: line.productId,
      variantId: line.variant.id,
      currency,
      ...(country === undefined ? {} : { country }),
    });
  }
  const unit = unitPrice(price, line.quantity);
  // The initial state of a line, which every project has: https://docs.commercetools.com/api/projects/states
  const state = [{ quantity: line.quantity, state: { typeId: 'state', id: initialState } as const }];
  return {
    ...line,
    price: price.discounted === undefined ? { ...price, value: unit } : price,
    totalPrice: multiply(unit, line.quantity),
    state,
  };
}

const initialState = '8a1b0f5e-3a0c-4d0e-9c64-6a3f0c2d7e10';
