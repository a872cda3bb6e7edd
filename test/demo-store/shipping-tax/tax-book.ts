/** Tax rates by category and location. */
import { randomUUID } from 'node:crypto';
import type { Address, ProductProjection, TaxCategoryReference, TaxRate } from '@commercetools/platform-sdk';
import type { Catalogue } from '../catalogue/shape.ts';
import { refuse } from '../project/errors.ts';
import { reducedCategories, taxPlans } from './demo-taxes.ts';

/** @see https://docs.commercetools.com/api/projects/taxCategories */
export function createTaxBook({ products, categories }: Catalogue) {
  const standard: TaxCategoryReference = {
    typeId: 'tax-category',
    id: products.find(({ taxCategory }) => taxCategory !== undefined)?.taxCategory?.id ?? randomUUID(),
  };
  const reduced: TaxCategoryReference = { typeId: 'tax-category', id: randomUUID() };
  const rates = new Map<string, TaxRate[]>([
    [standard.id, taxPlans.standard.map((plan) => ({ ...plan, id: randomUUID() }))],
    [reduced.id, taxPlans.reduced.map((plan) => ({ ...plan, id: randomUUID() }))],
  ]);
  const reducedIds = new Set(
    categories.filter(({ key }) => key !== undefined && reducedCategories.includes(key)).map(({ id }) => id),
  );

  return {
    standard,
    /**
     * Adds the tax category to the product. A product without one in the catalogue has none, and is taxed at the
     * standard rate.
     */
    withTaxCategory(product: ProductProjection): ProductProjection {
      const isReduced = product.taxCategory !== undefined && product.categories.some(({ id }) => reducedIds.has(id));
      return isReduced ? { ...product, taxCategory: reduced } : product;
    },
    /** The rate for an address, or 400 `MissingTaxRateForCountry`. */
    rate(category: TaxCategoryReference, { country, state }: Pick<Address, 'country' | 'state'>): TaxRate {
      const found = rates.get(category.id)?.find((rate) => rate.country === country && rate.state === state);
      if (found !== undefined) return found;
      // A rate for a whole country applies to all its states, so only the rates of a state need a match.
      const whole = rates.get(category.id)?.find((rate) => rate.country === country && rate.state === undefined);
      if (whole !== undefined) return whole;
      const where = state === undefined ? country : `${country} - ${state}`;
      throw refuse(400, {
        code: 'MissingTaxRateForCountry',
        message: `Tax category '${category.id}' is missing a tax rate for country '${where}'.`,
        taxCategoryId: category.id,
        country,
        ...(state === undefined ? {} : { state }),
      });
    },
  };
}
