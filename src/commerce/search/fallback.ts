/** Which way of searching a shop has: tried from the best, and remembered. */
import { fail, isFailure } from '../../contract/failure.ts';
import { type StrategyName, strategyNames } from '../../contract/search.ts';
import type { Api } from '../client/api.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';

/** What is remembered of a shop: the way that answered last, and when the ways were tried from the best. */
export interface KnownStrategy {
  strategy: StrategyName;
  /** Milliseconds since 1970. */
  triedAt: number;
}

/** After so long a better way may have been switched on. Milliseconds. */
const trustedFor = 24 * 3_600_000;

/**
 * Asks by the way that is known, or else by the first that answers.
 *
 * @param now milliseconds since 1970
 * @returns what was found, by which way, and what to remember; nothing to remember when a way was passed over that may
 * answer the next question
 */
export async function searchWithFallback(
  ways: Readonly<Record<StrategyName, SearchStrategy>>,
  known: KnownStrategy | undefined,
  now: number,
  api: Api,
  wanted: StrategyQuery,
): Promise<{ found: StrategyResult; way: SearchStrategy; remember?: KnownStrategy }> {
  const isTrusted = known && Math.abs(now - known.triedAt) < trustedFor;
  // Where there is nothing to search with, a text is not tried in four ways at every keystroke.
  if (isTrusted && known.strategy === 'browse' && wanted.text) throw fail('search-off');
  const order = isTrusted
    ? [known.strategy, ...strategyNames.filter((name) => name !== known.strategy)]
    : strategyNames;
  let isLasting = true;
  for (const name of order) {
    try {
      const found = await ways[name].find(api, wanted);
      const isNews = !isTrusted || name !== known.strategy;
      return { found, way: ways[name], ...(isNews && isLasting && { remember: { strategy: name, triedAt: now } }) };
    } catch (thrown) {
      if (!isMissing(name, thrown)) throw thrown;
      isLasting &&= isFailure(thrown, 'search-off', 'scope-missing', 'not-found');
    }
  }
  throw fail('search-off');
}

/** GraphQL may also be there and refuse what the others grant: a field for want of a scope, a query as too complex. */
function isMissing(name: StrategyName, thrown: unknown): boolean {
  if (isFailure(thrown, 'search-off')) return true;
  const isRefusal = isFailure(thrown, 'scope-missing', 'not-found', 'refused', 'input-refused', 'unintelligible');
  return name === 'graphql' && isRefusal;
}
