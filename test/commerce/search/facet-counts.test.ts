/** Which variant stands for a product in a list. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { matchingVariantId } from '../../../src/commerce/search/facet-counts.ts';
import { projection } from '../../../src/commerce/wire.ts';
import type { SearchQuery } from '../../../src/contract/search.ts';

const euros = (centAmount: number) => ({ type: 'centPrecision', currencyCode: 'EUR', centAmount, fractionDigits: 2 });
const variant = (id: number, color: string, cents: number | undefined, isOnStock = true) => ({
  id,
  sku: `S-${id}`,
  attributes: [{ name: 'color', value: color }],
  availability: { isOnStock },
  ...(cents !== undefined && { price: { value: euros(cents) } }),
});
const shirt = v.parse(projection, {
  id: 'shirt',
  name: { en: 'Shirt' },
  masterVariant: variant(1, 'blue', 3000),
  variants: [
    variant(2, 'red', undefined),
    variant(3, 'green', 2000, false),
    variant(4, 'green', 2500),
    variant(5, 'white', 4000),
    variant(6, 'grey', 2800, false),
  ],
});
const colour = (...keys: string[]): Partial<SearchQuery> => ({ filters: { attributes: [{ name: 'color', keys }] } });

test.each<[string, Partial<SearchQuery>, number | undefined]>([
  ['nothing is asked of variants', { text: 'shirt' }, undefined],
  ['an article number was typed', { text: 's-3' }, 3],
  ['a filter fits one that is sold out and one that is not', colour('green'), 4],
  ['what fits has no price here', colour('red'), undefined],
  ['what fits has no price here, or is sold out', colour('red', 'grey'), 6],
  ['what fits the most of several filters', { filters: { ...colour('white').filters, price: { to: 2600 } } }, 4],
  ['the cheapest come first', { sort: 'price-up' }, 4],
  ['the dearest come first', { sort: 'price-down' }, 5],
])('when %s', (_, asked, id) => {
  const query = { text: '', filters: {}, sort: 'relevance', language: 'en', ...asked } as const;

  expect(matchingVariantId(shirt, query)).toBe(id);
});
