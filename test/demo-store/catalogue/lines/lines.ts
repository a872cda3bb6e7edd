import type { Line } from './line.ts';
import { accessoryLines } from './lines-accessories.ts';
import { cookingLines } from './lines-cooking.ts';
import { deskLines } from './lines-desk.ts';
import { gardenLines } from './lines-garden.ts';
import { houseLines } from './lines-house.ts';
import { outdoorLines } from './lines-outdoors.ts';
import { tableLines } from './lines-table.ts';
import { teaLines } from './lines-tea.ts';
import { textileLines } from './lines-textiles.ts';
import { wardrobeLines } from './lines-wardrobe.ts';

/** Every kind of product the shop sells. */
export const lines: readonly Line[] = [
  ...teaLines,
  ...tableLines,
  ...cookingLines,
  ...houseLines,
  ...textileLines,
  ...wardrobeLines,
  ...accessoryLines,
  ...deskLines,
  ...gardenLines,
  ...outdoorLines,
];
