import { lathe } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';

const fringeAlong = (pen: Pen, x: number, y: number, width: number, length = 18) =>
  pen.line(
    Array.from(
      { length: Math.floor(width / 9) },
      (_, index) => `M${x + 4 + index * 9} ${y}l${(index % 3) - 1} ${length}`,
    ).join(''),
    pen.tone,
    4,
  );

/** A stack of folded cloth, seen from the side. */
function folded(pen: Pen, layers: number, x: number, width: number, height: number): string {
  let stack = '';
  for (let layer = 0; layer < layers; layer += 1) {
    const y = 356 - (layer + 1) * height;
    const d = `M${x + 12} ${y}H${x + width - 16}Q${x + width + 6} ${y} ${x + width + 6} ${y + height / 2}T${x + width - 16} ${y + height}H${x + 8}Q${x - 8} ${y + height / 2} ${x + 12} ${y}z`;
    stack +=
      pen.solid(d, layer % 2 ? darker(pen.tone, 0.06) : pen.tone, { form: 'flat', patterned: true }) +
      pen.line(`M${x + 8} ${y + height}H${x + width - 16}`, darker(pen.tone, 0.5), 3, 0.5);
    stack += pen.line(`M${x + width - 34} ${y + height / 2}H${x + 40}`, darker(pen.tone, 0.4), 2, 0.25);
  }
  return stack;
}

export function blanket(pen: Pen): string {
  if (pen.way(1, 2))
    return `${pen.stand(240, 358, 150)}${folded(pen, 4, 96, 288, 44)}${fringeAlong(pen, 104, 312, 90, 38)}`;
  const throwD = 'M112 130Q240 108 368 130L380 384Q310 372 240 386Q170 372 100 384z';
  return `${pen.lie(throwD, 12)}${pen.body(throwD, 'flat')}${pen.solid('M112 130Q240 108 368 130L371 196Q240 220 109 196z', darker(pen.tone, 0.14), { form: 'flat', patterned: true })}${pen.line('M109 196Q240 220 371 196', darker(pen.tone, 0.5), 3, 0.4)}${pen.line('M176 214Q168 300 172 376M300 214Q312 300 306 376', darker(pen.tone, 0.5), 5, 0.16)}${fringeAlong(pen, 102, 380, 276)}`;
}

export function cushion(pen: Pen): string {
  const long = pen.way(1, 3) === 0;
  const [x, y, w, h] = long ? [70, 158, 340, 196] : [102, 100, 276, 276];
  const d = `M${x} ${y}Q${x + w / 2} ${y + 26} ${x + w} ${y}Q${x + w - 22} ${y + h / 2} ${x + w} ${y + h}Q${x + w / 2} ${y + h - 22} ${x} ${y + h}Q${x + 22} ${y + h / 2} ${x} ${y}z`;
  const piping = pen.way(2, 2) ? pen.line(d, pen.trim, 6, 0.9) : pen.line(d, darker(pen.tone, 0.35), 3, 0.5);
  const button = pen.way(3, 3) === 0 ? pen.oval(x + w / 2, y + h / 2, 10, 10, darker(pen.tone, 0.3), 'ball') : '';
  return `${pen.lie(d, 15)}${pen.body(d, 'soft')}${piping}${pen.line(`M${x + 30} ${y + 34}q24 20 40 46M${x + w - 30} ${y + 34}q-24 20-40 46M${x + 30} ${y + h - 34}q24-20 36-42M${x + w - 30} ${y + h - 34}q-24-20-36-42`, darker(pen.tone, 0.5), 6, 0.16)}${button}`;
}

export function tablecloth(pen: Pen): string {
  const drop =
    'M70 190L410 190L430 372Q404 352 380 378Q352 354 322 380Q290 356 262 382Q230 356 200 380Q168 354 140 378Q104 354 50 372z';
  const top = 'M104 136H376L410 190H70z';
  return `${pen.stand(240, 386, 170)}${pen.body(drop, 'flat')}${pen.solid(top, lighter(pen.tone, 0.14), { form: 'flat', patterned: true })}${pen.line('M140 378L132 200M200 380L198 210M262 382V214M322 380L330 208M380 378L388 200', darker(pen.tone, 0.5), 6, 0.16)}${pen.line('M70 190H410', lighter(pen.tone, 0.5), 3, 0.6)}${pen.solid(
    lathe(
      [
        [100, 16],
        [112, 12],
        [138, 30],
        [160, 20],
      ],
      210,
    ),
    '#e9e2d2',
    { form: 'round' },
  )}${pen.oval(292, 152, 22, 20, '#c4562f', 'ball')}`;
}

export function napkins(pen: Pen): string {
  const one = (dx: number, turn: number, tone: string) => {
    const d = panel(130 + dx, 130, 200, 200, 4);
    return `<g transform="rotate(${turn} 240 240)">${pen.lie(d, 6)}${pen.solid(d, tone, { form: 'flat', patterned: true })}${pen.line(panel(138 + dx, 138, 184, 184, 3), lighter(tone, 0.5), 2.4, 0.6)}</g>`;
  };
  const ring = pen.way(1, 2) ? pen.solid(ellipse(240, 244, 50, 40), pen.wood, { form: 'metal' }) : '';
  return ring
    ? `${pen.lie('M120 118L240 214L360 118L330 246L364 372L240 280L116 372L150 246z', 12)}${pen.solid('M120 118L240 214L360 118L330 246L364 372L240 280L116 372L150 246z', pen.tone, { form: 'flat', patterned: true })}${pen.line('M240 214V280M190 174L206 306M290 174L274 306', darker(pen.tone, 0.5), 5, 0.2)}${pen.solid(panel(204, 214, 72, 66, 20), pen.wood, { form: 'metal' })}`
    : one(-22, -14, darker(pen.tone, 0.14)) + one(0, -3, darker(pen.tone, 0.05)) + one(16, 8, pen.tone);
}

/** Cloth that hangs over a rail. */
function hung(pen: Pen, width: number, long: number, short: number): string {
  const x = 240 - width / 2;
  const back = `M${x + 12} 104H${x + width + 14}V${short}H${x + 12}z`;
  const front = `M${x} 108Q${x} 92 ${x + 16} 92H${x + width - 14}Q${x + width} 92 ${x + width} 108V${long}Q${x + width / 2} ${long + 9} ${x} ${long}z`;
  return `${pen.rod('M40 104H440', pen.metal, 12)}${pen.lie(front, 12)}${pen.solid(back, darker(pen.tone, 0.3), { form: 'flat', patterned: true })}${pen.body(front, 'flat')}${pen.line(`M${x + width * 0.3} 120V${long - 14}M${x + width * 0.68} 120V${long - 14}`, darker(pen.tone, 0.5), 8, 0.12)}${pen.line(`M${x + 4} ${long - 18}H${x + width - 4}`, lighter(pen.tone, 0.5), 2.4, 0.6)}`;
}

export function teaTowel(pen: Pen): string {
  if (pen.way(1, 3) > 0) return `${hung(pen, 176, 386, 320)}${pen.line('M160 330H320M160 342H320', pen.trim, 6, 0.85)}`;
  return `${pen.stand(240, 358, 140)}${folded(pen, 3, 110, 260, 40)}${pen.line('M300 240V354M312 240V354', pen.trim, 5, 0.7)}`;
}

export function bathTowel(pen: Pen): string {
  const kind = pen.way(1, 3);
  if (kind === 0) return `${hung(pen, 230, 400, 350)}${fringeAlong(pen, 126, 402, 228, 14)}`;
  if (kind === 1) return `${pen.stand(240, 358, 150)}${folded(pen, 5, 104, 272, 38)}`;
  const roll = (x: number, y: number) =>
    pen.solid(panel(x - 56, y - 56, 112, 112, 56), pen.tone, { form: 'ball', patterned: true }) +
    pen.line(`M${x} ${y}m-4 0a8 8 0 1 1 10 8a20 20 0 1 1 16-24a34 34 0 1 1-42 46`, darker(pen.tone, 0.45), 4, 0.5);
  return `${pen.stand(240, 362, 160)}${roll(178, 306)}${roll(300, 306)}${roll(240, 206)}`;
}

export function apron(pen: Pen): string {
  const d = 'M196 112H284Q288 190 348 216V386Q240 404 132 386V216Q192 190 196 112z';
  return `${pen.lie(d, 12)}${pen.rod('M200 116C176 20 304 20 280 116', pen.trim, 8)}${pen.rod('M136 226Q84 250 70 330M344 226Q396 250 410 330', pen.trim, 8)}${pen.body(d, 'flat')}${pen.solid(panel(176, 268, 128, 84, 6), darker(pen.tone, 0.1), { form: 'flat', patterned: true })}${pen.line('M180 276H300M240 276V350', lighter(pen.tone, 0.5), 2.4, 0.6)}${pen.line('M200 122H280', pen.trim, 6, 0.8)}`;
}

export function ovenMitt(pen: Pen): string {
  const d =
    'M172 396V232Q120 214 112 170Q108 132 136 130Q158 130 172 170V140Q178 72 248 72Q322 74 326 150Q328 230 312 396z';
  return `<g transform="rotate(8 240 240)">${pen.lie(d, 13)}${pen.body(d, 'flat')}${pen.solid('M168 356H318L314 404H168z', pen.trim, { form: 'flat' })}${pen.rod('M310 404q34 8 26-34', pen.trim, 8)}${pen.line('M176 232Q182 196 172 170', darker(pen.tone, 0.5), 4, 0.5)}${pen.line('M196 130L196 350M236 96V350M278 100V350', darker(pen.tone, 0.5), 2.4, 0.22)}</g>`;
}

export function soap(pen: Pen): string {
  const kind = pen.way(1, 3);
  const one = (x: number, y: number) => {
    if (kind === 0)
      return (
        pen.solid(ellipse(x, y + 18, 104, 62), darker(pen.tone, 0.22)) +
        pen.solid(ellipse(x, y, 104, 60), pen.tone, { form: 'ball', patterned: true }) +
        pen.line(ellipse(x, y, 74, 38), darker(pen.tone, 0.3), 3, 0.4)
      );
    return (
      pen.solid(panel(x - 106, y - 40, 212, 112, 20), darker(pen.tone, 0.24)) +
      pen.solid(panel(x - 106, y - 56, 212, 106, 22), pen.tone, { form: 'flat', patterned: true }) +
      pen.line(panel(x - 80, y - 36, 160, 66, 12), darker(pen.tone, 0.3), 3, 0.4)
    );
  };
  const band =
    kind === 2
      ? pen.solid(panel(202, 196, 76, 130, 2), '#efe6d2') + pen.line('M216 240h48M224 258h32', '#8c7b62', 3)
      : '';
  return kind === 0 && pen.way(2, 2)
    ? `${pen.stand(240, 350, 130)}${one(240, 292)}<g transform="translate(-14 -76) rotate(-5 240 292)">${one(240, 292)}</g>`
    : `${pen.stand(240, 330, 128)}${one(240, 258)}${band}`;
}

export function brush(pen: Pen): string {
  const head = ellipse(240, 140, 70, 92);
  const grip = 'M224 220Q216 320 222 410Q240 430 258 410Q264 320 256 220z';
  const bristle = pen.way(1, 2) ? '#e8dcc0' : '#5b4636';
  const tufts = Array.from({ length: 28 }, (_, index) =>
    pen.oval(
      198 + (index % 5) * 21 + (Math.floor(index / 5) % 2) * 4,
      78 + Math.floor(index / 5) * 25,
      8,
      8,
      index % 2 ? bristle : darker(bristle, 0.14),
      'ball',
    ),
  ).join('');
  return `<g transform="rotate(${pen.way(2, 2) ? 30 : -26} 240 250)">${pen.lie(head, 12)}${pen.lie(grip, 12)}${pen.body(grip, 'flat')}${pen.body(head, 'flat')}${tufts}${pen.rod('M240 410q-22 40 0 44q22-4 0-44', '#8c6a45', 5)}</g>`;
}
