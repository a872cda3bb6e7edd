/** Changes that the merchant makes to a product while the shop runs. */
import type { LocalizedString, Price, ProductVariant } from '@commercetools/platform-sdk';
import type { Shop } from '../store/shop.ts';
import { mapVariants, money } from './prices.ts';

/** A new price. Without a country it replaces the prices of all countries in its currency. */
export interface NewPrice {
  currency: string;
  /** In the minor unit of the currency. */
  centAmount: number;
  country?: string;
  /** Unit prices from a minimum quantity on. */
  tiers?: { minimumQuantity: number; centAmount: number }[];
}

/**
 * Sets the price of a variant, and removes its sale price and former tiers. Throws if the variant has no such price.
 */
export function setPrice(shop: Shop, sku: string, { currency, centAmount, country, tiers }: NewPrice): void {
  const meant = (price: Price) =>
    price.value.currencyCode === currency && (country === undefined || price.country === country);
  changeVariant(shop, sku, (variant) => {
    if (!variant.prices?.some(meant))
      throw new Error(`${sku} has no price in ${currency} for ${country ?? 'anywhere'}`);
    const prices = variant.prices.map((price) => {
      const { discounted: _sale, tiers: _tiers, ...rest } = price;
      const steps = tiers?.map(({ minimumQuantity, centAmount: each }) => ({
        minimumQuantity,
        value: money(currency, each),
      }));
      return meant(price) ? { ...rest, value: money(currency, centAmount), ...(steps && { tiers: steps }) } : price;
    });
    return { ...variant, prices };
  });
}

/** Removes the variant's prices in a currency. */
export function removePrice(shop: Shop, sku: string, currency: string): void {
  changeVariant(shop, sku, (variant) => ({
    ...variant,
    prices: (variant.prices ?? []).filter(({ value }) => value.currencyCode !== currency),
  }));
}

/** Sets the stock; 0 is sold out. */
export function setStock(shop: Shop, sku: string, availableQuantity: number): void {
  changeVariant(shop, sku, (variant) => ({
    ...variant,
    availability: { isOnStock: availableQuantity > 0, availableQuantity },
  }));
}

export function renameProduct(shop: Shop, productId: string, name: LocalizedString): void {
  const product = shop.productsById.get(productId);
  if (product === undefined) throw new Error(`The shop has no product ${productId}`);
  shop.products.replace({ ...product, name });
}

function changeVariant(shop: Shop, sku: string, change: (variant: ProductVariant) => ProductVariant): void {
  const sellable = shop.bySku.get(sku);
  if (sellable === undefined) throw new Error(`The shop has no SKU ${sku}`);
  shop.products.replace(mapVariants(sellable.product, (variant) => (variant.sku === sku ? change(variant) : variant)));
}
