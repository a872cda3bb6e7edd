import type { Words } from './words.ts';

/** German gender; `p` is a noun that only has, or is sold in, the plural. */
type GermanGender = 'm' | 'f' | 'n' | 'p';
/** French gender, and the plurals of both. */
type FrenchGender = 'm' | 'f' | 'mp' | 'fp';
/** Arabic gender for adjectives: plurals of things count as feminine singular. */
type ArabicGender = 'm' | 'f';

/** The name of a kind of product, with the data for its agreement. */
export interface Noun {
  en: string;
  de: string;
  deGender: GermanGender;
  fr: string;
  frGender: FrenchGender;
  ar: string;
  arGender: ArabicGender;
}

/** A noun from four entries, each but the English one ending in its gender: `'Becher m'`. */
export function noun(en: string, german: string, french: string, arabic: string): Noun {
  const [de, deGender] = splitGender(german, ['m', 'f', 'n', 'p'] as const);
  const [fr, frGender] = splitGender(french, ['m', 'f', 'mp', 'fp'] as const);
  const [ar, arGender] = splitGender(arabic, ['m', 'f'] as const);
  return { en, de, deGender, fr, frGender, ar, arGender };
}

function splitGender<Gender extends string>(entry: string, genders: readonly Gender[]): [string, Gender] {
  const cut = entry.lastIndexOf(' ');
  const gender = genders.find((candidate) => candidate === entry.slice(cut + 1));
  if (!gender) throw new RangeError(`no gender in "${entry}"`);
  return [entry.slice(0, cut), gender];
}

/** An adjective in all forms that product names need. */
export interface Adjective {
  en: string;
  /** The German stem that takes the strong endings of the nominative: `gesprenkelt`, `hoh`. */
  de: string;
  /** Masculine, feminine, and their plurals. */
  fr: Record<FrenchGender, string>;
  /** Whether the adjective precedes its noun, as a few short French ones do. */
  frBefore: boolean;
  ar: Record<ArabicGender, string>;
}

/** The words that a material adds to a name. */
export interface MaterialWords {
  /** Stands before the noun: `oak`. */
  en: string;
  /** After `aus`: `Eichenholz`. */
  de: string;
  /** Joined to the noun: `Eichenholz` + `brett`, `Woll` + `decke`. */
  deJoint: string;
  /** With its preposition: `en chêne`. */
  fr: string;
  /** With its preposition: `من خشب البلوط`. */
  ar: string;
}

/** The parts of a product's name. Only the noun is required. */
export interface NameParts {
  noun: Noun;
  adjective?: Adjective | undefined;
  material?: MaterialWords | undefined;
  /** The collection, in all languages. */
  collection?: Words | undefined;
  /** Phrases that follow: `with lid`, `set of two`. */
  extras: readonly Words[];
}

const germanEndings: Record<GermanGender, string> = { m: 'er', f: 'e', n: 'es', p: 'e' };

/** Characters. Longer German nouns, and those of several words, are not joined to their material. */
const longestJoinedNoun = 8;

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ');
const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

/** Composes a name in all four languages with correct agreement. */
export function nameOf(parts: NameParts): Words {
  return { en: english(parts), de: german(parts), fr: french(parts), ar: arabic(parts) };
}

function withExtras(name: string, extras: readonly Words[], language: keyof Words): string {
  return extras.reduce((text, extra) => {
    const phrase = extra[language];
    return /^[,،]/.test(phrase) ? text + phrase : `${text} ${phrase}`;
  }, name);
}

function english({ noun: thing, adjective, material, collection, extras }: NameParts): string {
  return capitalised(withExtras(joined(collection?.en, adjective?.en, material?.en, thing.en), extras, 'en'));
}

function german({ noun: thing, adjective, material, collection, extras }: NameParts): string {
  const before = adjective && adjective.de + germanEndings[thing.deGender];
  const joins = material && thing.de.length <= longestJoinedNoun && !/[ -]/.test(thing.de);
  const core = joins ? material.deJoint + thing.de.charAt(0).toLocaleLowerCase('de') + thing.de.slice(1) : thing.de;
  const after = material && !joins ? `aus ${material.de}` : undefined;
  return capitalised(withExtras(joined(before, core, collection?.de, after), extras, 'de'));
}

function french({ noun: thing, adjective, material, collection, extras }: NameParts): string {
  const form = adjective?.fr[thing.frGender];
  const before = adjective?.frBefore ? form : undefined;
  const after = adjective?.frBefore ? undefined : form;
  return capitalised(withExtras(joined(before, thing.fr, after, collection?.fr, material?.fr), extras, 'fr'));
}

function arabic({ noun: thing, adjective, material, collection, extras }: NameParts): string {
  const name = withExtras(joined(thing.ar, adjective?.ar[thing.arGender], material?.ar), extras, 'ar');
  return collection ? `${name} «${collection.ar}»` : name;
}

/** A text as a slug of commercetools: `[a-zA-Z0-9_-]{2,256}`. */
export function slugOf(text: string): string {
  return text
    .toLocaleLowerCase('en')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200);
}
