import { extras as allExtras, type Extra } from './extras.ts';
import { collections } from './lines/collections.ts';
import type { Line } from './lines/line.ts';
import { lines } from './lines/lines.ts';
import { createRandom, type Random, stir } from './seed.ts';
import { languages } from './shape.ts';
import type { Quality } from './vocabulary/adjectives.ts';
import type { Colour } from './vocabulary/colours.ts';
import { type NameParts, nameOf } from './vocabulary/grammar.ts';
import { type Maker, makers } from './vocabulary/makers.ts';
import type { Material } from './vocabulary/materials.ts';
import type { Size } from './vocabulary/sizes.ts';
import { type Words, words } from './vocabulary/words.ts';

/** The properties of one product. Its texts, prices and pictures follow from them. */
export interface Plan {
  /** 1 for the first product of the catalogue. */
  number: number;
  line: Line;
  quality: Quality | undefined;
  material: Material;
  collection: Words;
  maker: Maker;
  name: Words;
  extras: readonly Extra[];
  /** One entry for each variant. */
  choices: readonly Choice[];
  /** A whole number that chooses the closing sentence. */
  closing: number;
  /** A whole number that the drawing takes its small variations from. */
  look: number;
  /** False for the few products without a picture. */
  pictured: boolean;
}

/** The properties that distinguish a variant. */
export interface Choice {
  colour?: Colour;
  size?: Size;
}

const unpicturedShare = 0.012;
const longNameShare = 0.012;
const manyVariantsShare = 0.02;

/** Materials that have no colours. */
const undyed: readonly string[] = ['copper', 'olive-wood'];

/** Share of the products with colours that have only one colour. */
const oneColourShare = 0.52;
/** Share of the products with sizes that have only the last size. */
const lastSizeShare = 0.2;

/** Gives one product after another. The tenth product is the same for every length of the catalogue. */
export function createPlanner(seed: number): () => Plan {
  const stocked = new Map<Line, number>();
  const taken = new Set<string>();
  const allWeight = lines.reduce((sum, { weight }) => sum + weight, 0);
  let number = 0;

  const chooseLine = (random: Random): Line => {
    let left = random.next() * allWeight;
    for (const line of lines) {
      left -= line.weight;
      if (left < 0) return line;
    }
    return random.pick(lines);
  };

  return () => {
    number += 1;
    const random = createRandom(stir(seed, number));
    const line = chooseLine(random);
    const turn = stocked.get(line) ?? 0;
    stocked.set(line, turn + 1);
    const { collectionIndex, material, quality, ...first } = combination(line, turn, seed);
    const workshops: readonly Maker[] = makers[line.trade];
    const choices = chooseVariants(line, material, random);
    const extras = chooseExtras(line, random);
    const { name, collection } = untaken(
      { noun: line.noun, adjective: quality, material: line.namesMaterial ? material : undefined, extras },
      first.collection,
      random,
      taken,
    );
    return {
      number,
      line,
      quality,
      material,
      collection,
      maker: workshops[collectionIndex % workshops.length] ?? random.pick(workshops),
      name,
      extras,
      choices,
      closing: random.whole(0, 9999),
      look: stir(seed, number, 7),
      pictured: !random.chance(unpicturedShare),
    };
  };
}

/**
 * The `turn`-th product of a line. Visits every combination of collection, material and quality once, in an order that
 * looks random, before it repeats one.
 */
function combination(line: Line, turn: number, seed: number) {
  const qualityCount = line.qualities.length + 1;
  const total = qualityCount * line.materials.length * collections.length;
  const lineSeed = stir(seed, line.key.length, line.key.charCodeAt(0), line.key.charCodeAt(line.key.length - 1));
  const place = ((turn % total) * strideFor(total) + (lineSeed % total)) % total;
  const material = line.materials[place % line.materials.length];
  const rest = Math.floor(place / line.materials.length);
  const quality = line.qualities[rest % qualityCount];
  const collectionIndex = Math.floor(rest / qualityCount);
  const collection = collections[collectionIndex];
  if (!material || !collection) throw new RangeError(`line ${line.key} has no materials`);
  return { material, quality, collectionIndex, collection };
}

const series = (name: Words, count: number): Words =>
  words(`${name.en} No. ${count}`, `${name.de} Nr. ${count}`, `${name.fr} n° ${count}`, `${name.ar} رقم ${count}`);

/**
 * Near the golden section of `total`, so that neighbours differ, and coprime with it, so that every combination is
 * visited.
 */
function strideFor(total: number): number {
  let stride = Math.max(1, Math.round(total * 0.618));
  while (commonDivisor(stride, total) !== 1) stride += 1;
  return stride;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/**
 * The shortest name that no other product has in any language. If even the longest is taken, the product gets the
 * number of a series of its collection.
 */
function untaken(
  parts: NameParts,
  first: Words,
  random: Random,
  taken: Set<string>,
): { name: Words; collection: Words } {
  const wish = random.next();
  const { noun, extras, adjective, material } = parts;
  const wordings: NameParts[] = [{ noun, extras }, { noun, extras, adjective }, { noun, extras, material }, parts];
  const wanted = wordings.slice(wish < 0.2 ? 0 : wish < 0.4 ? 1 : wish < 0.65 ? 2 : 3);
  for (let round = 1; ; round += 1) {
    const collection = round === 1 ? first : series(first, round);
    for (const wording of wanted) {
      const name = nameOf({ ...wording, collection });
      if (languages.some((language) => taken.has(name[language]))) continue;
      for (const language of languages) taken.add(name[language]);
      return { name, collection };
    }
  }
}

function chooseExtras(line: Line, random: Random): readonly Extra[] {
  const chosen = line.extras.length > 0 && random.chance(0.3) ? [random.pick(line.extras)] : [];
  return random.chance(longNameShare) ? [...chosen, allExtras.crossing] : chosen;
}

function chooseVariants(line: Line, material: Material, random: Random): readonly Choice[] {
  const many = random.chance(manyVariantsShare);
  const sizes = chooseSizes(line, random, many);
  const colours = undyed.includes(material.key) ? [] : chooseColours(line, random, many, sizes.length);
  const choices: Choice[] = [];
  for (const colour of colours.length > 0 ? colours : [undefined]) {
    for (const size of sizes.length > 0 ? sizes : [undefined]) {
      choices.push({ ...(colour ? { colour } : {}), ...(size ? { size } : {}) });
    }
  }
  return choices;
}

function chooseSizes(line: Line, random: Random, many: boolean): readonly Size[] {
  const run = line.sizes;
  if (!run) return [];
  if (many) return run;
  if (random.chance(lastSizeShare)) return [random.pick(run)];
  const count = Math.min(run.length, random.whole(2, 6));
  const start = random.whole(0, run.length - count);
  return run.slice(start, start + count);
}

/** Most variants of a usual product. */
const usualVariants = 12;

function chooseColours(line: Line, random: Random, many: boolean, sizeCount: number): readonly Colour[] {
  const palette = line.palette;
  if (!palette) return [];
  const start = random.whole(0, palette.length - 1);
  const room = Math.max(1, Math.floor(usualVariants / Math.max(1, sizeCount)));
  const wanted = many ? 6 : random.chance(oneColourShare) ? 1 : Math.min(room, random.whole(2, 5));
  const stride = strideFor(palette.length);
  const chosen: Colour[] = [];
  for (let step = 0; step < Math.min(wanted, palette.length); step += 1) {
    const colour = palette[(start + step * stride) % palette.length];
    if (colour) chosen.push(colour);
  }
  return chosen;
}
