/**
 * Search term suggestions: the products' search keywords that begin with a text.
 *
 * @see https://docs.commercetools.com/api/projects/search-term-suggestions
 */
import type { CustomTokenizer, SearchKeyword, Suggestion, SuggestionResult } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { malformedParameter, searchDeactivated } from '../project/errors.ts';
import { booleanParameter, demandScope, numberParameter, type StoreEnv } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { beginsNearly, fuzziestLevel, wordsOf } from '../text/text-analysis.ts';

const prefix = 'searchKeywords.';

/** Adds `GET /product-projections/suggest` to `app`. It depends on the same index as Product Projection Search. */
export function routeSuggestions(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/product-projections/suggest', (context) => {
    const parameters = new URL(context.req.url).searchParams;
    const staged = booleanParameter('staged', parameters.get('staged') ?? undefined, false);
    demandScope(shop, context, staged ? scopesFor.stagedProducts : scopesFor.products);
    const bounds = { fallback: 10, min: 1, max: 100 };
    const limit = numberParameter('limit', parameters.get('limit') ?? undefined, bounds);
    const fuzzy = booleanParameter('fuzzy', parameters.get('fuzzy') ?? undefined, false);
    const asked = [...parameters].filter(([name]) => name.startsWith(prefix));
    if (asked.length === 0) throw malformedParameter('searchKeywords', 'At least one language is required.');
    const answer = asked.map(([name, text]) => [
      name,
      suggestions(shop, text, name.slice(prefix.length), { fuzzy, limit }),
    ]);
    return context.json<SuggestionResult>(Object.fromEntries(answer));
  });
}

/** The keywords of a language that begin with `text`, those of most products first. */
export function suggestions(
  shop: Shop,
  text: string,
  language: string,
  { fuzzy, limit }: { fuzzy: boolean; limit: number },
): Suggestion[] {
  if (!shop.search.projectionSearch || !shop.search.suggestions) throw searchDeactivated();
  const wanted = plain(text);
  if (wanted === '') return [];
  const begins = (entry: string) =>
    entry.startsWith(wanted) || (fuzzy && beginsNearly(wanted, entry, fuzziestLevel(wanted)));
  return keywordsIn(shop, language)
    .filter(({ entries }) => entries.some(begins))
    .slice(0, limit)
    .map(({ text: keyword }) => ({ text: keyword }));
}

interface Keyword {
  readonly text: string;
  /** Texts that the beginning of a search is compared with. */
  readonly entries: readonly string[];
  products: number;
}

function keywordsIn(shop: Shop, language: string): readonly Keyword[] {
  return shop.products.remembered(`keywords ${language}`, () => {
    const keywords = new Map<string, Keyword>();
    for (const { searchKeywords } of shop.catalogue.products) {
      for (const { text, suggestTokenizer: tokenizer } of searchKeywords?.[language] ?? []) {
        const known = keywords.get(text);
        if (known !== undefined) known.products += 1;
        else {
          keywords.set(text, { text, entries: entriesOf(text, tokenizer), products: 1 });
        }
      }
    }
    return [...keywords.values()].sort(
      (one, other) => other.products - one.products || (one.text < other.text ? -1 : 1),
    );
  });
}

/** A keyword is compared as a whole, unless a tokenizer splits it into words or gives other texts. */
function entriesOf(text: string, tokenizer: SearchKeyword['suggestTokenizer']): string[] {
  if (tokenizer?.type === 'custom') return (tokenizer as CustomTokenizer).inputs.map(plain);
  const words = wordsOf(text);
  return tokenizer?.type === 'whitespace' ? words.map((_word, index) => words.slice(index).join(' ')) : [plain(text)];
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}
