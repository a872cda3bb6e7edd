/**
 * The ways of searching a project may have, one shape for all. Projects created since 31 August 2026 cannot have
 * projection search, older ones often lack Product Search:
 * https://docs.commercetools.com/api/releases/2026-08-31-product-projection-search-and-search-term-suggestions-can-no-longer-be-activated-for-new-projects
 */
import type { Api } from './api.ts';
import { idPage, projectionPage, read, type WireProjection } from './wire.ts';

/** What is asked of a backend. */
export interface Wanted {
  /** Empty browses: newest first. */
  text: string;
  categoryId?: string | undefined;
  offset: number;
  limit: number;
  /** Language of `text`, BCP 47. */
  language: string;
  /** Price selection: `priceCurrency`, `priceCountry`. */
  prices: [name: string, value: string][];
  signal?: AbortSignal | undefined;
}

export interface Found {
  projections: WireProjection[];
  total: number | undefined;
  /** How many results this page took, whether or not each could be shown. */
  taken: number;
}

/** Fails with `search-off` when the project has switched this way off. */
type SearchBackend = (api: Api, wanted: Wanted) => Promise<Found>;

export const searchBackends = {
  'product-search': productSearch,
  'projection-search': projectionSearch,
} satisfies Record<string, SearchBackend>;
export type SearchBackendName = keyof typeof searchBackends;

/** Product Search answers with IDs; one request fills them in. Two requests. */
async function productSearch(api: Api, wanted: Wanted): Promise<Found> {
  const page = read(
    idPage,
    await api({
      purpose: 'browse',
      method: 'POST',
      path: '/products/search',
      body: productSearchRequest(wanted),
      repeatable: true,
      signal: wanted.signal,
    }),
  );
  // A page of results is a page, whatever the shop sends.
  const ids = page.results.slice(0, wanted.limit).map((result) => result.id);
  if (ids.length === 0) return { projections: [], total: page.total, taken: 0 };

  const { results } = read(
    projectionPage,
    await api({
      purpose: 'browse',
      method: 'GET',
      path: '/product-projections',
      query: [
        ['where', `id in (${ids.map((id) => JSON.stringify(id)).join(',')})`],
        ['limit', String(ids.length)],
        ['withTotal', 'false'],
        ...wanted.prices,
      ],
      repeatable: true,
      signal: wanted.signal,
    }),
  );
  // The API does not keep the order of the IDs.
  const byId = new Map(results.map((projection) => [projection.id, projection]));
  return {
    projections: ids.flatMap((id) => byId.get(id) ?? []),
    total: page.total,
    taken: ids.length,
  };
}

/**
 * Half words, whole words, typing errors and article numbers, the better match first.
 * https://docs.commercetools.com/api/search-query-language
 */
function productSearchRequest({ text, categoryId, offset, limit, language }: Wanted) {
  const words = { language, value: text, mustMatch: 'all' };
  const matching = text
    ? [
        {
          or: [
            { exact: { field: 'variants.sku', value: text, caseInsensitive: true, boost: 10 } },
            { fullText: { field: 'name', ...words, boost: 6 } },
            { fullTextPrefix: { field: 'name', ...words, boost: 4 } },
            // The API lowers the level for short words itself.
            { fuzzy: { field: 'name', ...words, level: 2 } },
            { fullText: { field: 'description', ...words } },
          ],
        },
      ]
    : [];
  const within = categoryId ? [{ filter: [{ exact: { field: 'categoriesSubTree', value: categoryId } }] }] : [];
  const [only, ...more] = [...matching, ...within];
  return {
    ...(only && { query: more.length > 0 ? { and: [only, ...more] } : only }),
    ...(!text && { sort: [{ field: 'createdAt', order: 'desc' }] }),
    limit,
    offset,
  };
}

/** Projection search brings its data along, and knows no half words. One request. */
async function projectionSearch(api: Api, wanted: Wanted): Promise<Found> {
  const { text, categoryId, offset, limit, language, prices, signal } = wanted;
  const page = read(
    projectionPage,
    await api({
      purpose: 'browse',
      method: 'GET',
      path: '/product-projections/search',
      query: [
        ...(text
          ? ([
              [`text.${language}`, text],
              ['fuzzy', 'true'],
            ] as [string, string][])
          : ([['sort', 'createdAt desc']] as [string, string][])),
        ...(categoryId
          ? ([['filter.query', `categories.id: subtree(${JSON.stringify(categoryId)})`]] as [string, string][])
          : []),
        ['limit', String(limit)],
        ['offset', String(offset)],
        ...prices,
      ],
      repeatable: true,
      signal,
    }),
  );
  const projections = page.results.slice(0, limit);
  return { projections, total: page.total, taken: projections.length };
}
