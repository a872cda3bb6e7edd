/** The shipping methods of the shop in the API's form, and their destinations. */
import { randomUUID } from 'node:crypto';
import type { Cart, ShippingMethod, ShippingRate, TaxCategoryReference } from '@commercetools/platform-sdk';
import { money } from '../products/prices.ts';
import { type MethodPlan, shippingPlans, type ZonePlan, zones } from './demo-shipping.ts';

/** The parts of an address that shipping and taxes depend on. */
export interface Location {
  readonly country: string;
  readonly state?: string | undefined;
}

/** @see https://docs.commercetools.com/api/projects/shippingMethods */
export function createShippingBook(taxCategory: TaxCategoryReference, at: string) {
  const zoneIds = new Map(Object.entries(zones).map(([name, countries]) => [name, { id: randomUUID(), countries }]));
  const zoneOf = (name: string) => {
    const zone = zoneIds.get(name);
    if (zone === undefined) throw new Error(`${name} is no zone`);
    return zone;
  };
  const methods = shippingPlans.map((plan) => ({ plan, resource: resourceOf(plan) }));

  function resourceOf({ key, name, description, isDefault = false, most, zones: plans }: MethodPlan): ShippingMethod {
    return {
      id: randomUUID(),
      version: 1,
      createdAt: at,
      lastModifiedAt: at,
      key,
      name: name.en,
      localizedName: name,
      localizedDescription: description,
      taxCategory,
      zoneRates: plans.map((plan) => ({
        zone: { typeId: 'zone', id: zoneOf(plan.zone).id },
        shippingRates: ratesOf(plan),
      })),
      active: true,
      isDefault,
      ...(most === undefined ? {} : { predicate: `lineItemCount(1=1) <= ${most}` }),
    };
  }

  /** Rates of a method for a location; without a currency the rates in all currencies. */
  const ratesAt = ({ zoneRates }: ShippingMethod, { country }: Location, currency?: string): ShippingRate[] =>
    [...zoneIds.values()]
      .filter(({ countries }) => (countries as readonly string[]).includes(country))
      .flatMap(({ id }) => zoneRates.filter(({ zone }) => zone.id === id))
      .flatMap(({ shippingRates }) => shippingRates)
      .filter(({ price }) => currency === undefined || price.currencyCode === currency);

  return {
    all: methods.map(({ resource }) => resource) as readonly ShippingMethod[],
    ratesAt,
    find: ({ id, key }: { id?: string | undefined; key?: string | undefined }): ShippingMethod | undefined =>
      methods.find(({ resource }) => (id === undefined ? resource.key === key : resource.id === id))?.resource,
    /** Whether the method's predicate matches the cart; a method without a predicate matches every cart. */
    takes(method: ShippingMethod, { lineItems }: Cart): boolean {
      const most = methods.find(({ resource }) => resource.id === method.id)?.plan.most;
      return most === undefined || lineItems.reduce((sum, { quantity }) => sum + quantity, 0) <= most;
    },
  };
}

function ratesOf({ price, freeAbove = {} }: ZonePlan): ShippingRate[] {
  return Object.entries(price).map(([currency, cents]) => {
    const limit = freeAbove[currency];
    return {
      price: money(currency, cents),
      ...(limit === undefined ? {} : { freeAbove: money(currency, limit) }),
      tiers: [],
    };
  });
}
