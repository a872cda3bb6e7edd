import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter, shadow } from '../tones.ts';

export function belt(pen: Pen): string {
  const coil = (r: number) => ellipse(236, 250, r, r * 0.92);
  const strap = pen.solid('M236 112H392Q410 112 410 128T392 146H236z', pen.tone, { form: 'flat', patterned: true });
  const rings = [138, 112, 86]
    .map(
      (r) =>
        pen.line(coil(r), darker(pen.tone, 0.42), 24) +
        pen.line(coil(r), pen.tone, 18) +
        pen.line(coil(r + 5), lighter(pen.tone, 0.35), 2, 0.6),
    )
    .join('');
  return `${pen.line(ellipse(246, 263, 138, 127), shadow, 26, 0.12)}${rings}${pen.lie('M236 112H410V146H236z', 8)}${strap}${[0, 1, 2].map((hole) => pen.oval(300 + hole * 26, 129, 4, 4, darker(pen.tone, 0.65))).join('')}${pen.line(panel(372, 100, 48, 58, pen.way(1, 2) ? 8 : 26), pen.metal === '#4a4d50' ? '#c5a057' : pen.metal, 9)}${pen.line('M396 129H424', '#c5a057', 6)}`;
}

/** A pair of shoes, one behind the other. */
const pairOf = (pen: Pen, shoe: string, y: number) =>
  `${pen.stand(270, y - 18, 140)}<g transform="translate(52 -26) scale(.96)" opacity=".98">${shoe}</g>${pen.stand(226, y, 150)}<g transform="translate(-14 0)">${shoe}</g>`;

export function boots(pen: Pen): string {
  const tall = pen.way(1, 2) ? 116 : 156;
  const upper = `M152 ${tall}H258L262 238Q320 258 372 292Q398 312 396 342H146Q140 240 152 ${tall}z`;
  const soleTone = pen.way(2, 3) === 0 ? '#e6dcc6' : '#2f2a28';
  const chelsea = pen.way(3, 2) === 0;
  const closing = chelsea
    ? pen.solid(`M196 ${tall}H234L226 236Q214 248 204 236z`, darker(pen.tone, 0.5), { form: 'flat' })
    : [0, 1, 2, 3].map((row) => pen.line(`M${244 + row * 10} ${tall + 40 + row * 26}l34 -8`, '#e2d3b0', 5)).join('');
  const boot = `${pen.solid('M142 338H398V352Q398 364 386 364H264V356H226V368H142z', soleTone)}${pen.body(upper, 'flat')}${pen.solid('M318 258Q398 296 396 342H300Q292 296 318 258z', darker(pen.tone, 0.1))}${pen.line('M146 334H396', lighter(pen.tone, 0.4), 3, 0.6)}${closing}${pen.rod(`M156 ${tall + 4}q-16-30 6-30`, darker(pen.tone, 0.3), 6)}${pen.line('M200 250Q172 280 148 290', darker(pen.tone, 0.5), 3, 0.4)}`;
  return pairOf(pen, boot, 364);
}

export function sneakers(pen: Pen): string {
  const high = pen.way(1, 3) === 0;
  const upper = high
    ? 'M124 180H214L232 244Q300 270 372 296Q396 312 392 336H108Q108 240 124 180z'
    : 'M112 250Q150 262 190 236L226 250Q300 276 372 298Q396 312 392 336H102Q98 280 112 250z';
  const laces = [0, 1, 2, 3].map((row) => pen.line(`M${220 + row * 26} ${250 + row * 9}l-4 26`, '#f6f1e6', 6)).join('');
  const shoe = `${pen.body(upper, 'flat')}${pen.solid('M330 284Q396 308 392 336H318Q306 308 330 284z', '#f1ece0')}${pen.solid('M98 332H396Q402 362 380 364H112Q94 362 98 332z', '#f4efe4')}${pen.line('M104 346H390', pen.trim, 4, 0.8)}${laces}${pen.line('M196 240Q186 300 214 330', darker(pen.tone, 0.5), 3, 0.4)}${high ? pen.oval(160, 250, 18, 18, '#f4efe4') : ''}`;
  return pairOf(pen, shoe, 364);
}

export function wellies(pen: Pen): string {
  const top = pen.way(1, 2) ? 84 : 140;
  const shaft = `M150 ${top}H254L258 268Q300 288 356 300Q392 314 388 346H144Q150 200 150 ${top}z`;
  const boot = `${pen.solid('M140 340H392Q398 366 384 368H274V360H216V370H142z', darker(pen.tone, 0.5))}${pen.body(shaft, 'round')}${pen.solid(`M146 ${top - 4}H258V${top + 20}H146z`, pen.way(2, 2) ? pen.trim : darker(pen.tone, 0.25), { form: 'round' })}${pen.line(`M184 ${top + 36}Q178 220 184 300`, '#ffffff', 8, 0.34)}${pen.line('M320 300Q356 304 372 322', '#ffffff', 6, 0.4)}`;
  return pairOf(pen, boot, 366);
}

export function slippers(pen: Pen): string {
  const sole = (x: number) =>
    `M${x} 96Q${x + 62} 98 ${x + 58} 200Q${x + 52} 260 ${x + 50} 320Q${x + 44} 388 ${x} 388Q${x - 44} 388 ${x - 50} 320Q${x - 52} 260 ${x - 58} 200Q${x - 62} 98 ${x} 96z`;
  const upper = (x: number) => `M${x} 96Q${x + 62} 98 ${x + 60} 236Q${x} 196 ${x - 60} 236Q${x - 62} 98 ${x} 96z`;
  const one = (x: number, turn: number) =>
    `<g transform="rotate(${turn} ${x} 250)">${pen.lie(sole(x), 12)}${pen.solid(sole(x), pen.way(1, 2) ? '#d9c7a6' : darker(pen.tone, 0.34), { form: 'deep' })}${pen.solid(upper(x), pen.tone, { form: 'ball', patterned: true })}${pen.line(`M${x - 60} 236Q${x} 196 ${x + 60} 236`, pen.trim, 6, 0.9)}${pen.way(2, 3) === 0 ? pen.line(`M${x} 106V208`, darker(pen.tone, 0.5), 3, 0.4) : ''}</g>`;
  return one(162, -6) + one(318, 6);
}
