/** Searches in a language that the project has. */
import { isFailure } from '../../contract/failure.ts';
import type { Languages } from '../catalog/project-languages.ts';

/** What of a search decides whether its language mattered. */
export interface LanguageQuery {
  /** Whether the search has a text or sorts by name; any other gives the same in every language. */
  isWorded: boolean;
  /** Results that are passed over. */
  offset: number;
}

/** What of an answer decides whether its language was right. */
interface Answer {
  found: { taken: number };
}

/**
 * In a language that the project lacks, the shop finds nothing or refuses the search. Neither is an answer: the
 * project's languages are read from the shop, and the search is made in another of them. One request where the language
 * is known; before any is known, the languages are read first.
 *
 * @param locale the shopper's, BCP 47, for a project without a known language
 * @param ask searches in one language
 */
export async function searchInLanguage<Found extends Answer>(
  languages: Languages,
  locale: string,
  query: LanguageQuery,
  ask: (language: string) => Promise<Found>,
): Promise<Found> {
  // A shop that fails here fails the search as well, which then says why.
  if (query.isWorded && !languages.tag()) await languages.askShop().catch(() => {});
  const language = languages.tag() ?? locale;
  let refusal: unknown;
  const first = await ask(language).catch((thrown: unknown) => {
    if (!isFailure(thrown, 'input-refused') || languages.isConfirmed(language)) throw thrown;
    refusal = thrown;
  });
  if (first && isConclusive(first, query, languages.isConfirmed(language))) return first;
  await languages.askShop();
  const other = otherLanguage(languages, language);
  if (other) {
    const second = await ask(other);
    if (second.found.taken > 0) await languages.forget(language);
    return second;
  }
  if (!first) throw refusal;
  return first;
}

/** Whether an answer would be no other in another language. */
function isConclusive({ found }: Answer, { isWorded, offset }: LanguageQuery, isConfirmed: boolean): boolean {
  return found.taken + offset > 0 || !isWorded || isConfirmed;
}

/** The language to search in after `tried`; `undefined` for none. */
export function otherLanguage(
  languages: Pick<Languages, 'tag' | 'isConfirmed' | 'alternative'>,
  tried: string,
): string | undefined {
  const best = languages.tag() ?? tried;
  if (best !== tried) return best;
  return languages.isConfirmed(tried) ? undefined : languages.alternative(tried);
}
