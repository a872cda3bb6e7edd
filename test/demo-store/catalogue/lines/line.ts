import { type Extra, type ExtraKey, extras } from '../extras.ts';
import type { DrawingName } from '../pictures/drawings.ts';
import { type Quality, qualities } from '../vocabulary/adjectives.ts';
import { type Colour, type PaletteName, palettes } from '../vocabulary/colours.ts';
import type { Noun } from '../vocabulary/grammar.ts';
import type { Trade } from '../vocabulary/makers.ts';
import { type Material, materials } from '../vocabulary/materials.ts';
import { type Size, type SizeRunName, sizeRuns } from '../vocabulary/sizes.ts';
import type { Words } from '../vocabulary/words.ts';

/** A kind of product: everything the shop knows about mugs before there is any one mug. */
export interface Line {
  key: string;
  noun: Noun;
  category: string;
  trade: Trade;
  drawing: DrawingName;
  /** Usual price in euros, from and to. */
  euros: readonly [number, number];
  materials: readonly Material[];
  qualities: readonly Quality[];
  extras: readonly Extra[];
  /** Absent where a thing has the colour of its material. */
  palette?: readonly Colour[];
  sizes?: readonly Size[];
  /** One sentence that is true of every product of this line. */
  about: Words;
  /** Whether names may say the material; a tumbler of glass would be a glass glass. */
  namesMaterial: boolean;
  /** How often the shop stocks it, against 1. */
  weight: number;
}

interface LineEntry {
  category: string;
  trade: Trade;
  /** The key of the line unless given. */
  drawing?: DrawingName;
  euros: readonly [number, number];
  /** Keys, apart by blanks. */
  of: string;
  qualities: string;
  extras?: readonly ExtraKey[];
  palette?: PaletteName;
  sizes?: SizeRunName;
  namesMaterial?: boolean;
  weight?: number;
}

/** One kind of product, its lists looked up by their keys. */
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
