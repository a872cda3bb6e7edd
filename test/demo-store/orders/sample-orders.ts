/** The past orders of the sample customer, the same for every shop with the same catalogue. */
import { newCart } from '../carts/cart-draft.ts';
import { selectPrice } from '../products/prices.ts';
import type { Shop } from '../store/shop.ts';
import { variantsOf } from '../store/shop.ts';
import { orderFrom } from './orders.ts';

const dayLength = 86_400_000;

/** Number of products, from the first, that the orders are chosen from. */
const shelf = 60;

/** For each order its age in days, the products, and their quantities. */
const history = [
  {
    number: 'SW-10187',
    daysAgo: 143,
    lines: [
      [4, 2],
      [11, 1],
      [23, 1],
    ],
  },
  {
    number: 'SW-10346',
    daysAgo: 41,
    lines: [
      [4, 1],
      [17, 1],
    ],
  },
  {
    number: 'SW-10512',
    daysAgo: 6,
    lines: [
      [31, 1],
      [11, 2],
      [8, 1],
    ],
  },
] as const;

/** Adds the past orders of a customer in Germany, as far as the products are sold there. */
export function addSampleOrders(shop: Shop, customerId: string): void {
  const scope = { currency: 'EUR', country: 'DE', at: shop.now() };
  const sellable = shop.catalogue.products.slice(0, shelf).flatMap((product) => {
    // Not a variant with low stock, of which there may be fewer than the order needs.
    const variant = variantsOf(product).find(
      (one) => selectPrice(one.prices, scope) !== undefined && shop.quantityLimits(one).max === undefined,
    );
    return variant === undefined ? [] : [{ productId: product.id, variantId: variant.id }];
  });
  if (sellable.length === 0) return;
  const customer = shop.customers.get(customerId);
  const [address] = customer?.addresses ?? [];
  for (const { number, daysAgo, lines } of history) {
    const lineItems = lines.flatMap(([place, quantity]) => {
      const found = sellable[place % sellable.length];
      return found === undefined ? [] : [{ ...found, quantity }];
    });
    const cart = newCart(
      shop,
      undefined,
      { customerId },
      {
        currency: 'EUR',
        country: 'DE',
        locale: shop.languages.find((language) => language === 'de') ?? shop.languages[0],
        ...(customer === undefined ? {} : { customerEmail: customer.email }),
        lineItems,
        taxMode: 'Platform',
        inventoryMode: 'None',
        shippingMode: 'Single',
        discountCodes: [],
        ...(address === undefined ? {} : { shippingAddress: address, billingAddress: address }),
      },
    );
    const at = (days: number) => new Date(shop.now() - days * dayLength).toISOString();
    const arrived =
      daysAgo > 3
        ? ({ orderState: 'Complete', shipmentState: 'Delivered', completedAt: at(daysAgo - 3) } as const)
        : {};
    shop.orders.add(orderFrom(cart, number, at(daysAgo), { paymentState: 'Paid', ...arrived }));
  }
}
