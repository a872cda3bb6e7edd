/** What one worker stores about a shop's search for the next worker. */
import * as v from 'valibot';
import { strategyNames } from '../../contract/search.ts';
import { attributeTypes, type KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { KnownStrategy } from './fallback.ts';

export interface SearchMemory {
  /** The strategy that answered last; absent before the first search. */
  known?: KnownStrategy | undefined;
  /** BCP 47 tag that `attributes` were read in. Under another locale they are learnt anew. */
  locale: string;
  attributes: KnownAttribute[];
  /** Whether the shop suggests words; absent until it has, or has said that it does not. */
  suggests?: boolean | undefined;
}

/** For the storage that holds the memory. */
export const searchMemorySchema = v.object({
  known: v.optional(v.object({ strategy: v.picklist(strategyNames), triedAt: v.number() })),
  locale: v.string(),
  attributes: v.array(
    v.object({
      name: v.string(),
      type: v.picklist(attributeTypes),
      isSet: v.boolean(),
      values: v.array(v.object({ key: v.string(), label: v.string(), swatch: v.exactOptional(v.string()) })),
    }),
  ),
  suggests: v.optional(v.boolean()),
}) satisfies v.GenericSchema<unknown, SearchMemory>;
