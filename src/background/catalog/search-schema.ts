/** What a search must look like when a page asks for it. */
import * as v from 'valibot';
import { offsetLimit, type SearchQuery, searchSorts } from '../../contract/search.ts';
import { id, text, whole } from '../schemas.ts';

/** Minor units of any currency. */
const amount = v.pipe(whole, v.minValue(0));

const filters = v.object({
  price: v.exactOptional(v.object({ from: v.exactOptional(amount), to: v.exactOptional(amount) })),
  inStock: v.exactOptional(v.boolean()),
  onSale: v.exactOptional(v.boolean()),
  attributes: v.exactOptional(
    v.pipe(
      v.array(v.object({ name: id, keys: v.pipe(v.array(id), v.minLength(1), v.maxLength(30)) })),
      v.maxLength(12),
    ),
  ),
});

export const searchQuery = v.object({
  text,
  categoryId: v.exactOptional(id),
  filters: v.exactOptional(filters),
  sort: v.exactOptional(v.picklist(searchSorts)),
  offset: v.pipe(whole, v.minValue(0), v.maxValue(offsetLimit)),
}) satisfies v.GenericSchema<unknown, SearchQuery>;
