import { type Extra, type ExtraKey, extras } from '../extras.ts';
import type { DrawingName } from '../pictures/drawings.ts';
import { type Quality, qualities } from '../vocabulary/adjectives.ts';
import { type Colour, type PaletteName, palettes } from '../vocabulary/colours.ts';
import type { Noun } from '../vocabulary/grammar.ts';
import type { Trade } from '../vocabulary/makers.ts';
import { type Material, materials } from '../vocabulary/materials.ts';
import { type Size, type SizeRunName, sizeRuns } from '../vocabulary/sizes.ts';
import type { Words } from '../vocabulary/words.ts';

/** A kind of product, with everything that its products have in common. */
export interface Line {
  key: string;
  noun: Noun;
  category: string;
  trade: Trade;
  drawing: DrawingName;
  /** Lowest and highest usual price in euros. */
  euros: readonly [number, number];
  materials: readonly Material[];
  qualities: readonly Quality[];
  extras: readonly Extra[];
  /** Missing for products in the colour of their material. */
  palette?: readonly Colour[];
  sizes?: readonly Size[];
  /** A sentence that holds for every product of this line. */
  about: Words;
  /** Whether names may contain the material; "glass glass" would be wrong. */
  namesMaterial: boolean;
  /** Frequency in the shop, relative to 1. */
  weight: number;
}

interface LineEntry {
  category: string;
  trade: Trade;
  /** The line's key by default. */
  drawing?: DrawingName;
  euros: readonly [number, number];
  /** Keys, separated by blanks. */
  of: string;
  qualities: string;
  extras?: readonly ExtraKey[];
  palette?: PaletteName;
  sizes?: SizeRunName;
  namesMaterial?: boolean;
  weight?: number;
}

/** A kind of product, with its lists looked up by their keys. */
export function line(key: DrawingName, noun: Noun, entry: LineEntry, about: Words): Line;
export function line(key: string, noun: Noun, entry: LineEntry & { drawing: DrawingName }, about: Words): Line;
export function line(key: string, noun: Noun, entry: LineEntry, about: Words): Line {
  return {
    key,
    noun,
    category: entry.category,
    trade: entry.trade,
    drawing: entry.drawing ?? (key as DrawingName),
    euros: entry.euros,
    materials: materials(entry.of),
    qualities: qualities(entry.qualities),
    extras: (entry.extras ?? []).map((extra) => extras[extra]),
    ...(entry.palette ? { palette: palettes[entry.palette] } : {}),
    ...(entry.sizes ? { sizes: sizeRuns[entry.sizes] } : {}),
    about,
    namesMaterial: entry.namesMaterial ?? true,
    weight: entry.weight ?? 1,
  };
}
