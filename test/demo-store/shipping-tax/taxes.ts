/**
 * Taxes of a cart with a shipping address. They are computed and rounded half to even line by line, as the API does by
 * default (`LineItemLevel`), so the totals are sums of the lines.
 *
 * @see https://docs.commercetools.com/api/projects/carts#ctp:api:type:TaxedPrice
 */
import type { Cart, LineItem, ShippingInfo, TaxedItemPrice, TaxPortion, TaxRate } from '@commercetools/platform-sdk';
import { money } from '../products/prices.ts';
import type { Shop } from '../store/shop.ts';
import { apportion, proportion } from './rounding.ts';

const million = 1_000_000;

/** Adds rates and taxes, or removes them while the cart has no shipping address. */
export function withTaxes(shop: Shop, cart: Cart): Cart {
  const { taxedPrice: _price, taxedShippingPrice: _shipping, ...plain } = cart;
  const { shippingAddress, taxMode, shippingMode, shippingInfo } = cart;
  if (shippingAddress === undefined || taxMode !== 'Platform' || shippingMode !== 'Single') {
    const lineItems = cart.lineItems.map(untaxed);
    return { ...plain, lineItems, ...(shippingInfo === undefined ? {} : { shippingInfo: untaxed(shippingInfo) }) };
  }
  const lineItems = cart.lineItems.map((line): LineItem => {
    const taxCategory = shop.productsById.get(line.productId)?.taxCategory ?? shop.taxes.standard;
    const taxRate = shop.taxes.rate(taxCategory, shippingAddress);
    return { ...line, taxRate, taxedPrice: taxed(line.totalPrice.centAmount, taxRate, line.totalPrice.currencyCode) };
  });
  const shipping = shippingInfo && taxedShipping(shop, shippingInfo, shippingAddress);
  const parts = [...lineItems, ...(shipping === undefined ? [] : [shipping])].flatMap(
    ({ taxedPrice }) => taxedPrice ?? [],
  );
  return {
    ...plain,
    lineItems,
    ...(shipping === undefined ? {} : { shippingInfo: shipping }),
    taxedPrice: summed(parts, cart.totalPrice.currencyCode),
    ...(shipping?.taxedPrice === undefined ? {} : { taxedShippingPrice: shipping.taxedPrice }),
  };
}

function taxedShipping(shop: Shop, info: ShippingInfo, address: NonNullable<Cart['shippingAddress']>): ShippingInfo {
  const taxRate = shop.taxes.rate(info.taxCategory ?? shop.taxes.standard, address);
  const { centAmount, currencyCode } = info.discountedPrice?.value ?? info.price;
  return { ...info, taxRate, taxedPrice: taxed(centAmount, taxRate, currencyCode) };
}

/** Net and gross price of `cents`, and the tax. */
function taxed(cents: number, rate: TaxRate, currency: string): TaxedItemPrice {
  const perMillion = Math.round(rate.amount * million);
  const net = rate.includedInPrice ? proportion(cents, million, million + perMillion) : cents;
  const gross = rate.includedInPrice ? cents : proportion(cents, million + perMillion, million);
  const parts = rate.subRates ?? [rate];
  const weights = parts.map(({ amount }) => Math.round(amount * million));
  const shares = apportion(gross - net, weights);
  return {
    totalNet: money(currency, net),
    totalGross: money(currency, gross),
    taxPortions: parts.map(({ name, amount }, index) => ({
      name,
      rate: amount,
      amount: money(currency, shares[index] ?? 0),
    })),
    totalTax: money(currency, gross - net),
  };
}

/** The sum of several taxed prices. Portions with the same name and rate are merged. */
function summed(parts: readonly TaxedItemPrice[], currency: string): TaxedItemPrice {
  const portions = new Map<string, TaxPortion>();
  for (const portion of parts.flatMap(({ taxPortions }) => taxPortions)) {
    const label = `${portion.rate} ${portion.name}`;
    const cents = (portions.get(label)?.amount.centAmount ?? 0) + portion.amount.centAmount;
    portions.set(label, { ...portion, amount: money(currency, cents) });
  }
  const net = parts.reduce((sum, { totalNet }) => sum + totalNet.centAmount, 0);
  const gross = parts.reduce((sum, { totalGross }) => sum + totalGross.centAmount, 0);
  return {
    totalNet: money(currency, net),
    totalGross: money(currency, gross),
    taxPortions: [...portions.values()],
    totalTax: money(currency, gross - net),
  };
}

/** A taxed price after `off` of `whole` has been taken off the total that it belongs to. */
export function reducedTaxed({ totalNet, totalGross, taxPortions }: TaxedItemPrice, off: number, whole: number) {
  const { currencyCode } = totalNet;
  const net = totalNet.centAmount - proportion(totalNet.centAmount, off, whole);
  const gross = totalGross.centAmount - proportion(totalGross.centAmount, off, whole);
  const weights = taxPortions.map(({ amount }) => amount.centAmount);
  const shares = apportion(gross - net, weights);
  return {
    totalNet: money(currencyCode, net),
    totalGross: money(currencyCode, gross),
    taxPortions: taxPortions.map((portion, index) => ({ ...portion, amount: money(currencyCode, shares[index] ?? 0) })),
    totalTax: money(currencyCode, gross - net),
  };
}

function untaxed<Item extends { taxRate?: unknown; taxedPrice?: unknown }>(item: Item) {
  const { taxRate: _rate, taxedPrice: _price, ...rest } = item;
  return rest;
}
