/**
 * The query parameters of all lists: `where`, `sort`, `limit`, `offset`, `withTotal`.
 *
 * @see https://docs.commercetools.com/api/general-concepts#query-features
 */
import { malformedParameter } from './errors.ts';
import { booleanParameter, numberParameter } from './http.ts';
import { parsePredicate } from './predicate.ts';

export interface Page<Resource> {
  readonly limit: number;
  readonly offset: number;
  readonly count: number;
  /** Missing with `withTotal=false`. */
  readonly total?: number;
  readonly results: Resource[];
}

/** The page of `all` for the query's parameters, in the given order unless `sort` is set. */
export function pageOf<Resource extends { id: string }>(
  all: readonly Resource[],
  parameters: URLSearchParams,
  { resource, fields, byId }: { resource: string; fields: readonly string[]; byId?: ReadonlyMap<string, Resource> },
): Page<Resource> {
  const limit = numberParameter('limit', parameters.get('limit') ?? undefined, { fallback: 20, min: 0, max: 500 });
  const offset = offsetParameter(parameters);
  const withTotal = booleanParameter('withTotal', parameters.get('withTotal') ?? undefined, true);
  const variables = new Map(
    [...parameters].flatMap(([name, value]) => (name.startsWith('var.') ? [[name.slice(4), value] as const] : [])),
  );
  const predicates = parameters.getAll('where').map((where) => parsePredicate(where, fields, variables));
  const ids = predicates.find((predicate) => predicate.ids !== undefined)?.ids;
  const candidates = ids !== undefined && byId !== undefined ? [...ids].flatMap((id) => byId.get(id) ?? []) : all;
  const found = candidates.filter((candidate) => predicates.every(({ holds }) => holds(candidate)));
  const sorted = sortedBy(found, parameters.getAll('sort'), fields, resource);
  // Without this, resources by id would come in the requested order, which the API does not promise and no caller may
  // rely on.
  if (ids !== undefined && parameters.getAll('sort').length === 0)
    sorted.sort((one, other) => (one.id < other.id ? -1 : 1));
  const results = sorted.slice(offset, offset + limit);
  return { limit, offset, count: results.length, ...(withTotal ? { total: sorted.length } : {}), results };
}

/** `offset`, from 0 to 10,000. */
export function offsetParameter(parameters: URLSearchParams): number {
  return numberParameter('offset', parameters.get('offset') ?? undefined, { fallback: 0, min: 0, max: 10_000 });
}

function sortedBy<Resource>(found: Resource[], sorts: readonly string[], fields: readonly string[], resource: string) {
  const keys = sorts
    .flatMap((sort) => sort.split(','))
    .map((sort) => {
      const [, path, direction] = /^\s*([\w.`-]+)(?:\s+(asc|desc))?\s*$/i.exec(sort) ?? [];
      if (path === undefined) throw malformedParameter('sort', `Syntax error while parsing 'sort': '${sort}'.`);
      const steps = path.replaceAll('`', '').split('.');
      if (!fields.includes(steps[0] ?? '')) {
        throw malformedParameter('sort', `The field '${path}' does not exist for ${resource}.`);
      }
      return { steps, sign: direction?.toLowerCase() === 'desc' ? -1 : 1 };
    });
  if (keys.length === 0) return [...found];
  return [...found].sort((one, other) => {
    for (const { steps, sign } of keys) {
      const order = compare(valueAt(one, steps), valueAt(other, steps));
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  );
}

/** Compares numbers and strings; undefined comes last. */
export function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
