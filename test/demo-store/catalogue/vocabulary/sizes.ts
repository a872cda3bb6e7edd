/** One size. Its label needs no translation. */
export interface Size {
  key: string;
  label: string;
  /** Price in relation to the middle size. */
  factor: number;
}

const worn = (labels: string): readonly Size[] =>
  labels
    .split(' ')
    .map((label) => ({ key: label.toLowerCase().replaceAll('/', '-'), label: label.replace('-', '–'), factor: 1 }));

const measured = (...sizes: [label: string, factor: number][]): readonly Size[] =>
  sizes.map(([label, factor]) => ({
    key: label.toLowerCase().replaceAll(' ', '').replaceAll('×', 'x'),
    label,
    factor,
  }));

/** Runs of sizes, from small to large. */
export const sizeRuns = {
  body: worn('XS S M L XL XXL'),
  head: worn('S/M L/XL'),
  hand: worn('S M L XL'),
  socks: worn('36-38 39-41 42-44 45-47'),
  shoes: worn('36 37 38 39 40 41 42 43 44 45 46'),
  belt: measured(['80 cm', 1], ['90 cm', 1], ['100 cm', 1], ['110 cm', 1.05]),
  pan: measured(['20 cm', 0.8], ['24 cm', 1], ['28 cm', 1.2]),
  pot: measured(['2 l', 0.85], ['4 l', 1], ['6 l', 1.25]),
  plate: measured(['16 cm', 0.7], ['21 cm', 1], ['27 cm', 1.35]),
  bowl: measured(['12 cm', 0.7], ['15 cm', 1], ['22 cm', 1.8]),
  planter: measured(['14 cm', 0.6], ['20 cm', 1], ['28 cm', 1.7], ['36 cm', 2.6]),
  cushion: measured(['40 × 40 cm', 0.85], ['50 × 50 cm', 1], ['40 × 60 cm', 1.05]),
  blanket: measured(['100 × 150 cm', 0.75], ['130 × 180 cm', 1], ['150 × 220 cm', 1.35]),
  towel: measured(['30 × 50 cm', 0.4], ['50 × 100 cm', 1], ['70 × 140 cm', 1.8]),
  tablecloth: measured(['140 × 180 cm', 0.8], ['140 × 250 cm', 1], ['160 × 300 cm', 1.3]),
  pages: measured(['A6', 0.7], ['A5', 1], ['A4', 1.5]),
  litres: measured(['350 ml', 0.85], ['500 ml', 1], ['750 ml', 1.15], ['1000 ml', 1.3]),
  can: measured(['1 l', 0.6], ['5 l', 1], ['9 l', 1.4]),
  pack: measured(['12 l', 0.8], ['20 l', 1], ['28 l', 1.25]),
  basket: measured(['S', 0.7], ['M', 1], ['L', 1.4]),
} as const;

export type SizeRunName = keyof typeof sizeRuns;
