import { lathe, type Profile } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { mouth } from './vessels.ts';

const woodGrip = (pen: Pen, x: number, y: number, length: number) =>
  pen.solid(
    `M${x - 13} ${y}H${x + 13}Q${x + 20} ${y + length * 0.5} ${x + 15} ${y + length}Q${x} ${y + length + 14} ${x - 15} ${y + length}Q${x - 20} ${y + length * 0.5} ${x - 13} ${y}z`,
    pen.wood,
    { form: 'round' },
  ) + pen.solid(panel(x - 13, y - 12, 26, 26, 3), pen.metal, { form: 'metal' });

const tilted = (pen: Pen, inside: string) => `<g transform="rotate(${pen.way(9, 2) ? 32 : -28} 240 240)">${inside}</g>`;

export function trowel(pen: Pen): string {
  const wide = 44 + pen.way(1, 3) * 9;
  const blade = pen.way(2, 2)
    ? `M240 56Q${246 + wide} 110 ${238 + wide} 176Q${232 + wide} 226 240 240Q${248 - wide} 226 ${242 - wide} 176Q${234 - wide} 110 240 56z`
    : `M${244 - wide} 84Q240 60 ${236 + wide} 84Q${246 + wide} 190 240 240Q${234 - wide} 190 ${244 - wide} 84z`;
  return tilted(
    pen,
    `${pen.lie(blade, 10)}${pen.lie(panel(226, 284, 28, 140, 12), 10)}${pen.rod('M240 220V296', pen.tone, 13)}${pen.solid(blade, pen.tone, { form: 'metal', patterned: true })}${pen.line('M240 100V216', darker(pen.tone, 0.5), 5, 0.4)}${[0, 1, 2].map((mark) => pen.line(`M232 ${130 + mark * 24}h16`, '#ffffff', 2.4, 0.7)).join('')}${woodGrip(pen, 240, 292, 124)}`,
  );
}

export function handFork(pen: Pen): string {
  const tines = 'M192 82V180Q192 224 240 226Q288 224 288 180V82M240 76V236';
  return tilted(
    pen,
    `${pen.lie('M184 76h16v110q20 30 32 30V70h16v146q12 0 32-30V76h16v120q-20 50-56 50q-36 0-56-50z', 8)}${pen.rod(tines, pen.tone, 14)}${pen.rod('M240 226V296', pen.tone, 13)}${woodGrip(pen, 240, 292, 124)}`,
  );
}

export function secateurs(pen: Pen): string {
  const steel = pen.look.material.hex;
  const blade = 'M232 214Q208 130 250 66Q290 120 268 206z';
  const hook = 'M216 218Q172 150 198 104Q212 160 248 196z';
  return `<g transform="rotate(${pen.way(1, 2) ? 24 : -20} 240 240)">${pen.lie(blade, 9)}${pen.solid(hook, darker(steel, 0.25), { form: 'metal' })}${pen.solid(blade, steel, { form: 'metal' })}${pen.rod('M254 226Q300 300 286 410', pen.tone, 27)}${pen.rod('M226 226Q176 300 198 410', darker(pen.tone, 0.1), 27)}${pen.line('M222 300q18-10 36 0M220 312q20-10 40 0M224 288q16-8 30 0', '#8d959a', 5)}${pen.oval(240, 220, 17, 17, '#b9bfc3', 'ball')}${pen.oval(240, 220, 5, 5, '#4a4d50')}</g>`;
}

export function spade(pen: Pen): string {
  const blade = pen.way(1, 2)
    ? 'M180 274H300V372Q292 428 240 442Q188 428 180 372z'
    : 'M184 274H296V424Q240 436 184 424z';
  return `<g transform="rotate(${pen.way(2, 2) ? 14 : -12} 240 240)">${pen.lie(blade, 11)}${pen.lie(panel(232, 70, 16, 220, 4), 10)}${pen.rod('M240 66V290', pen.wood, 17)}${pen.rod('M204 40H276M214 40Q218 74 240 84M266 40Q262 74 240 84', pen.wood, 14)}${pen.solid(blade, pen.tone, { form: 'metal', patterned: true })}${pen.solid('M172 268H308V284H172z', darker(pen.tone, 0.2), { form: 'metal' })}${pen.solid('M230 232H250L256 330H224z', pen.tone, { form: 'metal' })}</g>`;
}

export function broom(pen: Pen): string {
  const bristle = pen.way(1, 2) ? '#c9a35c' : '#7a5a3a';
  const head = 'M164 288H316L338 424Q240 446 142 424z';
  const strands = Array.from(
    { length: 19 },
    (_, index) => `M${170 + index * 7.8} 300L${150 + index * 10} ${424 + Math.sin((index / 18) * Math.PI) * 10}`,
  ).join('');
  return `<g transform="rotate(${pen.way(2, 2) ? 16 : -14} 240 300)">${pen.lie(head, 11)}${pen.rod('M240 20V280', pen.tone, 16)}${pen.solid(head, bristle, { form: 'flat' })}${pen.line(strands, darker(bristle, 0.4), 3, 0.5)}${pen.solid(panel(154, 262, 172, 34, 10), darker(pen.tone, 0.06), { form: 'flat' })}${pen.line('M156 322Q240 334 324 322M152 338Q240 350 328 338', pen.trim, 5, 0.8)}</g>`;
}

export function twine(pen: Pen): string {
  const spool = pen.way(1, 2) === 0;
  const wraps = Array.from(
    { length: 11 },
    (_, index) => `M${168} ${206 + index * 13}Q240 ${224 + index * 13} 312 ${206 + index * 13}`,
  ).join('');
  const tail = pen.rod('M308 300Q372 312 380 352T430 366', pen.tone, 6);
  if (spool)
    return `${pen.stand(240, 364, 96)}${pen.solid(
      lathe([
        [340, 92],
        [340, 92],
        [362, 92],
      ]),
      pen.wood,
      { form: 'round' },
    )}${pen.body(
      lathe([
        [190, 74],
        [190, 74],
        [344, 74],
      ]),
    )}${pen.line(wraps, darker(pen.tone, 0.45), 3, 0.55)}${pen.solid(
      lathe([
        [168, 92],
        [168, 92],
        [188, 92],
      ]),
      pen.wood,
      { form: 'round' },
    )}${pen.oval(240, 168, 92, 15.6, lighter(pen.wood, 0.2))}${pen.oval(240, 168, 18, 4, darker(pen.wood, 0.6))}${tail}`;
  return `${pen.stand(240, 352, 108)}${pen.body(ellipse(240, 258, 108, 98), 'ball')}${pen.line('M150 220Q240 300 330 214M140 258Q240 330 342 250M152 300Q240 350 330 300M190 170Q170 260 200 346M240 160Q226 260 246 356M290 172Q300 260 286 342M160 200Q260 180 320 320', darker(pen.tone, 0.45), 4, 0.42)}${pen.solid(panel(192, 226, 96, 62, 3), '#efe6d2')}${pen.line('M210 248h60M220 264h40', '#8c7b62', 3)}${tail}`;
}

export function wateringCan(pen: Pen): string {
  const slim = pen.way(1, 2) === 0;
  const profile: Profile = slim
    ? [
        [196, 60],
        [196, 60],
        [340, 82],
        [360, 78],
      ]
    : [
        [206, 82],
        [206, 82],
        [350, 88],
        [360, 84],
      ];
  const [y = 196, r = 60] = profile[0] ?? [];
  const spout = 'M290 316L408 166L424 178L312 350z';
  const form = pen.isMetal ? 'metal' : 'round';
  const rose = pen.way(2, 2)
    ? pen.solid('M392 148L440 188L430 204L380 162z', pen.look.material.key === 'copper' ? pen.tone : '#c5a057', {
        form: 'metal',
      })
    : '';
  return `<g transform="translate(-26 4)">${pen.stand(240, 360, 110)}${pen.solid(spout, pen.tone, { form })}${rose}${pen.rod('M300 236L378 206', pen.tone, 7)}${pen.rod(`M${240 - r + 10} ${y + 4}C130 60 300 60 ${240 + r - 10} ${y + 2}`, pen.way(3, 2) ? pen.wood : pen.tone, 13)}${pen.rod(`M164 320C96 300 120 200 ${246 - r} ${y + 16}`, pen.tone, 12)}${pen.body(lathe(profile), form)}${mouth(pen, y, r)}${pen.line(`M${240 - r - 4} ${y + 40}A${r + 4} 14 0 0 0 ${240 + r + 4} ${y + 40}M162 336A80 14 0 0 0 318 336`, darker(pen.tone, 0.35), 4, 0.4)}</g>`;
}

export function bucket(pen: Pen): string {
  const profile: Profile = [
    [190, 110],
    [190, 110],
    [346, 84],
    [360, 80],
  ];
  const up = pen.way(1, 2) === 0;
  return `${pen.stand(240, 360, 104)}${up ? pen.rod('M132 196C140 40 340 40 348 196', '#8d959a', 6) + pen.rod('M206 84Q240 76 274 84', pen.wood, 18) : ''}${pen.body(lathe(profile), pen.isMetal ? 'metal' : 'round')}${mouth(pen, 190, 110)}${pen.line('M134 224A106 18 0 0 0 346 224M152 322A88 15 0 0 0 328 322', darker(pen.tone, 0.4), 4, 0.4)}${up ? '' : pen.rod('M134 206C150 330 330 330 346 206', '#8d959a', 6) + pen.rod('M208 296Q240 302 272 296', pen.wood, 18)}${pen.oval(132, 204, 11, 13, darker(pen.tone, 0.3))}${pen.oval(348, 204, 11, 13, darker(pen.tone, 0.3))}`;
}

export function birdHouse(pen: Pen): string {
  const wooden = pen.look.material.hex;
  const front = pen.way(1, 2) ? 'M154 206L240 126L326 206V372H154z' : 'M160 172L320 196V372H160z';
  const roof = pen.way(1, 2)
    ? 'M126 214L240 104L354 214L338 230L240 136L142 230z'
    : 'M136 148L352 182L346 208L136 172z';
  return `${pen.stand(240, 376, 108)}${pen.body(front, 'flat')}${pen.line(Array.from({ length: 4 }, (_, index) => `M${190 + index * 34} 190V370`).join(''), darker(pen.tone, 0.45), 2.6, 0.35)}${pen.solid(roof, pen.way(2, 2) ? wooden : darker(wooden, 0.45), { form: 'flat' })}${pen.oval(240, 252, 31, 31, '#2a2622')}${pen.line(ellipse(240, 252, 31, 31), lighter(wooden, 0.3), 6)}${pen.rod('M240 306L246 330', wooden, 10)}${pen.oval(246, 332, 8, 8, wooden, 'ball')}${pen.way(3, 2) ? tit(pen, 306, 126) : ''}`;
}

function tit(pen: Pen, x: number, y: number): string {
  return `<g transform="translate(${x} ${y})">${pen.solid('M-6 34Q-40 46 -58 40Q-30 26 -22 4z', '#4a6688')}${pen.solid('M-26 10Q-22 -28 10 -28Q34 -26 34 -4Q30 38 -2 40Q-28 36 -26 10z', '#e0c14e', { form: 'ball' })}${pen.solid('M-10 -20Q2 -40 26 -26Q24 -16 -8 -14z', '#4a6688')}${pen.oval(20, -14, 8, 7, '#f6f1e4')}${pen.oval(22, -15, 3, 3, '#222326')}${pen.solid('M33 -12L45 -8L33 -4z', '#3a3d42', { form: 'plain' })}</g>`;
}

export function birdFeeder(pen: Pen): string {
  return `${pen.line('M240 -200V112', '#6b5a45', 4)}${pen.solid('M128 186L240 106L352 186L336 204H144z', pen.isWood ? darker(pen.tone, 0.3) : pen.tone, { form: 'flat' })}${pen.solid(panel(178, 204, 124, 110), '#dfe8e4', { opacity: 0.6 })}${pen.solid('M184 248Q240 232 296 248V312H184z', '#b88a4e', { form: 'flat' })}${pen.line(Array.from({ length: 9 }, (_, seed) => `M${194 + seed * 12} ${268 + ((seed * 17) % 34)}l5 3`).join(''), '#6c4a2c', 4, 0.7)}${pen.rod('M180 204V316M300 204V316', pen.tone, 9)}${pen.solid(panel(126, 312, 228, 26, 6), pen.tone, { form: pen.isMetal ? 'metal' : 'flat', patterned: true })}${pen.way(1, 2) ? `<g transform="matrix(-1 0 0 1 300 280)">${tit(pen, 130, -6)}</g>` : tit(pen, 336, 274)}`;
}

export function gardenGloves(pen: Pen): string {
  const hand =
    'M172 396L164 264Q122 238 112 196Q114 174 134 182L166 216V114Q168 96 182 96Q196 98 196 114L200 192L204 90Q208 74 222 76Q234 78 234 94L232 194L244 104Q250 90 262 94Q274 98 272 114L260 206L274 146Q282 134 292 140Q300 148 296 164L276 268L272 396z';
  const cuff = 'M164 318H280L290 404H156z';
  const one = `${pen.lie(hand, 10)}${pen.body(hand, 'flat')}${pen.solid(cuff, pen.trim, { form: 'flat' })}${pen.line('M166 330H278M200 194L204 250M232 196V250M260 208L254 256', darker(pen.tone, 0.5), 3, 0.42)}`;
  return `<g transform="translate(-66 4) rotate(-9 230 250)">${one}</g><g transform="translate(540 0) scale(-1 1) rotate(-7 230 250)">${one}</g>`;
}
