import { lathe, type Profile, tilt } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { glassBody } from './glassware.ts';
import { mouth } from './vessels.ts';

export function lantern(pen: Pen): string {
  const glassTone = '#dfe8e4';
  return `${pen.stand(240, 364, 92)}${pen.rod('M190 126C190 50 290 50 290 126', darker(pen.tone, 0.2), 8)}${pen.solid('M180 150L214 112H266L300 150z', pen.tone, { form: 'metal' })}${pen.solid(panel(172, 148, 136, 18, 4), pen.tone, { form: 'metal' })}${pen.solid(panel(184, 166, 112, 168), glassTone, { opacity: 0.6 })}${pen.solid(
    lathe([
      [252, 26],
      [252, 26],
      [334, 26],
    ]),
    '#efe6d0',
    { form: 'round' },
  )}${pen.solid('M240 196Q262 232 240 250Q218 232 240 196z', '#f3b545', { form: 'plain' })}${pen.solid('M240 216Q250 236 240 248Q230 236 240 216z', '#fff4cc', { form: 'plain' })}${pen.line('M186 166V334M294 166V334', pen.tone, 9)}${pen.way(1, 2) ? pen.line('M186 250H294M240 166V334', pen.tone, 4) : ''}${pen.solid(panel(166, 332, 148, 28, 5), pen.tone, { form: 'metal' })}`;
}

const flame = (pen: Pen, x: number, y: number) =>
  `${pen.line(`M${x} ${y}V${y - 14}`, '#3a3330', 3)}${pen.solid(`M${x} ${y - 62}Q${x + 20} ${y - 26} ${x} ${y - 8}Q${x - 20} ${y - 26} ${x} ${y - 62}z`, '#f2ab3c', { form: 'plain', opacity: 0.92 })}${pen.solid(`M${x} ${y - 40}Q${x + 9} ${y - 20} ${x} ${y - 10}Q${x - 9} ${y - 20} ${x} ${y - 40}z`, '#fff3c8', { form: 'plain' })}`;

export function candle(pen: Pen): string {
  const amber = ['#c98d4e', '#cfdcd8', '#8d9a94'][pen.way(1, 3)] ?? '#cfdcd8';
  const lit = pen.way(2, 3) > 0;
  const wax = lathe([
    [232, 82],
    [232, 82],
    [344, 82],
    [352, 76],
  ]);
  const glass = { ...pen, tone: amber };
  return `${pen.stand(240, 362, 98)}${pen.solid(wax, pen.tone, { form: 'round', patterned: true })}${pen.oval(240, 232, 82, 82 * tilt, lighter(pen.tone, 0.3))}${lit ? flame(pen, 240, 232) : pen.line('M240 232V214', '#3a3330', 4)}${glassBody(
    glass,
    lathe([
      [176, 90],
      [176, 90],
      [350, 90],
      [362, 80],
    ]),
  )}${pen.line(ellipse(240, 176, 90, 90 * tilt), '#ffffff', 3, 0.8)}${pen.solid(panel(196, 262, 88, 56, 3), '#f1e8d5')}${pen.line('M212 282h56M222 298h36', darker(pen.tone, 0.45), 3, 0.7)}`;
}

export function pillarCandle(pen: Pen): string {
  const single = pen.way(1, 2) === 0;
  const one = (x: number, top: number, r: number) =>
    `${pen.solid(
      lathe(
        [
          [top, r],
          [top, r],
          [356, r],
          [360, r - 3],
        ],
        x,
      ),
      pen.tone,
      { form: 'round', patterned: true },
    )}${pen.oval(x, top, r, r * tilt, lighter(pen.tone, 0.35))}${flame(pen, x, top)}`;
  return single
    ? `${pen.stand(240, 360, 76)}${one(240, 170, 62)}`
    : `${pen.stand(240, 350, 130)}${one(300, 150, 44)}${one(180, 206, 50)}${one(256, 268, 42)}`;
}

export function candlestick(pen: Pen): string {
  const shapes: readonly Profile[] = [
    [
      [206, 26],
      [216, 12],
      [250, 20],
      [300, 10],
      [340, 18],
      [350, 70],
      [360, 76],
    ],
    [
      [230, 30],
      [240, 10],
      [330, 10],
      [340, 40],
      [360, 64],
    ],
    [
      [280, 34],
      [290, 22],
      [320, 26],
      [340, 80],
      [360, 88],
    ],
  ];
  const shape = shapes[pen.way(1, 3)] ?? [];
  const y = shape[0]?.[0] ?? 206;
  const wax = ['#f2ebdc', '#a5512f', '#4e6152', '#d9ad56', '#2d3b55'][pen.way(2, 5)] ?? '#f2ebdc';
  return `${pen.stand(240, 360, 84)}${pen.solid(
    lathe([
      [y - 110, 14],
      [y - 110, 14],
      [y + 4, 16],
    ]),
    wax,
    { form: 'round' },
  )}${flame(pen, 240, y - 110)}${pen.solid(lathe(shape), pen.tone, { form: pen.isMetal ? 'metal' : 'round', patterned: true })}${mouth(pen, y, shape[0]?.[1] ?? 26, darker(pen.tone, 0.2))}`;
}
