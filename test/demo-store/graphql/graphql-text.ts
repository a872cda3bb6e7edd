/** Parts that many GraphQL fields share: text in one or all languages, and paged lists. */
import type { LocalizedString } from '@commercetools/platform-sdk';
import type { Page } from '../project/query.ts';

export interface LocaleArguments {
  locale?: string | null;
  acceptLanguage?: string[] | null;
}

/** The text in the requested language, or in the first accepted language that has one; else null. */
export function textIn(text: LocalizedString | undefined, { locale, acceptLanguage }: LocaleArguments): string | null {
  const tags = locale == null ? (acceptLanguage ?? []) : [locale];
  const tag = tags.find((one) => text?.[one] !== undefined);
  return tag === undefined ? null : (text?.[tag] ?? null);
}

/** Each text twice: as `name(acceptLanguage: …)` and as `nameAllLocales`. */
export function localized(texts: Readonly<Record<string, LocalizedString | undefined>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]) => [
      [field, (wish: LocaleArguments) => textIn(text, wish)],
      [`${field}AllLocales`, text && Object.entries(text).map(([locale, value]) => ({ locale, value }))],
    ]),
  );
}

export interface ListArguments {
  where?: string | null;
  sort?: string[] | null;
  limit?: number | null;
  offset?: number | null;
}

/** Converts the arguments of a list into the query parameters of the same list over HTTP. */
export function listParameters({ where, sort, limit, offset }: ListArguments): URLSearchParams {
  const parameters = new URLSearchParams();
  if (where != null) parameters.set('where', where);
  for (const one of sort ?? []) parameters.append('sort', one);
  if (limit != null) parameters.set('limit', String(limit));
  if (offset != null) parameters.set('offset', String(offset));
  return parameters;
}

/** A page in GraphQL. */
export function pageFields<Resource, Shown>(
  { offset, count, total, results }: Page<Resource>,
  show: (resource: Resource) => Shown,
) {
  return { offset, count, total, exists: count > 0, results: results.map(show) };
}
