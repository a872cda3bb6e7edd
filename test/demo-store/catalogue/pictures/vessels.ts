import { lathe, type Profile, tilt } from './lathe.ts';
import { ellipse, type Pen, panel } from './pen.ts';
import { darker, lighter } from './tones.ts';

/** Looks into an open vessel: the far inner wall, in shade, and a bright rim. */
export function mouth(pen: Pen, y: number, r: number, inside = darker(pen.tone, 0.3), cx = 240): string {
  const high = r * tilt;
  return (
    pen.oval(cx, y, r, high, inside, 'deep') +
    pen.line(ellipse(cx, y, r - 1, high - 0.6), lighter(pen.tone, 0.4), 3.4, 0.9)
  );
}

/** A liquid, or soil, a little below the rim. */
const filled = (pen: Pen, y: number, r: number, colour: string) =>
  pen.oval(240, y + r * 0.05, r * 0.9, r * tilt * 0.76, colour);

const cupProfiles: readonly Profile[] = [
  [
    [170, 84],
    [170, 84],
    [345, 80],
    [362, 70],
    [366, 62],
  ],
  [
    [175, 92],
    [230, 96],
    [310, 92],
    [352, 66],
    [362, 58],
  ],
  [
    [182, 80],
    [240, 94],
    [310, 98],
    [352, 84],
    [362, 74],
  ],
  [
    [168, 74],
    [168, 74],
    [250, 80],
    [362, 94],
    [362, 94],
  ],
];

export function mug(pen: Pen): string {
  const profile = cupProfiles[pen.way(1, 4)] ?? [];
  const [top = 170, r = 84] = profile[0] ?? [];
  const right = pen.way(2, 3) > 0;
  const handle =
    [
      'M318 206C392 196 392 318 316 314',
      'M316 200H356Q374 200 374 222V272Q374 318 316 322',
      'M320 212a50 50 0 1 1 -4 96',
    ][pen.way(3, 3)] ?? '';
  const brew = [undefined, '#4a2e22', '#a9622e', undefined][pen.way(4, 4)];
  return `${pen.stand(240, 364, 108)}<g${right ? '' : ' transform="matrix(-1 0 0 1 480 0)"'}>${pen.rod(handle, pen.tone, 21)}</g>${pen.body(lathe(profile))}${mouth(pen, top, r)}${brew ? filled(pen, top + 6, r, brew) : ''}${enamelRim(pen, top, r)}`;
}

/** Enamel shows a dark line where the rim was dipped. */
const enamelRim = (pen: Pen, y: number, r: number) =>
  pen.look.material.key === 'enamel' ? pen.line(ellipse(240, y, r, r * tilt), '#2c3550', 5) : '';

export function cup(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [236, 66],
        [290, 62],
        [326, 40],
        [336, 34],
      ]
    : [
        [230, 58],
        [230, 58],
        [318, 54],
        [336, 40],
      ];
  const [y = 236, r = 66] = profile[0] ?? [];
  const plate = ellipse(240, 340, 122, 26);
  return `${pen.stand(240, 362, 118)}${pen.solid(ellipse(240, 348, 118, 25), darker(pen.tone, 0.32))}${pen.solid(plate, pen.tone, { form: 'flat' })}${pen.oval(240, 342, 76, 15, darker(pen.tone, 0.12))}${pen.rod(`M${240 + r - 6} 254c44-8 44 52 -2 52`, pen.tone, 13)}${pen.body(lathe(profile))}${mouth(pen, y, r)}${filled(pen, y + 4, r, '#3b241b')}`;
}

const beakerProfiles: readonly Profile[] = [
  [
    [176, 78],
    [260, 72],
    [346, 60],
    [358, 52],
  ],
  [
    [168, 66],
    [168, 66],
    [350, 66],
    [360, 60],
  ],
  [
    [190, 72],
    [250, 84],
    [320, 76],
    [356, 54],
  ],
];

export function beaker(pen: Pen): string {
  const profile = beakerProfiles[pen.way(1, 3)] ?? [];
  const [y = 176, r = 78] = profile[0] ?? [];
  const behind = pen.way(2, 2)
    ? `<g transform="translate(92 -16) scale(.92)" opacity=".96">${pen.solid(lathe(profile), darker(pen.tone, 0.14), { form: 'round', patterned: true })}${mouth(pen, y, r)}</g>`
    : '';
  return `${behind ? pen.stand(312, 342, 70) : ''}${pen.stand(240, 358, 82)}${behind}${pen.body(lathe(profile))}${mouth(pen, y, r)}`;
}

export function teapot(pen: Pen): string {
  const form = pen.way(1, 3);
  const bodies: readonly Profile[] = [
    [
      [186, 50],
      [214, 92],
      [270, 116],
      [326, 100],
      [352, 66],
    ],
    [
      [196, 62],
      [206, 84],
      [206, 84],
      [340, 96],
      [352, 84],
    ],
    [
      [176, 44],
      [230, 78],
      [300, 108],
      [344, 96],
      [356, 74],
    ],
  ];
  const profile = bodies[form] ?? [];
  const [y = 186, r = 50] = profile[0] ?? [];
  const iron = pen.look.material.key === 'cast-iron';
  const handle = iron || pen.way(2, 3) === 0 ? `M150 226C150 92 330 92 330 226` : `M146 236C70 214 70 330 158 318`;
  const handleTone = iron ? '#33363a' : pen.way(2, 3) === 0 ? pen.wood : pen.tone;
  const spout = 'M330 292C366 280 366 236 392 204L406 212C400 262 384 322 322 330z';
  const lid = lathe([
    [y - 26, 14],
    [y - 20, r * 0.6],
    [y + 2, r + 3],
  ]);
  return `${pen.stand(240, 356, 128)}${pen.rod(handle, handleTone, 15)}${pen.solid(spout, pen.tone, { form: 'round' })}${pen.body(lathe(profile), 'ball')}${pen.oval(240, y + 2, r + 5, (r + 5) * tilt, darker(pen.tone, 0.3))}${pen.solid(lid, pen.tone, { form: 'round' })}${pen.oval(240, y - 34, 14, 13, pen.way(3, 2) ? pen.wood : pen.tone, 'ball')}`;
}

export function coffeePot(pen: Pen): string {
  const straight = pen.way(1, 2) === 0;
  const profile: Profile = straight
    ? [
        [150, 54],
        [150, 54],
        [350, 86],
        [360, 80],
      ]
    : [
        [146, 46],
        [190, 54],
        [280, 88],
        [336, 86],
        [360, 64],
      ];
  const r = profile[0]?.[1] ?? 54;
  const lid = lathe([
    [120, 12],
    [126, 30],
    [150, r + 2],
  ]);
  return `${pen.stand(240, 360, 104)}${pen.rod(straight ? 'M176 190C88 180 92 322 166 320' : 'M190 180C96 170 96 310 164 306', pen.way(2, 2) ? pen.wood : pen.tone, 16)}${pen.solid('M296 250C332 236 336 190 366 158L384 168C372 230 352 284 306 300z', pen.tone, { form: 'round' })}${pen.body(lathe(profile))}${pen.oval(240, 151, r + 3, (r + 3) * tilt, darker(pen.tone, 0.35))}${pen.solid(lid, pen.tone, { form: 'round' })}${pen.oval(240, 112, 12, 11, pen.wood, 'ball')}`;
}

export function jug(pen: Pen): string {
  const round = pen.way(1, 2) === 0;
  const profile: Profile = round
    ? [
        [136, 56],
        [176, 46],
        [270, 98],
        [330, 92],
        [360, 62],
      ]
    : [
        [138, 62],
        [138, 62],
        [240, 68],
        [350, 88],
        [360, 80],
      ];
  const r = profile[0]?.[1] ?? 56;
  return `${pen.stand(240, 360, 104)}${pen.rod(round ? 'M194 158C96 150 108 300 154 292' : 'M182 170C96 166 96 300 168 300', pen.tone, 18)}${pen.solid(`M${240 + r - 24} 132L${240 + r + 30} 124Q${240 + r + 14} 166 ${240 + r - 12} 178z`, pen.tone)}${pen.body(lathe(profile))}${mouth(pen, 137, r)}${pen.way(2, 2) ? sprig(pen) : ''}`;
}

/** A few stems, for vessels that hold flowers. */
function sprig(pen: Pen): string {
  const leaf = ['#6f8458', '#8a9a6a', '#55704f'][pen.way(61, 3)] ?? '#6f8458';
  const flower = ['#e9c9b8', '#e6d28a', '#c9788a', '#f2ece0', '#a99fcb'][pen.way(62, 5)] ?? '#e9c9b8';
  const stems = [
    [-46, 96],
    [8, 118],
    [54, 82],
  ] as const;
  return stems
    .map(([dx, height], index) => {
      const [x, y] = [240 + dx, 140 - height];
      const stem = pen.line(`M${240 + dx * 0.24} 142Q${240 + dx * 0.3} ${150 - height / 2} ${x} ${y}`, leaf, 4);
      const leaves = [0.35, 0.55, 0.75].map((t, side) => {
        const [lx, ly] = [240 + dx * (0.24 + 0.7 * t * t), 142 - height * t];
        const out = (side + index) % 2 ? 1 : -1;
        return pen.solid(`M${lx} ${ly}q${out * 12} ${-20} ${out * 30} ${-16}q${-out * 6} 18 ${-out * 30} 16z`, leaf);
      });
      const head = pen.way(63, 2)
        ? [0, 72, 144, 216, 288]
            .map(
              (turn) =>
                `<ellipse cx="${x}" cy="${y - 9}" rx="7" ry="11" fill="${flower}" transform="rotate(${turn} ${x} ${y})"/>`,
            )
            .join('') + pen.oval(x, y, 6, 6, '#c89b3c')
        : pen.oval(x, y, 12, 17, flower, 'ball');
      return stem + leaves.join('') + head;
    })
    .join('');
}

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

function plant(pen: Pen, y: number): string {
  const green = ['#5d7a52', '#7f9560', '#47685a', '#8fa27c'][pen.way(64, 4)] ?? '#5d7a52';
  const kind = pen.way(65, 4);
  if (kind === 3) return '';
  const leaves: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    const lean = (index - 4) * (kind === 0 ? 17 : 12);
    const height = (kind === 1 ? 150 : 112) - Math.abs(index - 4) * (kind === 1 ? 20 : 9);
    const wide = kind === 2 ? 26 : 12;
    const [x, top] = [240 + lean * 1.6, y - height];
    leaves.push(
      pen.solid(
        `M${240 + lean * 0.3} ${y}Q${x - wide} ${y - height * 0.5} ${x} ${top}Q${x + wide} ${y - height * 0.45} ${240 + lean * 0.3 + 5} ${y}z`,
        index % 2 ? green : darker(green, 0.16),
      ),
    );
  }
  return leaves.join('');
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

/** Glass: thin colour, a bright edge, a reflection. */
export function glassBody(pen: Pen, d: string): string {
  return `${pen.solid(d, pen.tone, { form: 'plain', opacity: 0.42, patterned: true })}${pen.solid(d, lighter(pen.tone, 0.5), { form: 'round', opacity: 0.35 })}${pen.line(d, lighter(pen.tone, 0.75), 2.6, 0.95)}`;
}

const shine = (pen: Pen, x: number, y: number, height: number) =>
  pen.line(`M${x} ${y}q-7 ${height / 2} 3 ${height}`, '#ffffff', 7, 0.55);

const glassMouth = (pen: Pen, y: number, r: number) =>
  `<g opacity=".55">${pen.oval(240, y, r, r * tilt, lighter(pen.tone, 0.55))}</g>${pen.line(ellipse(240, y, r, r * tilt), '#ffffff', 2.6, 0.9)}`;

export function tumbler(pen: Pen): string {
  const low = pen.way(1, 2) === 0;
  const profile: Profile = low
    ? [
        [226, 78],
        [226, 78],
        [350, 66],
        [360, 60],
      ]
    : [
        [166, 70],
        [166, 70],
        [350, 56],
        [360, 52],
      ];
  const [y = 226, r = 78] = profile[0] ?? [];
  const water = pen.way(2, 2)
    ? pen.solid(
        lathe([
          [y + 54, r - 10],
          [344, r - 22],
        ]),
        lighter(pen.tone, 0.25),
        { form: 'plain', opacity: 0.6 },
      ) + pen.oval(240, y + 54, r - 10, (r - 10) * tilt, lighter(pen.tone, 0.6))
    : '';
  return `${pen.stand(240, 360, 78)}${glassMouth(pen, y, r)}${water}${glassBody(pen, lathe(profile))}${shine(pen, 240 - r * 0.6, y + 26, 84)}`;
}

export function wineGlass(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [128, 54],
        [180, 66],
        [236, 40],
        [256, 8],
      ]
    : [
        [128, 66],
        [170, 66],
        [226, 44],
        [252, 8],
      ];
  const [y = 128, r = 54] = profile[0] ?? [];
  const drink = ['#8d2f45', '#e3c67a', '#d99a86'][pen.way(2, 4)];
  const pour = drink
    ? pen.solid(
        lathe([
          [184, r + 4],
          [222, 44],
          [246, 14],
        ]),
        drink,
        { form: 'round', opacity: 0.85 },
      ) + pen.oval(240, 184, r + 4, 11, lighter(drink, 0.25))
    : '';
  return `${pen.stand(240, 362, 66)}${pen.oval(240, 360, 60, 12, lighter(pen.tone, 0.35))}${pen.line(ellipse(240, 360, 60, 12), '#ffffff', 2.4, 0.9)}${pen.line('M240 254V356', darker(pen.tone, 0.12), 9)}${pen.line('M238 256V354', '#ffffff', 3, 0.7)}${glassMouth(pen, y, r)}${pour}${glassBody(pen, lathe(profile))}${shine(pen, 208, 150, 56)}`;
}

export function carafe(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [112, 34],
        [170, 26],
        [260, 70],
        [340, 80],
        [360, 66],
      ]
    : [
        [112, 40],
        [160, 38],
        [216, 40],
        [270, 86],
        [346, 86],
        [360, 78],
      ];
  const r = profile[0]?.[1] ?? 34;
  const stopper = pen.way(2, 2) ? pen.oval(240, 92, 20, 18, pen.wood, 'ball') : '';
  return `${pen.stand(240, 360, 92)}${stopper}${glassMouth(pen, 112, r)}${pen.solid(
    lathe([
      [276, 68],
      [340, 76],
      [354, 64],
    ]),
    lighter(pen.tone, 0.2),
    { form: 'plain', opacity: 0.55 },
  )}${pen.oval(240, 276, 68, 10, lighter(pen.tone, 0.6))}${glassBody(pen, lathe(profile))}${shine(pen, 184, 280, 52)}${shine(pen, 222, 130, 44)}`;
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

/** Something to eat on one plate in three. */
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

export function dispenser(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [194, 24],
        [204, 40],
        [226, 66],
        [350, 68],
        [362, 60],
      ]
    : [
        [190, 26],
        [214, 54],
        [214, 54],
        [350, 62],
        [362, 56],
      ];
  const brass = pen.metal;
  return `${pen.stand(240, 362, 78)}${pen.line('M240 196V138', brass, 9)}${pen.solid('M196 116H262Q270 116 270 124V140H224L196 152z', brass, { form: 'metal' })}${pen.isGlass ? glassBody(pen, lathe(profile)) : pen.body(lathe(profile))}${pen.solid(
    lathe([
      [166, 20],
      [166, 20],
      [198, 28],
    ]),
    brass,
    { form: 'metal' },
  )}`;
}

export function flask(pen: Pen): string {
  const profile: Profile = [
    [166, 50],
    [178, 62],
    [178, 62],
    [356, 62],
    [366, 56],
  ];
  const top = pen.way(1, 2)
    ? lathe([
        [98, 42],
        [98, 42],
        [166, 50],
      ])
    : lathe([
        [116, 36],
        [124, 46],
        [166, 48],
      ]);
  const loop = pen.way(2, 2) ? pen.rod('M286 120C330 116 330 176 292 178', darker(pen.tone, 0.4), 9) : '';
  return `${pen.stand(240, 366, 74)}${loop}${pen.body(lathe(profile))}${pen.solid(top, pen.way(3, 2) ? '#b9bfc3' : pen.wood, { form: 'metal' })}${pen.solid(
    lathe([
      [166, 50],
      [166, 50],
      [176, 52],
    ]),
    '#8d959a',
    { form: 'metal' },
  )}`;
}

export function bottle(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [150, 26],
        [166, 28],
        [214, 64],
        [350, 66],
        [364, 58],
      ]
    : [
        [140, 34],
        [150, 36],
        [170, 58],
        [350, 60],
        [364, 54],
      ];
  const r = profile[0]?.[1] ?? 26;
  return `${pen.stand(240, 364, 76)}${pen.isGlass ? glassBody(pen, lathe(profile)) : pen.body(lathe(profile), pen.isMetal ? 'metal' : 'round')}${pen.rod('M222 112a18 18 0 1 1 36 0', darker(pen.trim, 0.2), 7)}${pen.solid(
    lathe([
      [112, r - 2],
      [112, r - 2],
      [152, r + 2],
    ]),
    pen.way(2, 2) ? '#bf9264' : '#3f454a',
    { form: 'round' },
  )}`;
}
