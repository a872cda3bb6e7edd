import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, glow, lighter } from '../tones.ts';
import { mouth } from './vessels.ts';

const turned = (pen: Pen) => (pen.isMetal ? 'metal' : 'round');

/** Lines of wood grain over a shape of about this size. */
export function grain(pen: Pen, x: number, y: number, width: number, height: number): string {
  const lines = Array.from({ length: 6 }, (_, index) => {
    const at = y + (height * (index + 0.6)) / 6;
    const bend = (pen.way(70 + index, 20) - 10) * (height / 160);
    return `M${x} ${at}q${width / 4} ${bend} ${width / 2} 0t${width / 2} ${-bend / 2}`;
  });
  return pen.line(lines.join(''), darker(pen.tone, 0.34), 2, 0.42);
}

export function frenchPress(pen: Pen): string {
  const glass = lathe([
    [150, 64],
    [150, 64],
    [350, 64],
    [356, 60],
  ]);
  const coffee = lathe([
    [236, 60],
    [236, 60],
    [348, 60],
    [352, 56],
  ]);
  return `${pen.stand(240, 366, 92)}${pen.rod('M304 180H344Q360 180 360 200V286Q360 304 340 304H304', pen.way(1, 2) ? '#2f3338' : pen.wood, 16)}${pen.line('M240 150V84', pen.tone, 6)}${pen.oval(240, 80, 15, 14, pen.way(1, 2) ? '#2f3338' : pen.wood, 'ball')}${pen.solid(coffee, '#3b241b', { form: 'round' })}${pen.solid(glass, '#dfe9e8', { form: 'round', opacity: 0.34 })}${pen.line('M200 170V330', '#ffffff', 6, 0.5)}${pen.solid(
    lathe([
      [196, 67],
      [196, 67],
      [212, 67],
    ]),
    pen.tone,
    { form: 'metal' },
  )}${pen.solid(
    lathe([
      [326, 67],
      [326, 67],
      [362, 72],
    ]),
    pen.tone,
    { form: 'metal' },
  )}${pen.solid(
    lathe([
      [124, 30],
      [132, 58],
      [152, 68],
    ]),
    pen.tone,
    { form: 'metal' },
  )}`;
}

export function kettle(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [206, 54],
        [236, 92],
        [300, 116],
        [344, 112],
        [358, 98],
      ]
    : [
        [196, 60],
        [206, 76],
        [206, 76],
        [346, 112],
        [358, 104],
      ];
  const y = profile[0]?.[0] ?? 206;
  const r = profile[0]?.[1] ?? 54;
  return `${pen.stand(240, 360, 126)}${pen.rod('M160 230C150 90 330 90 320 230', pen.way(2, 2) ? '#3a3d42' : pen.metal, 11)}${pen.rod('M190 128Q240 104 290 128', pen.wood, 20)}${pen.solid('M322 296C356 286 366 250 396 232L404 246C392 280 376 322 330 334z', pen.tone, { form: 'round' })}${pen.body(lathe(profile), pen.isMetal ? 'metal' : 'ball')}${pen.solid(
    lathe([
      [y - 22, 14],
      [y - 18, r * 0.7],
      [y + 3, r + 4],
    ]),
    pen.tone,
    { form: turned(pen) },
  )}${pen.oval(240, y - 30, 13, 12, pen.wood, 'ball')}`;
}

export function teaCaddy(pen: Pen): string {
  const tall = pen.way(1, 2) ? 150 : 196;
  return `${pen.stand(240, 362, 86)}${pen.solid(
    lathe([
      [tall + 60, 78],
      [tall + 60, 78],
      [354, 78],
      [360, 76],
    ]),
    pen.tone,
    { form: 'metal', patterned: true },
  )}${pen.solid(
    lathe([
      [tall, 80],
      [tall, 80],
      [tall + 62, 80],
    ]),
    lighter(pen.tone, 0.1),
    { form: 'metal', patterned: true },
  )}${pen.oval(240, tall, 80, 80 * tilt, lighter(pen.tone, 0.32), 'flat')}${pen.way(2, 2) ? pen.oval(240, tall - 10, 13, 11, pen.tone, 'ball') : pen.line(ellipse(240, tall, 56, 9), darker(pen.tone, 0.3), 2, 0.6)}${pen.way(3, 2) ? pen.solid(panel(206, tall + 96, 60, 44, 4), '#efe6d2') + pen.line(`M220 ${tall + 112}h32M220 ${tall + 126}h22`, '#8c7b62', 3) : ''}`;
}

export function cutlery(pen: Pen): string {
  const grip = pen.way(1, 3) === 0 ? pen.wood : pen.tone;
  const piece = (x: number, turn: number, head: string) => {
    const shaft = `M${x - 7} 220L${x - 11} 382Q${x} 396 ${x + 11} 382L${x + 7} 220z`;
    return `<g transform="rotate(${turn} ${x} 260)">${pen.lie(head, 6)}${pen.lie(shaft, 6)}${pen.solid(head, pen.tone, { form: 'metal' })}${pen.solid(shaft, grip, { form: grip === pen.tone ? 'metal' : 'round', patterned: true })}</g>`;
  };
  const fork =
    'M128 92V160Q128 196 152 204V226H168V204Q192 196 192 160V92H182V158H174V92H164V158H156V92H146V158H138V92z';
  const knife = 'M230 226V100Q258 120 256 226z';
  const spoon = 'M330 206Q288 194 290 142Q294 88 326 88Q358 88 362 142Q364 194 334 206V226H318V206z';
  return piece(160, -4, fork) + piece(242, 0, knife) + piece(326, 4, spoon);
}

export function pan(pen: Pen): string {
  const deep = pen.way(1, 2) === 0;
  const iron = pen.look.material.key === 'cast-iron';
  const handle = 'M312 168L430 52Q446 40 456 54Q464 66 450 78L334 194z';
  const grip = iron ? darker(pen.tone, 0.15) : pen.way(2, 2) ? pen.wood : '#8c9398';
  const rim = ellipse(212, 272, 150, 148);
  const food =
    pen.way(3, 4) === 0
      ? pen.solid('M150 270Q146 214 206 222Q262 200 270 262Q288 314 222 322Q160 330 150 270z', '#f6f1e4') +
        pen.oval(214, 268, 28, 27, '#e3a73a', 'ball')
      : '';
  return `${pen.lie(rim, 14)}${pen.lie(handle, 10)}${pen.solid(handle, grip, { form: 'flat' })}${pen.oval(438, 66, 6, 6, darker(grip, 0.55))}${pen.solid(rim, pen.tone, { form: 'metal' })}${pen.oval(212, 273, 138, 136, darker(pen.tone, 0.42))}${pen.solid(ellipse(213, 276, deep ? 112 : 124, deep ? 110 : 122), darker(pen.tone, 0.28), { form: 'flat', patterned: true })}${pen.line('M120 236Q140 184 190 168', glow, 7, 0.28)}${food}`;
}

export function casserole(pen: Pen): string {
  const oval = pen.way(1, 2) ? 148 : 128;
  const profile: Profile = [
    [240, oval],
    [240, oval],
    [320, oval - 4],
    [352, oval - 22],
    [360, oval - 34],
  ];
  const ears = `M${240 - oval + 6} 262h-34q-12 0-12 14t12 14h36M${240 + oval - 6} 262h34q12 0 12 14t-12 14h-36`;
  const knob = pen.way(2, 2) ? '#c5a057' : '#3a3d40';
  return `${pen.stand(240, 362, oval)}${pen.rod(ears, pen.tone, 13)}${pen.body(lathe(profile))}${pen.solid(
    lathe([
      [178, 40],
      [196, oval - 34],
      [232, oval + 2],
      [244, oval + 3],
    ]),
    pen.tone,
    { form: 'round' },
  )}${pen.line(`M${240 - oval - 2} 244A${oval + 2} ${oval * tilt} 0 0 0 ${240 + oval + 2} 244`, darker(pen.tone, 0.45), 4, 0.7)}${pen.oval(240, 182, 20, 6, darker(pen.tone, 0.4))}${pen.oval(240, 168, 20, 15, knob, 'ball')}`;
}

export function saucepan(pen: Pen): string {
  const profile: Profile = pen.way(1, 2)
    ? [
        [230, 100],
        [230, 100],
        [340, 98],
        [358, 86],
      ]
    : [
        [250, 108],
        [250, 108],
        [350, 96],
        [358, 90],
      ];
  const [y = 230, r = 100] = profile[0] ?? [];
  const grip = pen.way(2, 2) ? pen.wood : '#7c848a';
  const lid = pen.way(3, 2)
    ? pen.solid(
        lathe([
          [y - 38, 30],
          [y - 26, r * 0.7],
          [y + 2, r + 3],
        ]),
        lighter(pen.tone, 0.15),
        { form: 'metal' },
      ) + pen.oval(240, y - 50, 15, 12, grip, 'ball')
    : mouth(pen, y, r, darker(pen.tone, 0.35));
  return `<g transform="translate(-44 0)">${pen.stand(240, 360, 108)}${pen.rod(`M${240 + r - 6} ${y + 20}L${240 + r + 126} ${y - 26}`, grip, 19)}${pen.solid(lathe(profile), pen.tone, { form: 'metal', patterned: true })}${lid}</g>`;
}

export function knife(pen: Pen): string {
  const broad = pen.way(1, 3);
  const blade =
    [
      'M118 300L392 96Q410 158 330 214L196 322Q150 340 118 300z',
      'M130 302L408 92Q396 140 330 190L172 316Q146 324 130 302z',
      'M110 286L372 96L404 138L168 322z',
    ][broad] ?? '';
  const grip = 'M142 288L178 326L106 396Q88 408 74 394Q60 380 74 362z';
  const handle = pen.wood;
  return `<g transform="translate(4 -6)">${pen.lie(blade, 11)}${pen.lie(grip, 11)}${pen.solid(blade, pen.tone, { form: 'metal', patterned: true })}${pen.line('M404 104Q396 160 328 212L196 320', '#ffffff', 4, 0.6)}${pen.solid(grip, handle, { form: 'flat' })}${[0, 1, 2].map((rivet) => pen.oval(148 - rivet * 27, 324 + rivet * 27, 5, 5, '#d8c9a2')).join('')}${pen.solid('M142 288L178 326L168 336L130 298z', pen.metal, { form: 'metal' })}</g>`;
}

export function board(pen: Pen): string {
  const kind = pen.way(1, 3);
  const shape =
    kind === 0
      ? `${ellipse(240, 268, 138, 138)}M218 138V66Q240 48 262 66V138z`
      : kind === 1
        ? 'M120 148Q120 128 140 128H206V72Q240 46 274 72V128H340Q360 128 360 148V392Q360 412 340 412H140Q120 412 120 392z'
        : panel(88, 124, 304, 232, 26);
  const hole = kind === 2 ? ellipse(356, 160, 13, 13) : ellipse(240, 90, 10, 10);
  const groove =
    kind === 0
      ? ellipse(240, 268, 116, 116)
      : kind === 1
        ? panel(138, 150, 204, 240, 12)
        : panel(106, 142, 268, 196, 16);
  const bread =
    pen.way(2, 3) === 0
      ? pen.solid('M170 250Q170 206 240 204Q312 206 312 252Q312 274 298 276V316H184V276Q170 274 170 250z', '#d9b273', {
          form: 'ball',
        }) +
        pen.solid('M184 252Q186 220 240 218Q296 220 298 254Q296 266 286 268V304H196V268Q186 266 184 252z', '#f0ddb4')
      : '';
  return `${pen.lie(shape, 13)}${pen.body(shape, 'flat')}${grain(pen, kind === 2 ? 96 : 124, kind === 0 ? 150 : 144, kind === 2 ? 288 : 232, 220)}${pen.line(groove, darker(pen.tone, 0.35), 5, 0.5)}${pen.solid(hole, darker(pen.tone, 0.65), { form: 'plain' })}${bread}`;
}

export function spoon(pen: Pen): string {
  const one = (x: number, turn: number, slot: boolean) => {
    const head = `M${x} 84Q${x + 52} 92 ${x + 48} 158Q${x + 42} 206 ${x + 12} 216L${x + 9} 404Q${x} 416 ${x - 9} 404L${x - 12} 216Q${x - 42} 206 ${x - 48} 158Q${x - 52} 92 ${x} 84z`;
    const hollow = slot
      ? pen.solid(panel(x - 6, 116, 12, 70, 6), darker(pen.tone, 0.5), { form: 'plain' })
      : pen.solid(
          `M${x} 102Q${x + 36} 110 ${x + 32} 158Q${x + 26} 192 ${x} 194Q${x - 26} 192 ${x - 32} 158Q${x - 36} 110 ${x} 102z`,
          darker(pen.tone, 0.16),
          { form: 'deep' },
        );
    return `<g transform="rotate(${turn} 240 250)">${pen.lie(head, 9)}${pen.body(head, 'flat')}${hollow}${pen.line(`M${x - 2} 226L${x - 3} 392`, lighter(pen.tone, 0.4), 3, 0.6)}</g>`;
  };
  return pen.way(1, 2) ? one(240, 28, false) : one(196, -14, true) + one(288, 12, false);
}

export function rollingPin(pen: Pen): string {
  const roll = panel(104, 206, 272, 76, pen.way(1, 2) ? 14 : 36);
  const ends = 'M40 228Q28 244 40 260L106 264V224zM440 228Q452 244 440 260L374 264V224z';
  return `<g transform="rotate(${pen.way(2, 2) ? -28 : 24} 240 244)">${pen.lie(roll, 14)}${pen.solid(ends, pen.way(3, 2) ? darker(pen.tone, 0.2) : pen.tone, { form: 'flat' })}${pen.body(roll, 'flat')}<g transform="translate(0 -2)">${pen.line('M116 222H364', lighter(pen.tone, 0.5), 8, 0.6)}</g>${grain(pen, 112, 226, 256, 54)}</g>`;
}

export function pepperMill(pen: Pen): string {
  const waists: readonly Profile[] = [
    [
      [196, 44],
      [226, 34],
      [280, 40],
      [340, 58],
      [362, 58],
    ],
    [
      [190, 40],
      [190, 40],
      [350, 56],
      [362, 54],
    ],
    [
      [196, 48],
      [250, 54],
      [300, 36],
      [346, 56],
      [362, 56],
    ],
  ];
  const profile = waists[pen.way(1, 3)] ?? [];
  return `${pen.stand(240, 362, 66)}${pen.body(lathe(profile))}${pen.solid(
    lathe([
      [128, 22],
      [146, 42],
      [176, 46],
      [194, 36],
    ]),
    pen.way(2, 2) ? darker(pen.tone, 0.25) : pen.tone,
    { form: 'round' },
  )}${pen.solid(
    lathe([
      [188, 38],
      [188, 38],
      [196, 40],
    ]),
    pen.metal,
    { form: 'metal' },
  )}${pen.oval(240, 118, 12, 11, pen.metal, 'ball')}${pen.line('M216 220Q206 280 200 340', lighter(pen.tone, 0.5), 3, 0.3)}`;
}

export function breadBin(pen: Pen): string {
  const front = 'M92 250Q92 196 140 196H340Q388 196 388 250V352Q388 360 380 360H100Q92 360 92 352z';
  return `${pen.stand(240, 362, 156)}${pen.solid('M98 236Q100 168 158 160H322Q380 168 382 236z', lighter(pen.tone, 0.2))}${pen.body(front, 'flat')}${pen.line('M92 250H388', darker(pen.tone, 0.4), 3, 0.6)}${pen.solid(panel(186, 226, 108, 18, 9), pen.wood, { form: 'flat' })}${pen.oval(122, 330, 5, 5, darker(pen.tone, 0.6))}${pen.oval(358, 330, 5, 5, darker(pen.tone, 0.6))}${pen.line('M96 354H384', darker(pen.tone, 0.5), 6, 0.5)}`;
}

export function scales(pen: Pen): string {
  const stand = 'M156 232H324L346 350Q346 362 334 362H146Q134 362 134 350z';
  const tray: Profile = [
    [166, 132],
    [184, 116],
    [202, 60],
  ];
  const needle = 20 + pen.way(1, 90);
  return `${pen.stand(240, 364, 124)}${pen.solid(panel(224, 198, 32, 40), '#8d959a', { form: 'metal' })}${pen.body(stand, 'flat')}${pen.oval(240, 296, 54, 54, '#f4efe4')}${pen.line(ellipse(240, 296, 54, 54), pen.metal, 6)}${Array.from({ length: 12 }, (_, tick) => `<path d="M240 250v8" stroke="#5b5f66" stroke-width="2.4" transform="rotate(${tick * 30} 240 296)"/>`).join('')}<g transform="rotate(${needle} 240 296)">${pen.line('M240 306V258', '#b23a2e', 4)}</g>${pen.oval(240, 296, 6, 6, '#3a3d42')}${pen.solid(lathe(tray), pen.metal, { form: 'metal' })}${mouth({ ...pen, tone: pen.metal }, 166, 132, darker(pen.metal, 0.14))}`;
}
