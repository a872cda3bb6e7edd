import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { sprig } from './flora.ts';

/** The opening of a vessel: the far inner wall in shade, and a bright rim. */
export function mouth(pen: Pen, y: number, r: number, inside = darker(pen.tone, 0.3), cx = 240): string {
  const high = r * tilt;
  return (
    pen.oval(cx, y, r, high, inside, 'deep') +
    pen.line(ellipse(cx, y, r - 1, high - 0.6), lighter(pen.tone, 0.4), 3.4, 0.9)
  );
}

/** A liquid or soil, a little below the rim. */
export const filled = (pen: Pen, y: number, r: number, colour: string) =>
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

/** The dark line at the rim of enamel. */
export const enamelRim = (pen: Pen, y: number, r: number) =>
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
