/** Words that the merchant keeps for completion. https://docs.commercetools.com/api/projects/search-term-suggestions */
import * as v from 'valibot';
import type { Api } from '../client/api.ts';
import { listOf, read } from '../wire.ts';

/** The API gives no fewer than ten. */
const mostWords = 10;
const longestWord = 100;

/** Fails with `search-off` where the project has this switched off. One request. */
export async function suggestedWords(
  api: Api,
  text: string,
  language: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const name = `searchKeywords.${language}`;
  const body = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections/suggest',
    query: [
      [name, text],
      ['limit', String(mostWords)],
    ],
    changes: 'nothing',
    signal,
  });
  const answer = read(v.record(v.string(), v.unknown()), body);
  const words = v.parse(listOf(v.object({ text: v.pipe(v.string(), v.trim(), v.nonEmpty()) })), answer[name]);
  return words.map((word) => word.text.slice(0, longestWord));
}
