/** From the shop's shipping methods to the options that the shopper sees. Pure. */
import type * as v from 'valibot';
import type { ShippingOption } from '../../contract/cart.ts';
import { type Locales, resolveText } from '../catalog/localized-string.ts';
import { moneyOf } from '../catalog/price.ts';
import type { shippingMethodPage } from './cart-wire.ts';

/** In the shop's order, its default first. A method without a rate for the cart is left out. */
export function shippingOptionsOf(
  methods: v.InferOutput<typeof shippingMethodPage>['results'],
  locale: Locales,
): ShippingOption[] {
  return methods.flatMap((method): ShippingOption[] => {
    const rate = method.zoneRates.flatMap(({ shippingRates }) => shippingRates).find(({ isMatching }) => isMatching);
    if (!rate) return [];
    const description = resolveText(method.localizedDescription, locale)?.text;
    return [
      {
        id: method.id,
        name: resolveText(method.localizedName, locale)?.text ?? method.name,
        ...(description && { description }),
        price: moneyOf(rate.price),
        ...(rate.freeAbove && { freeAbove: moneyOf(rate.freeAbove) }),
        isDefault: method.isDefault,
      },
    ];
  });
}
