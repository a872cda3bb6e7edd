import type { SearchKeywords } from '@commercetools/platform-sdk';
import type { Plan } from '../plan.ts';
import { languages } from '../shape.ts';
import { nameOf } from './grammar.ts';

/** Found by the beginning of any of its words, as a shop sets it where names have several. */
const suggestTokenizer = { type: 'whitespace' } as const;

/**
 * What suggestions are made of: in every language the noun, and the noun with what it is made of and with what it is like.
 * Equal ones are one object throughout a catalogue, for many products share them.
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
