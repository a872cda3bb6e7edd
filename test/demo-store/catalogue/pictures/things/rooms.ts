import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { grain } from './kitchen.ts';
import { mouth } from './vessels.ts';

const glowing = '#fff1cf';

/** The colour of a lamp's foot, which is the material's and not the shade's. */
const footOf = (pen: Pen) => pen.look.material.hex;

export function tableLamp(pen: Pen): string {
  const feet: readonly Profile[] = [
    [
      [226, 8],
      [250, 12],
      [290, 46],
      [330, 56],
      [356, 40],
    ],
    [
      [226, 7],
      [340, 7],
      [340, 7],
      [346, 52],
      [360, 58],
    ],
    [
      [226, 14],
      [260, 36],
      [300, 24],
      [340, 44],
      [360, 44],
    ],
    [
      [226, 10],
      [236, 44],
      [236, 44],
      [352, 44],
      [360, 40],
    ],
  ];
  const shades: readonly Profile[] = [
    [
      [112, 62],
      [112, 62],
      [228, 104],
      [228, 104],
    ],
    [
      [120, 92],
      [120, 92],
      [222, 92],
      [222, 92],
    ],
    [
      [108, 26],
      [130, 70],
      [190, 100],
      [226, 106],
    ],
  ];
  const shade = shades[pen.way(2, 3)] ?? [];
  const low = shade.at(-1) ?? [228, 104];
  return `${pen.stand(240, 360, 74)}${pen.solid(lathe(feet[pen.way(1, 4)] ?? []), footOf(pen), { form: 'metal' })}${pen.oval(240, low[0], low[1], low[1] * tilt, glowing)}${pen.body(lathe(shade))}${pen.line(`M${240 - low[1]} ${low[0]}A${low[1]} ${low[1] * tilt} 0 0 0 ${240 + low[1]} ${low[0]}`, lighter(pen.tone, 0.6), 4, 0.8)}`;
}

export function deskLamp(pen: Pen): string {
  const foot = footOf(pen);
  const bend = pen.way(1, 2) ? 'M208 350L164 214L282 128' : 'M214 350V180Q214 108 296 118';
  return `${pen.stand(214, 362, 84)}${pen.solid(
    lathe(
      [
        [344, 60],
        [344, 60],
        [360, 74],
      ],
      212,
    ),
    pen.way(2, 2) ? pen.tone : foot,
    { form: 'metal' },
  )}${pen.rod(bend, foot, 11)}${pen.way(1, 2) ? pen.oval(164, 214, 11, 11, foot, 'ball') : ''}<g transform="rotate(${pen.way(1, 2) ? 24 : 8} 300 130)">${pen.oval(322, 196, 70, 14, glowing)}${pen.body(
    lathe(
      [
        [96, 18],
        [112, 28],
        [140, 50],
        [194, 72],
      ],
      322,
    ),
  )}</g>`;
}

export function pendant(pen: Pen): string {
  const shades: readonly Profile[] = [
    [
      [180, 20],
      [200, 40],
      [236, 116],
      [290, 138],
    ],
    [
      [160, 22],
      [180, 26],
      [190, 60],
      [240, 110],
      [292, 114],
    ],
    [
      [190, 24],
      [210, 110],
      [232, 142],
      [252, 146],
    ],
    [
      [150, 30],
      [150, 30],
      [290, 100],
      [290, 100],
    ],
  ];
  const shade = shades[pen.way(1, 4)] ?? [];
  const [y = 290, r = 138] = shade.at(-1) ?? [];
  const top = shade[0]?.[0] ?? 180;
  return `${pen.line(`M240 -200V${top}`, '#3a3d42', 4)}${pen.oval(240, y, r, r * tilt, glowing)}${pen.oval(240, y + 6, 30, 22, '#ffffff', 'ball')}${pen.solid(lathe(shade), pen.tone, { form: pen.isMetal ? 'metal' : 'round', patterned: true })}${pen.solid(
    lathe([
      [top - 22, 14],
      [top - 22, 14],
      [top + 2, 20],
    ]),
    pen.metal,
    { form: 'metal' },
  )}<path d="M${240 - r} ${y + r * tilt}L60 480H420L${240 + r} ${y + r * tilt}z" fill="${glowing}" opacity=".28"/>`;
}

export function basket(pen: Pen): string {
  const low = pen.way(1, 2) === 0;
  const profile: Profile = low
    ? [
        [230, 134],
        [300, 130],
        [352, 108],
        [360, 104],
      ]
    : [
        [190, 106],
        [280, 112],
        [350, 96],
        [360, 92],
      ];
  const [y = 230, r = 134] = profile[0] ?? [];
  const rows = Array.from({ length: Math.floor((356 - y) / 17) }, (_, row) => {
    const at = y + 14 + row * 17;
    const reach = r - row * row * 0.32;
    return `M${240 - reach} ${at}A${reach} ${reach * tilt} 0 0 0 ${240 + reach} ${at}`;
  }).join('');
  const ribs = Array.from({ length: 13 }, (_, rib) => {
    const t = (rib - 6) / 6.4;
    return `M${240 + t * r} ${y + Math.sqrt(1 - t * t) * r * tilt}L${240 + t * (r - 24)} ${352 + Math.sqrt(1 - t * t) * 14}`;
  }).join('');
  const handle =
    pen.way(2, 3) === 0
      ? pen.rod(`M${240 - r + 10} ${y}C${250 - r} ${y - 170} ${230 + r} ${y - 170} ${230 + r} ${y}`, pen.tone, 13)
      : pen.rod(
          `M${240 - r} ${y + 24}q-30-44 4-46M${240 + r} ${y + 24}q30-44-4-46`,
          pen.way(3, 2) ? '#7a4b2c' : pen.tone,
          11,
        );
  const load =
    pen.way(4, 3) === 0
      ? pen.oval(210, y - 4, 44, 34, '#c98d4e', 'ball') + pen.oval(276, y - 2, 46, 30, '#a9b98c', 'ball')
      : '';
  return `${pen.stand(240, 360, 124)}${handle}${mouth(pen, y, r, darker(pen.tone, 0.45))}${load}${pen.body(lathe(profile))}${pen.line(rows, darker(pen.tone, 0.45), 3.4, 0.5)}${pen.line(ribs, lighter(pen.tone, 0.4), 4, 0.42)}${pen.rod(`M${240 - r} ${y}A${r} ${r * tilt} 0 0 0 ${240 + r} ${y}`, pen.tone, 11)}`;
}

export function stool(pen: Pen): string {
  const y = 178 + pen.way(1, 3) * 24;
  const round = pen.way(2, 2) === 0;
  const leg = (x1: number, x2: number, tone: string) =>
    pen.solid(`M${x1 - 10} ${y + 10}H${x1 + 10}L${x2 + 7} 372H${x2 - 7}z`, tone, { form: 'round' });
  const seat = round
    ? pen.solid(
        lathe([
          [y, 108],
          [y, 108],
          [y + 24, 104],
        ]),
        darker(pen.tone, 0.12),
        { form: 'round' },
      ) + pen.solid(ellipse(240, y, 108, 108 * 0.22), lighter(pen.tone, 0.1), { form: 'flat', patterned: true })
    : pen.solid(panel(126, y - 8, 228, 30, 10), pen.tone, { form: 'flat', patterned: true });
  return `${pen.stand(240, 372, 118)}${leg(240, 246, darker(pen.tone, 0.34))}${leg(176, 148, darker(pen.tone, 0.1))}${leg(304, 332, darker(pen.tone, 0.2))}${pen.rod('M164 318L318 318', darker(pen.tone, 0.15), 9)}${seat}`;
}

export function chair(pen: Pen): string {
  const seat = ['#d9c7a0', pen.tone, '#3f4650', '#a8644a'][pen.way(1, 4)] ?? pen.tone;
  const back = pen.way(2, 3);
  const slats =
    back === 0
      ? pen.solid('M158 120Q240 96 322 120V158Q240 136 158 158z', pen.tone, { form: 'flat' }) +
        pen.solid('M160 178Q240 158 320 178V204Q240 186 160 204z', pen.tone, { form: 'flat' })
      : back === 1
        ? [0, 1, 2, 3, 4].map((bar) => pen.rod(`M${186 + bar * 27} 110V246`, pen.tone, 8)).join('') +
          pen.solid('M150 96Q240 70 330 96V124Q240 100 150 124z', pen.tone)
        : pen.solid('M152 104Q240 70 328 104Q336 176 316 190Q240 172 164 190Q144 176 152 104z', pen.tone, {
            form: 'flat',
            patterned: true,
          });
  return `${pen.stand(240, 398, 124)}${pen.rod('M168 256L160 390M312 256L320 390', darker(pen.tone, 0.34), 12)}${pen.rod('M156 108L166 260M324 108L314 260', darker(pen.tone, 0.08), 14)}${slats}${pen.solid('M142 268L166 240H314L338 268Q340 286 326 288H154Q140 286 142 268z', seat, { form: 'flat' })}${pen.rod('M150 288L138 404M330 288L342 404', pen.tone, 14)}${pen.rod('M146 348H334', darker(pen.tone, 0.14), 8)}`;
}

export function sideTable(pen: Pen): string {
  const three = pen.way(1, 2) === 0;
  const top = ellipse(240, 206, 142, 30);
  const legs = three
    ? pen.rod('M176 218L140 378M304 218L340 378', pen.tone, 13) + pen.rod('M240 224V386', darker(pen.tone, 0.2), 13)
    : pen.solid(
        lathe([
          [224, 12],
          [224, 12],
          [340, 16],
          [356, 70],
          [372, 78],
        ]),
        pen.tone,
        { form: 'round' },
      );
  const shelf = three && pen.way(2, 2) ? pen.solid(ellipse(240, 316, 92, 18), darker(pen.tone, 0.08)) : '';
  const decor =
    [
      pen.solid(
        lathe(
          [
            [140, 20],
            [150, 18],
            [176, 34],
            [200, 22],
          ],
          200,
        ),
        '#c9d3cd',
        { form: 'round' },
      ),
      pen.solid('M196 186L286 180L304 194L206 202z', '#a5512f') + pen.solid('M206 202L304 194V204L206 212z', '#f2ebdc'),
      '',
    ][pen.way(3, 3)] ?? '';
  return `${pen.stand(240, 378, 124)}${legs}${shelf}${pen.solid(ellipse(240, 216, 142, 30), darker(pen.tone, 0.3))}${pen.solid(top, pen.tone, { form: 'flat', patterned: true })}<g opacity=".7">${grain(pen, 130, 188, 220, 36)}</g>${decor}`;
}

export function mirror(pen: Pen): string {
  const kind = pen.way(1, 3);
  const frame =
    kind === 0
      ? ellipse(240, 236, 142, 142)
      : kind === 1
        ? ellipse(240, 240, 116, 160)
        : 'M126 210A114 114 0 0 1 354 210V372Q354 384 342 384H138Q126 384 126 372z';
  const glass =
    kind === 0
      ? ellipse(240, 236, 126, 126)
      : kind === 1
        ? ellipse(240, 240, 100, 144)
        : 'M142 212A98 98 0 0 1 338 212V368H142z';
  const form = pen.isMetal ? 'metal' : 'flat';
  return `${pen.lie(frame, 16)}${pen.solid(frame, pen.tone, { form, patterned: true })}${pen.solid(glass, '#cbd8dc', { form: 'flat' })}<g opacity=".5">${pen.line('M176 262L262 142M192 300L316 140M262 330L318 262', '#ffffff', 12)}</g>${pen.line(glass, darker(pen.tone, 0.45), 3, 0.6)}${pen.way(2, 2) && kind === 0 ? pen.rod('M170 114Q240 20 310 114', '#7a4b2c', 8) : ''}`;
}

export function clock(pen: Pen): string {
  const frame = pen.way(1, 3) === 0 ? panel(106, 106, 268, 268, 34) : ellipse(240, 240, 142, 142);
  const rimTone = pen.look.material.hex;
  const marks = Array.from(
    { length: 12 },
    (_, hour) =>
      `<path d="M240 128v${hour % 3 === 0 ? 22 : 11}" stroke="${lighter(pen.tone, pen.way(2, 2) ? 0.75 : 0.9)}" stroke-width="${hour % 3 === 0 ? 7 : 4}" transform="rotate(${hour * 30} 240 240)"/>`,
  ).join('');
  const ink = lighter(pen.tone, 0.9);
  const [dark, face] = pen.tone < '#b' ? [ink, pen.tone] : [darker(pen.tone, 0.75), pen.tone];
  const legible = marks.replaceAll(/stroke="#[0-9a-f]{6}"/g, `stroke="${dark}"`);
  return `${pen.lie(frame, 16)}${pen.solid(frame, rimTone, { form: pen.isMetal ? 'metal' : 'flat' })}${pen.solid(ellipse(240, 240, 124, 124), face, { form: 'flat' })}${legible}<g transform="rotate(${pen.way(3, 12) * 30 + 9} 240 240)">${pen.line('M240 250V182', dark, 9)}</g><g transform="rotate(${pen.way(4, 12) * 30} 240 240)">${pen.line('M240 256V148', dark, 6)}</g>${pen.oval(240, 240, 10, 10, '#bf6843')}`;
}
