/** What a step of the connection test has seen, and what to change in Merchant Center where it did not go as it should. */

import type { TestStep, TestStepName, TestStepResult } from '../../contract/connection-test.ts';
import type { FailureName } from '../../contract/failure.ts';
import type { StrategyName } from '../../contract/search.ts';
import { counted, type TextKey, text } from '../../ui/text.ts';
import { shopLanguageWords } from '../shop-language.ts';
import { draft } from '../state.ts';

/** By failure, where it does not matter at which step. */
const general: Partial<Record<FailureName, TextKey>> = {
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
const atStep: Partial<Record<TestStepName, Partial<Record<FailureName, TextKey>>>> = {
  'create-cart': {
    'input-refused': 'advice_international',
    refused: 'advice_international',
    'not-found': 'advice_store',
  },
  search: { 'not-found': 'advice_projectUnknown' },
};

/** What to change, and in which menu; `undefined` where nothing need be, or where nobody knows. */
export function hintFor(step: TestStep): string | undefined {
  if (step.state === 'failed') {
    const { name, host = '' } = step.failure;
    const key = atStep[step.name]?.[name] ?? general[name];
    return key && text(key, host);
  }
  if (step.state === 'skipped') return skippedAdvice(step.scope);
  if (step.name === 'search' && step.products === 0) return text('advice_noProducts');
  if (step.name === 'search' && step.priced === 0) return text('advice_noPrices', ...where());
  return undefined;
}

function skippedAdvice(scope: string | undefined): string | undefined {
  if (scope === 'create_anonymous_token') return text('advice_noGuests');
  return scope && text('advice_lacking', scope);
}

/** What a step that passed has seen, a line each. */
export function seen(facts: TestStepResult): string[] {
  const { missingScopes, strategy, products, language, categories } = facts;
  return [
    ...(missingScopes && missingScopes.length === 0 ? [text('seen_allScopes')] : []),
    ...(missingScopes && missingScopes.length > 0 ? [text('seen_lacks', missingScopes.join(', '))] : []),
    ...(products !== undefined && strategy
      ? [text('seen_way', text(ways[strategy]), counted('seen_products', products))]
      : []),
    ...(language ? [shopLanguageWords(language, draft.value?.locale ?? '')] : []),
    ...(categories !== undefined ? [counted('seen_categories', categories)] : []),
  ];
}

const ways: Record<StrategyName, TextKey> = {
  graphql: 'way_graphql',
  'product-search': 'way_productSearch',
  'projection-search': 'way_projectionSearch',
  local: 'way_local',
  browse: 'way_browse',
};

function where(): string[] {
  return [draft.value?.currency ?? '', draft.value?.country ?? ''];
}
