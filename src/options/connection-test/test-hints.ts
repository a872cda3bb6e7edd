/** The results of the connection test's steps, and what to change in Merchant Center after a failure. */

import type { TestStep, TestStepName, TestStepResult } from '../../contract/connection-test.ts';
import type { FailureName } from '../../contract/failure.ts';
import type { StrategyName } from '../../contract/search.ts';
import { counted, type TextKey, text } from '../../ui/text.ts';
import { shopLanguageText } from '../shop/shop-language.ts';
import { draft } from '../state.ts';

/** Hints for failures that need the same change at every step. */
const hints: Partial<Record<FailureName, TextKey>> = {
  'client-refused': 'advice_clientRefused',
  'project-unknown': 'advice_projectUnknown',
  'client-harmful': 'advice_newClient',
  'scope-missing': 'advice_newClient',
  unreachable: 'advice_unreachable',
  unintelligible: 'advice_region',
  timeout: 'advice_region',
  'search-off': 'advice_searchOff',
  'not-sold-here': 'advice_prices',
  'tax-unknown': 'advice_tax',
};
/** Hints for failures that need another change at one step. */
const stepHints: Partial<Record<TestStepName, Partial<Record<FailureName, TextKey>>>> = {
  'create-cart': {
    'input-refused': 'advice_international',
    refused: 'advice_international',
    'not-found': 'advice_store',
  },
  search: { 'not-found': 'advice_projectUnknown' },
};

/** What to change, and in which menu; `undefined` if no change is needed or none is known. */
export function hintFor(step: TestStep): string | undefined {
  if (step.state === 'failed') {
    const { name, host = '' } = step.failure;
    const key = stepHints[step.name]?.[name] ?? hints[name];
    return key && text(key, host);
  }
  if (step.state === 'skipped') return skippedHint(step.scope);
  if (step.name === 'search' && step.products === 0) return text('advice_noProducts');
  if (step.name === 'search' && step.priced === 0) return text('advice_noPrices', ...priceSelection());
  return undefined;
}

function skippedHint(scope: string | undefined): string | undefined {
  if (scope === 'create_anonymous_token') return text('advice_noGuests');
  return scope && text('advice_lacking', scope);
}

/** The results of a passed step, one sentence each. */
export function resultLines(result: TestStepResult): string[] {
  const { missingScopes, strategy, products, language, categories } = result;
  return [
    ...(missingScopes && missingScopes.length === 0 ? [text('seen_allScopes')] : []),
    ...(missingScopes && missingScopes.length > 0 ? [text('seen_lacks', missingScopes.join(', '))] : []),
    ...(products !== undefined && strategy
      ? [text('seen_way', text(strategies[strategy]), counted('seen_products', products))]
      : []),
    ...(language ? [shopLanguageText(language, draft.value?.locale ?? '')] : []),
    ...(categories !== undefined ? [counted('seen_categories', categories)] : []),
  ];
}

const strategies: Record<StrategyName, TextKey> = {
  graphql: 'way_graphql',
  'product-search': 'way_productSearch',
  'projection-search': 'way_projectionSearch',
  local: 'way_local',
  browse: 'way_browse',
};

function priceSelection(): string[] {
  return [draft.value?.currency ?? '', draft.value?.country ?? ''];
}
