import type { SearchKeywords } from '@commercetools/platform-sdk';
import type { Plan } from '../plan.ts';
import { languages } from '../shape.ts';
import { nameOf } from './grammar.ts';

/** Matches the beginning of each word, as shops configure it for names of several words. */
const suggestTokenizer = { type: 'whitespace' } as const;

/**
 * The search keywords: in each language the noun, and the noun with its material and with its quality. Equal keywords
 * share one object, because many products have them.
 */
export function createKeywords(): (plan: Plan) => SearchKeywords {
  const known = new Map<string, SearchKeywords>();
  return ({ line, quality, material }) => {
    const label = `${line.key} ${quality?.key} ${material.key}`;
    const found = known.get(label);
    if (found !== undefined) return found;
    const { noun } = line;
    const phrases = [
      nameOf({ noun, extras: [] }),
      nameOf({ noun, material, extras: [] }),
      ...(quality === undefined ? [] : [nameOf({ noun, adjective: quality, extras: [] })]),
    ];
    const made = Object.fromEntries(
      languages.map((language) => [
        language,
        [...new Set(phrases.map((phrase) => phrase[language]))].map((text) => ({ text, suggestTokenizer })),
      ]),
    );
    known.set(label, made);
    return made;
  };
}
