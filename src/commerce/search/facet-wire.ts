/** Facets of Product Search as they arrive. */
import * as v from 'valibot';
import { listOf } from '../wire.ts';

const bucket = v.object({ key: v.string(), count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** The distinct facets of an answer; others, and buckets that are nonsense, are passed over. */
export const facetBuckets = v.pipe(
  listOf(v.object({ name: v.string(), buckets: listOf(bucket) })),
  v.transform((facets) => facets.map(({ name, buckets }) => ({ name, values: buckets }))),
);
