import { createCategories } from './categories.ts';
import { draw } from './pictures/draw.ts';
import { picturesOf, readPath } from './pictures/paths.ts';
import { createPlanner, type Plan } from './plan.ts';
import { createProductWriter } from './product.ts';
import type { Catalogue, CatalogueOptions } from './shape.ts';

const mostProducts = 50_000;

/**
 * Creates the catalogue of the demo shop. The same options always give the same catalogue, including all ids.
 *
 * @throws {RangeError} for options outside the bounds of {@link CatalogueOptions}
 */
export function createCatalogue({ products: count, seed }: CatalogueOptions): Catalogue {
  if (!Number.isInteger(count) || count < 1 || count > mostProducts) {
    throw new RangeError(`products must be a whole number from 1 to ${mostProducts}, not ${count}`);
  }
  if (!Number.isInteger(seed)) throw new RangeError(`seed must be a whole number, not ${seed}`);
  const categories = createCategories(seed);
  const nextPlan = createPlanner(seed);
  const write = createProductWriter(seed, categories);
  const plans: Plan[] = Array.from({ length: count }, nextPlan);
  return {
    categories,
    products: plans.map(write),
    picture(path) {
      const asked = readPath(path);
      const plan = asked && plans[asked.number - 1];
      const choice = plan?.choices.find((candidate) => picturesOf(plan, candidate).includes(path));
      return asked && plan && choice && draw(plan, choice, asked.view);
    },
  };
}
