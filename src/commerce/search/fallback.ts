/** Which search strategy a shop has: tried from the best, and remembered. */
import { fail, isFailure } from '../../contract/failure.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import { type StrategyName, strategyNames } from '../../contract/search.ts';
import type { Api } from '../client/api.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';

/** What is remembered of a shop: the strategy that answered last, and when the strategies were tried from the best. */
export interface KnownStrategy {
  strategy: StrategyName;
  /** Milliseconds since 1970. */
  triedAt: number;
}

/** How long a strategy is asked first; after that a better one may have been switched on. */
const knownMilliseconds = 24 * 3_600_000;

/**
 * Searches by the strategy that is known, or else by the first that answers. Fails with `search-off` where none does.
 *
 * @param now milliseconds since 1970
 * @returns what was found, by which strategy, and what to remember; nothing to remember where a strategy was passed
 * over that may answer the next search
 */
export async function searchWithFallback(
  strategies: Readonly<Record<StrategyName, SearchStrategy>>,
  known: KnownStrategy | undefined,
  now: number,
  api: Api,
  query: StrategyQuery,
): Promise<{ found: StrategyResult; strategy: SearchStrategy; remember?: KnownStrategy }> {
  const trusted = known && isFresh(known.triedAt, knownMilliseconds, now) ? known.strategy : undefined;
  let isLasting = true;
  for (const name of strategiesToTry(trusted, query.text)) {
    try {
      const found = await strategies[name].find(api, query);
      const remember = name !== trusted && isLasting && { strategy: name, triedAt: now };
      return { found, strategy: strategies[name], ...(remember && { remember }) };
    } catch (thrown) {
      if (!isMissing(name, thrown)) throw thrown;
      isLasting &&= isFailure(thrown, 'search-off', 'scope-missing', 'not-found');
    }
  }
  throw fail('search-off');
}

/**
 * The strategies to try for a text, in this order. A shop that is known to have categories alone is not asked for a
 * text by four strategies at every keystroke.
 *
 * @param trusted the strategy that answered lately
 */
export function strategiesToTry(trusted: StrategyName | undefined, text: string): readonly StrategyName[] {
  if (!trusted) return strategyNames;
  if (trusted === 'browse' && text) return [];
  return [trusted, ...strategyNames.filter((name) => name !== trusted)];
}

/**
 * Whether a failure shows that the project lacks the strategy. GraphQL may be switched on and refuse what the others
 * grant: a field for want of a scope, or a query as too complex.
 */
export function isMissing(name: StrategyName, thrown: unknown): boolean {
  if (isFailure(thrown, 'search-off')) return true;
  const isRefusal = isFailure(thrown, 'scope-missing', 'not-found', 'refused', 'input-refused', 'unintelligible');
  return name === 'graphql' && isRefusal;
}
