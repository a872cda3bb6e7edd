import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen } from '../pen.ts';
import { darker, lighter } from '../tones.ts';

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
