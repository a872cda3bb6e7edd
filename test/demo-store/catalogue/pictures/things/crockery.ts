import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { plant, sprig } from './flora.ts';
import { glassBody } from './glassware.ts';
import { enamelRim, filled, mouth } from './vessels.ts';

const vaseProfiles: readonly Profile[] = [
  [
    [150, 34],
    [190, 28],
    [262, 84],
    [326, 88],
    [360, 52],
  ],
  [
    [130, 40],
    [150, 30],
    [240, 42],
    [350, 62],
    [360, 56],
  ],
  [
    [190, 30],
    [206, 40],
    [236, 100],
    [300, 112],
    [358, 66],
  ],
  [
    [136, 52],
    [136, 52],
    [356, 52],
    [360, 48],
  ],
  [
    [146, 64],
    [200, 78],
    [260, 48],
    [320, 40],
    [350, 62],
    [360, 62],
  ],
  [
    [134, 22],
    [210, 24],
    [230, 60],
    [300, 86],
    [358, 70],
  ],
];

export function vase(pen: Pen): string {
  const profile = vaseProfiles[pen.way(1, 6)] ?? [];
  const [y = 150, r = 34] = profile[0] ?? [];
  const stems = pen.way(2, 5) < 3 ? `<g transform="translate(0 ${y - 138})">${sprig(pen)}</g>` : '';
  return `${pen.stand(240, 358, 96)}${mouth(pen, y, r)}${stems}${pen.body(lathe(profile))}${pen.line(`M${240 - r} ${y}A${r} ${r * tilt} 0 0 0 ${240 + r} ${y}`, lighter(pen.tone, 0.4), 3)}${stems ? '' : mouth(pen, y, r)}`;
}

export function planter(pen: Pen): string {
  const shape = pen.way(1, 3);
  const profiles: readonly Profile[] = [
    [
      [214, 108],
      [214, 108],
      [244, 104],
      [244, 98],
      [352, 76],
      [360, 70],
    ],
    [
      [210, 96],
      [280, 112],
      [340, 92],
      [360, 72],
    ],
    [
      [206, 98],
      [206, 98],
      [350, 98],
      [360, 92],
    ],
  ];
  const profile = profiles[shape] ?? [];
  const [y = 214, r = 108] = profile[0] ?? [];
  const saucer = pen.way(2, 2)
    ? pen.solid(
        lathe([
          [350, 104],
          [366, 96],
        ]),
        darker(pen.tone, 0.16),
        { form: 'round' },
      )
    : '';
  return `${pen.stand(240, 364, 116)}${saucer}${pen.body(lathe(profile))}${mouth(pen, y, r)}${filled(pen, y + 6, r, '#4a372c')}${plant(pen, y + 6)}`;
}

export function jar(pen: Pen): string {
  const tall = pen.way(1, 2) === 0;
  const profile: Profile = tall
    ? [
        [170, 74],
        [184, 84],
        [184, 84],
        [350, 84],
        [362, 76],
      ]
    : [
        [204, 84],
        [220, 104],
        [300, 110],
        [346, 100],
        [362, 84],
      ];
  const [y = 170, r = 74] = profile[0] ?? [];
  const lidTone = ['#bf9264', pen.wood, pen.tone][pen.way(2, 3)] ?? pen.wood;
  const knob = pen.way(3, 2) ? pen.oval(240, y - 34, 15, 12, lidTone, 'ball') : '';
  return `${pen.stand(240, 362, 104)}${pen.isGlass ? glassBody(pen, lathe(profile)) : pen.body(lathe(profile))}${pen.solid(
    lathe([
      [y - 22, r - 4],
      [y - 22, r - 4],
      [y + 4, r],
    ]),
    lidTone,
    { form: 'round' },
  )}${pen.oval(240, y - 22, r - 4, (r - 4) * tilt, lighter(lidTone, 0.2))}${knob}`;
}

export function plate(pen: Pen): string {
  const shape = pen.way(1, 2) ? ellipse(240, 244, 156, 156) : ellipse(240, 244, 150, 146);
  const inner = pen.way(2, 2) ? 104 : 118;
  const painted = pen.look.pattern === 'band';
  const rings = painted
    ? pen.line(ellipse(240, 244, 142, 142), pen.trim, 5) + pen.line(ellipse(240, 244, 130, 130), pen.trim, 9)
    : pen.way(3, 4) === 0
      ? pen.line(ellipse(240, 244, 134, 134), pen.trim, 5, 0.85)
      : '';
  return [
    pen.lie(shape, 14),
    painted ? pen.solid(shape, pen.tone) : pen.body(shape, 'flat'),
    pen.line(ellipse(240, 244, 150, 148), lighter(pen.tone, 0.4), 3, 0.7),
    rings,
    pen.oval(240, 244, inner, inner, darker(pen.tone, 0.14)),
    pen.oval(242, 247, inner - 3, inner - 3, pen.tone, 'flat'),
    garnish(pen),
  ].join('');
}

/** Food on one plate in three. */
function garnish(pen: Pen): string {
  const kind = pen.way(66, 6);
  if (kind === 0)
    return (
      pen.oval(222, 252, 30, 28, '#c4562f', 'ball') +
      pen.oval(264, 236, 24, 23, '#d98b3a', 'ball') +
      pen.solid('M222 224q8-20 26-18q-4 18-26 18z', '#6f8458')
    );
  if (kind === 1)
    return (
      pen.solid('M168 262Q240 196 312 240Q250 306 168 262z', '#c99a5c', { form: 'ball' }) +
      [0, 1, 2].map((cut) => pen.line(`M${204 + cut * 30} ${236 - cut * 4}l12 24`, '#8c6236', 5)).join('')
    );
  return '';
}

export function bowl(pen: Pen): string {
  const shape = pen.way(1, 3);
  const profiles: readonly Profile[] = [
    [
      [226, 126],
      [280, 112],
      [336, 66],
      [350, 56],
      [358, 54],
    ],
    [
      [212, 110],
      [280, 108],
      [336, 74],
      [346, 56],
      [358, 56],
    ],
    [
      [250, 140],
      [300, 118],
      [342, 66],
      [358, 60],
    ],
  ];
  const profile = profiles[shape] ?? [];
  const [y = 226, r = 126] = profile[0] ?? [];
  const soup = [undefined, '#c8823a', '#8f9a58', undefined, '#b6543c'][pen.way(2, 5)];
  return `${pen.stand(240, 360, 100)}${pen.body(lathe(profile))}${mouth(pen, y, r)}${soup ? filled(pen, y + 5, r, soup) : ''}${enamelRim(pen, y, r)}`;
}

export function platter(pen: Pen): string {
  const wide = pen.way(1, 2) ? ellipse(240, 250, 182, 112) : panel(66, 150, 348, 196, 84);
  const inner = pen.way(1, 2) ? ellipse(240, 250, 136, 76) : panel(104, 184, 272, 128, 56);
  const fish =
    pen.way(2, 3) === 0
      ? pen.solid('M140 250Q220 196 318 246L352 222Q344 250 352 276L318 256Q220 304 140 250z', '#a9b4b8', {
          form: 'flat',
        }) +
        pen.oval(170, 246, 5, 5, '#2b2f36') +
        pen.line('M200 232q10 18 0 36', '#7b878c', 4)
      : '';
  return `${pen.lie(wide, 13)}${pen.body(wide, 'flat')}${pen.solid(inner, darker(pen.tone, 0.1))}${pen.line(inner, lighter(pen.tone, 0.4), 3, 0.6)}${fish}`;
}

export function penPot(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [226, 66],
        [226, 66],
        [350, 66],
        [360, 60],
      ]
    : [
        [226, 70],
        [290, 62],
        [352, 54],
        [360, 50],
      ];
  const [y = 226, r = 66] = profile[0] ?? [];
  const pens = [
    [-34, '#c79a45'],
    [-10, '#2d3b55'],
    [16, '#a5512f'],
    [36, '#8a9a6a'],
  ] as const;
  const sticks = pens
    .map(([dx, colour], index) =>
      pen.rod(`M${240 + dx * 0.7} 300L${240 + dx * 1.7} ${126 + ((index * 37 + pen.way(2, 40)) % 60)}`, colour, 13),
    )
    .join('');
  return `${pen.stand(240, 360, 78)}${mouth(pen, y, r)}${sticks}${pen.body(lathe(profile))}${pen.line(`M${240 - r} ${y}A${r} ${r * tilt} 0 0 0 ${240 + r} ${y}`, lighter(pen.tone, 0.4), 3)}`;
}
