/**
 * Words that the merchant stores for completion. https://docs.commercetools.com/api/projects/search-term-suggestions
 */
import * as v from 'valibot';
import { isFailure } from '../../contract/failure.ts';
import type { Languages } from '../catalog/project-languages.ts';
import type { Api } from '../client/api.ts';
import { listOf, read } from '../wire.ts';
import type { CachedSearchMemory } from './search-memory.ts';

/** The API gives no fewer than ten. */
const maxWords = 10;
const maxWordLength = 100;

/**
 * A merchant without any words looks like one without words for this text. After this many texts in a row without words
 * the shop counts as one that suggests none, until its search strategies are tried again.
 */
const maxEmptyAnswers = 10;

export interface SuggesterParts {
  api: Api;
  languages: Languages;
  memory: CachedSearchMemory;
  /** The shopper's, BCP 47. */
  locale: string;
}

/** Gives the function that suggests words for the start of a text; it gives none where the shop does not suggest. */
export function createSuggester({ api, languages, memory, locale }: SuggesterParts) {
  let emptyAnswers = 0;
  /** The last text without words: a longer text that starts with it has none either. */
  let wordless: string | undefined;

  const settle = (suggests: boolean) => {
    emptyAnswers = 0;
    return memory.update({ suggests });
  };

  return async (text: string, signal?: AbortSignal): Promise<string[]> => {
    const { suggests } = await memory.read();
    const language = languages.tag() ?? locale;
    if (!text || suggests === false || (wordless !== undefined && text.startsWith(wordless))) return [];
    try {
      const words = await suggestedWords(api, text, language, signal);
      const hasWords = words.length > 0;
      if (!hasWords && !languages.isConfirmed(language)) return [];
      wordless = hasWords ? undefined : text;
      emptyAnswers = hasWords ? 0 : emptyAnswers + 1;
      const isSettled = hasWords || emptyAnswers >= maxEmptyAnswers;
      if (suggests === undefined && isSettled) await settle(hasWords);
      return words;
    } catch (thrown) {
      const isLanguage = isFailure(thrown, 'input-refused') && !languages.isConfirmed(language);
      if (!isLanguage && !isFailure(thrown, 'search-off', 'not-found', 'scope-missing', 'input-refused')) throw thrown;
      if (!isLanguage) await settle(false);
      return [];
    }
  };
}

/** Fails with `search-off` where the project has suggestions switched off. One request. */
async function suggestedWords(
  api: Api,
  text: string,
  language: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const name = `searchKeywords.${language}`;
  const body = await api({
    purpose: 'browse',
    path: '/product-projections/suggest',
    query: [
      [name, text],
      ['limit', String(maxWords)],
    ],
    signal,
  });
  const answer = read(v.record(v.string(), v.unknown()), body);
  const words = read(listOf(v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1)) })), answer[name]);
  return words.map((word) => word.text.slice(0, maxWordLength));
}
