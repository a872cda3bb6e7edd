import { noun } from './grammar.ts';
import { line } from './line.ts';
import { words } from './words.ts';

/** What tea and coffee are made in and drunk from. */
export const teaLines = [
  line(
    'mug',
    noun('mug', 'Becher m', 'mug m', 'كوب m'),
    {
      category: 'cups',
      trade: 'ceramics',
      euros: [12, 34],
      of: 'stoneware porcelain enamel',
      qualities: 'speckled striped small large glazed fluted banded matt dotted two-tone',
      extras: ['pair', 'giftBox'],
      palette: 'glaze',
      weight: 2,
    },
    words(
      'A mug that fits the hand before it fits the cupboard, with a handle wide enough for three cold fingers.',
      'Ein Becher, der zuerst in die Hand passt und dann in den Schrank, mit einem Henkel für drei kalte Finger.',
      'Un mug fait pour la main avant le placard, avec une anse assez large pour trois doigts froids.',
      'كوب يناسب اليد قبل أن يناسب الخزانة، بمقبض يتّسع لثلاثة أصابع باردة.',
    ),
  ),
];
