/** The discount codes of the shop, their cart discounts, and the number of uses of each code. */
import { randomUUID } from 'node:crypto';
import type { CartDiscountReference, DiscountCode } from '@commercetools/platform-sdk';
import { type CodePlan, codePlans, type DiscountPlan, discountPlans, predicateOf } from './demo-discounts.ts';

const dayMilliseconds = 86_400_000;

/** A cart discount that applies if one of its codes does. */
export interface CartDiscount extends DiscountPlan {
  readonly reference: CartDiscountReference;
}

/** A code as the API gives it, with further data of the shop. */
export interface KnownCode {
  readonly resource: DiscountCode;
  readonly plan: CodePlan;
  readonly discount: CartDiscount;
}

export function createDiscountCodeBook({ now }: { now: () => number }) {
  const began = now();
  const at = (day: number) => new Date(began + day * dayMilliseconds).toISOString();
  const discounts = new Map<string, CartDiscount>(
    discountPlans.map((plan) => [plan.key, { ...plan, reference: { typeId: 'cart-discount', id: randomUUID() } }]),
  );
  const byCode = new Map<string, KnownCode>();
  const byId = new Map<string, KnownCode>();
  const applications = new Map<string, number>();
  const keep = (known: KnownCode) => {
    byCode.set(known.resource.code, known);
    byId.set(known.resource.id, known);
  };
  for (const plan of codePlans) {
    const discount = discounts.get(plan.discount);
    if (discount === undefined) throw new Error(`${plan.code} gives ${plan.discount}, which is no discount`);
    const resource: DiscountCode = {
      id: randomUUID(),
      version: 1,
      createdAt: at(0),
      lastModifiedAt: at(0),
      code: plan.code,
      name: { en: discount.name },
      cartDiscounts: [discount.reference],
      ...predicateOf(plan),
      isActive: plan.isActive ?? true,
      references: [],
      groups: [],
      ...(plan.maxApplications === undefined ? {} : { maxApplications: plan.maxApplications }),
      ...(plan.fromDay === undefined ? {} : { validFrom: at(plan.fromDay) }),
      ...(plan.untilDay === undefined ? {} : { validUntil: at(plan.untilDay) }),
    };
    keep({ resource, plan, discount });
    applications.set(resource.id, plan.applications ?? 0);
  }

  return {
    all: () => [...byCode.values()].map(({ resource }) => resource),
    withCode: (code: string) => byCode.get(code),
    withId: (id: string) => byId.get(id),
    applications: (id: string) => applications.get(id) ?? 0,
    /** Counts a placed order with this code. */
    countApplication(id: string): void {
      applications.set(id, (applications.get(id) ?? 0) + 1);
    },
    /** Activates or deactivates a code. Throws for an unknown code. */
    switch(code: string, isActive: boolean): void {
      const known = byCode.get(code);
      if (known === undefined) throw new Error(`The shop has no discount code ${code}`);
      const { version } = known.resource;
      const lastModifiedAt = new Date(now()).toISOString();
      keep({ ...known, resource: { ...known.resource, isActive, version: version + 1, lastModifiedAt } });
    },
  };
}
