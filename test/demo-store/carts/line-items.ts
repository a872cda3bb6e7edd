/** Lines of a cart: created from a draft, priced, counted and summed. */
import { randomUUID } from 'node:crypto';
import type { Cart, LineItem, ProductVariant } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { money, multiply, selectPrice, unitPrice } from '../products/prices.ts';
import { type Sellable, variantsOf } from '../products/product-book.ts';
import {
  duplicateField,
  invalidField,
  type Refusal,
  referencedResourceNotFound,
  refuse,
  requiredField,
} from '../project/errors.ts';
import type { Shop } from '../store/shop.ts';
import { demandQuantity } from './quantity-limits.ts';

const wholeNumber = v.pipe(v.number(), v.integer());

/** `MyLineItemDraft`, as far as this store supports it. */
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
 * Adds a line to the cart. An equal line gets the additional quantity, also if the draft has another key.
 * Rejects unknown products, quantities below one, a key of another line, and products without a price here.
 */
export function withLine(shop: Shop, cart: Cart, draft: LineItemDraft): Cart {
  const { quantity = 1, key } = draft;
  const { product, variant } = sellableOf(shop, draft);
  if (quantity < 1) throw invalidField('quantity', quantity);
  if (key !== undefined && !/^[A-Za-z0-9_-]{2,256}$/.test(key)) throw invalidField('key', key);

  const equal = cart.lineItems.find((line) => line.productId === product.id && line.variant.id === variant.id);
  if (equal !== undefined) return withQuantity(shop, cart, equal, equal.quantity + quantity);
  if (key !== undefined && cart.lineItems.some((line) => line.key === key)) throw duplicateField('key', key);

  demandQuantity(shop.quantityLimits(variant), quantity);
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
  if (quantity > 0) demandQuantity(shop.quantityLimits(currentVariant(shop, line) ?? line.variant), quantity, line.id);
  const changed = quantity === 0 ? [] : [priced(shop, cart, { ...line, quantity, lastModifiedAt: shop.timestamp() })];
  return { ...cart, lineItems: cart.lineItems.flatMap((other) => (other.id === line.id ? changed : [other])) };
}

/** The line that an action names by id or by key. */
export function lineOf(cart: Cart, names: { lineItemId?: string | undefined; lineItemKey?: string | undefined }) {
  const { lineItemId, lineItemKey } = names;
  if (lineItemId === undefined && lineItemKey === undefined) throw requiredField('lineItemId');
  const line = cart.lineItems.find(({ id, key }) =>
    lineItemId === undefined ? key === lineItemKey : id === lineItemId,
  );
  if (line !== undefined) return line;
  throw lineItemId === undefined ? invalidField('lineItemKey', lineItemKey) : invalidField('lineItemId', lineItemId);
}

/** Gives every line today's price. Rejects if a line has no price in the cart's country. */
export function repriced(shop: Shop, cart: Cart): Cart {
  return { ...cart, lineItems: cart.lineItems.map((line) => priced(shop, cart, line)) };
}

/**
 * The cart as every update leaves it: at today's prices, without the lines that no longer have one. A product that is
 * no longer published stays until the cart is recalculated.
 *
 * @see https://docs.commercetools.com/api/releases/2018-09-12-cart-updates-prices-on-every-update
 */
export function refreshed(shop: Shop, cart: Cart): Cart {
  const lineItems = cart.lineItems.filter(
    (line) => !shop.productsById.has(line.productId) || priceOf(shop, cart, line) !== undefined,
  );
  return repriced(shop, { ...cart, lineItems });
}

/**
 * The cart at today's prices, without the lines that can no longer be bought. `updateProductData` also updates names
 * and variants.
 *
 * @see https://docs.commercetools.com/api/releases/2017-10-17-improve-cart-recalculation
 */
export function recalculated(shop: Shop, cart: Cart, updateProductData = false): Cart {
  const lineItems = cart.lineItems.flatMap((line) => {
    const product = shop.productsById.get(line.productId);
    const variant = currentVariant(shop, line);
    if (product === undefined || variant === undefined) return [];
    const { name, productType } = product;
    return [updateProductData ? { ...line, name, productType, variant } : line];
  });
  return refreshed(shop, { ...cart, lineItems });
}

/** The sum of the lines before cart discounts, in the minor unit of the cart's currency. */
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

/** The product's present prices, not those in the line's copy of the variant. */
function priceOf(shop: Shop, { totalPrice, country }: Cart, line: LineItem) {
  const { currencyCode: currency } = totalPrice;
  return selectPrice(currentVariant(shop, line)?.prices, { currency, country, at: shop.now() });
}

function currentVariant(shop: Shop, { productId, variant }: LineItem): ProductVariant | undefined {
  const product = shop.productsById.get(productId);
  return product && variantsOf(product).find(({ id }) => id === variant.id);
}

function priced(shop: Shop, cart: Cart, line: LineItem): LineItem {
  const price = shop.productsById.has(line.productId) ? priceOf(shop, cart, line) : line.price;
  if (price === undefined) throw matchingPriceNotFound(cart, line);
  // The initial state of a line, which every project has: https://docs.commercetools.com/api/projects/states
  const state = [{ quantity: line.quantity, state: { typeId: 'state', id: initialState } as const }];
  const value = unitPrice(price, line.quantity);
  return undiscounted({ ...line, price: price.discounted === undefined ? { ...price, value } : price, state });
}

function matchingPriceNotFound({ totalPrice, country }: Cart, { productId, variant }: LineItem): Refusal {
  const { currencyCode: currency } = totalPrice;
  const where = country === undefined ? '' : `, country '${country}'`;
  return refuse(400, {
    code: 'MatchingPriceNotFound',
    message: `The variant '${variant.id}' of product '${productId}' does not contain a price for currency '${currency}'${where}, all customer groups and all channels.`,
    productId,
    variantId: variant.id,
    currency,
    ...(country === undefined ? {} : { country }),
  });
}

const initialState = '8a1b0f5e-3a0c-4d0e-9c64-6a3f0c2d7e10';
