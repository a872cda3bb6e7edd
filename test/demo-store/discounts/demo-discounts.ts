/** The discount codes of the demo shop, and their effects. */
import type { DiscountCode, StackingMode } from '@commercetools/platform-sdk';

/** The codes by their effect. commercetools distinguishes upper and lower case. */
export const demoCodes = {
  /** 10 % off every line. */
  percentage: 'EBB10',
  /** 5 EUR, 6 USD or 800 JPY off, distributed over all lines. */
  absolute: 'ANCHOR5',
  /** 3 EUR, 3 USD or 500 JPY off the total, shipping included: `discountOnTotalPrice`. */
  onTotal: 'LANTERN3',
  /** Free shipping. */
  freeShipping: 'FAIRWIND',
  /** 15 % off every line of a cart worth 100 EUR, 100 USD or 15,000 JPY; below that `DoesNotMatchCart`. */
  minimum: 'HARBOUR15',
  /** 20 % off every line, and no further discount: other codes become `ApplicationStoppedByPreviousDiscount`. */
  stopping: 'CAPTAIN20',
  /** 5 % off every line in the shop's first two days; afterwards `NotValid` at the cart's next change. */
  endsSoon: 'SPRINGTIDE',
  /** Valid until a month before the shop started: rejected with `TimeRangeNonApplicable`. */
  expired: 'LASTSUMMER',
  /** Valid from a month after the shop started: rejected with `TimeRangeNonApplicable`. */
  notYet: 'NEXTWINTER',
  /** Inactive: accepted, with the state `NotActive`. */
  switchedOff: 'MOORED',
  /** The only discount is inactive: rejected without a reason. */
  withoutDiscount: 'SUNKEN',
  /** Valid for a hundred orders, which have been placed: accepted, with the state `MaxApplicationReached`. */
  usedUp: 'FIRST100',
  /** Twelve personal codes for the same discount of 1 %, which applies once. A cart accepts fewer codes. */
  personal: Array.from({ length: 12 }, (_, index) => `GULL-${String(index + 1).padStart(2, '0')}`),
} as const;

/** Amounts by currency, in the minor unit. */
export type Amounts = Readonly<Record<string, number>>;

/** A cart discount, with the fields that this shop uses. */
export interface DiscountPlan {
  readonly key: string;
  readonly name: string;
  readonly target: 'lineItems' | 'shipping' | 'totalPrice';
  /** Per ten thousand, or amounts by currency. */
  readonly value: { readonly permyriad: number } | { readonly amounts: Amounts };
  /** The higher sort order applies first. */
  readonly sortOrder: string;
  readonly stackingMode?: StackingMode;
  readonly isActive?: boolean;
}

/** A code and its discount. Days count from the start of the shop. */
export interface CodePlan {
  readonly code: string;
  /** Key of the cart discount. */
  readonly discount: string;
  readonly fromDay?: number;
  readonly untilDay?: number;
  /** The minimum sum of the lines before discounts. */
  readonly minimum?: Amounts;
  readonly isActive?: boolean;
  readonly maxApplications?: number;
  /** Number of uses before the shop started. */
  readonly applications?: number;
}

const percent = (key: string, name: string, part: number, sortOrder: string): DiscountPlan => ({
  key,
  name,
  target: 'lineItems',
  value: { permyriad: part * 100 },
  sortOrder,
});

export const discountPlans: readonly DiscountPlan[] = [
  { ...percent('captain', "The captain's share", 20, '0.9'), stackingMode: 'StopAfterThisDiscount' },
  percent('harbour', 'Full hold', 15, '0.8'),
  percent('ebb', 'Ebb', 10, '0.7'),
  percent('spring-tide', 'Spring tide', 5, '0.6'),
  percent('gull', 'Gull', 1, '0.5'),
  percent('season', 'Season', 25, '0.45'),
  { ...percent('sunken', 'Sunken', 50, '0.44'), isActive: false },
  {
    key: 'anchor',
    name: 'Anchor',
    target: 'lineItems',
    value: { amounts: { EUR: 500, USD: 600, JPY: 800 } },
    sortOrder: '0.4',
  },
  { key: 'fair-wind', name: 'Fair wind', target: 'shipping', value: { permyriad: 10_000 }, sortOrder: '0.3' },
  {
    key: 'lantern',
    name: 'Lantern',
    target: 'totalPrice',
    value: { amounts: { EUR: 300, USD: 300, JPY: 500 } },
    sortOrder: '0.2',
  },
];

export const codePlans: readonly CodePlan[] = [
  { code: demoCodes.percentage, discount: 'ebb' },
  { code: demoCodes.absolute, discount: 'anchor' },
  { code: demoCodes.onTotal, discount: 'lantern' },
  { code: demoCodes.freeShipping, discount: 'fair-wind' },
  { code: demoCodes.minimum, discount: 'harbour', minimum: { EUR: 10_000, USD: 10_000, JPY: 15_000 } },
  { code: demoCodes.stopping, discount: 'captain' },
  { code: demoCodes.endsSoon, discount: 'spring-tide', untilDay: 2 },
  { code: demoCodes.expired, discount: 'season', fromDay: -120, untilDay: -30 },
  { code: demoCodes.notYet, discount: 'season', fromDay: 30, untilDay: 120 },
  { code: demoCodes.switchedOff, discount: 'season', isActive: false },
  { code: demoCodes.withoutDiscount, discount: 'sunken' },
  { code: demoCodes.usedUp, discount: 'season', maxApplications: 100, applications: 100 },
  ...demoCodes.personal.map((code) => ({ code, discount: 'gull', maxApplications: 1 })),
];

/** The cart predicate of the minimum, as a merchant would write it. */
export function predicateOf({ minimum }: CodePlan): Pick<DiscountCode, 'cartPredicate'> {
  if (minimum === undefined) return {};
  const worth = Object.entries(minimum).map(([currency, amount]) => {
    const digits = currency === 'JPY' ? 0 : 2;
    return `lineItemTotal(1=1) >= "${(amount / 10 ** digits).toFixed(digits)} ${currency}"`;
  });
  return { cartPredicate: worth.join(' or ') };
}
