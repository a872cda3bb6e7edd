import { lathe } from '../lathe.ts';
import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { grain } from './kitchen.ts';

const brass = '#c5a057';
const leatherOf = (pen: Pen) => ['#8a5630', '#5b3a28', '#b47a45'][pen.way(80, 3)] ?? '#8a5630';

const stitched = (pen: Pen, d: string) =>
  pen.line(d, lighter(pen.tone, 0.5), 2.4, 0.55).replace('stroke-linecap="round"', 'stroke-dasharray="8 6"');

const buckle = (pen: Pen, x: number, y: number) => pen.line(panel(x - 14, y, 28, 24, 4), brass, 6);

export function backpack(pen: Pen): string {
  const strap = leatherOf(pen);
  const rolled = pen.way(1, 2) === 0;
  const body = rolled
    ? 'M142 136H338Q356 250 344 352Q338 372 316 372H164Q142 372 136 352Q124 250 142 136z'
    : 'M136 210Q136 96 240 92Q344 96 344 210V346Q344 372 318 372H162Q136 372 136 346z';
  const lid = rolled
    ? pen.solid('M136 100H344V140Q240 154 136 140z', darker(pen.tone, 0.12), { form: 'round' }) +
      pen.solid(panel(228, 96, 24, 190, 4), strap) +
      buckle(pen, 240, 196)
    : pen.solid(
        'M132 206Q130 88 240 84Q350 88 348 206Q350 236 330 238Q240 252 150 238Q130 236 132 206z',
        darker(pen.tone, 0.08),
        { form: 'flat', patterned: true },
      ) +
      pen.solid('M182 214H204V306H182zM276 214H298V306H276z', strap) +
      buckle(pen, 193, 262) +
      buckle(pen, 287, 262);
  const pocket = rolled
    ? pen.solid(panel(164, 262, 152, 92, 14), darker(pen.tone, 0.06), { form: 'flat', patterned: true })
    : pen.solid(panel(164, 288, 152, 72, 14), darker(pen.tone, 0.1), { form: 'flat', patterned: true });
  return `${pen.stand(240, 374, 124)}${pen.rod('M146 170Q92 240 128 344M334 170Q388 240 352 344', darker(pen.tone, 0.35), 17)}${pen.rod('M214 92C214 48 266 48 266 92', strap, 11)}${pen.body(body, 'round')}${pocket}${stitched(pen, rolled ? 'M172 274H308' : 'M150 226Q240 240 330 226')}${lid}`;
}

export function tote(pen: Pen): string {
  const handle = pen.way(1, 2) ? leatherOf(pen) : darker(pen.tone, 0.22);
  const bag = pen.way(2, 2) ? 'M114 190H366L352 380Q240 392 128 380z' : 'M132 176H348L360 384Q240 396 120 384z';
  const load =
    pen.way(3, 3) === 0
      ? [0, 1, 2, 3, 4]
          .map((leaf) =>
            pen.solid(
              `M${266 + leaf * 12} 200Q${250 + leaf * 22} 140 ${262 + leaf * 24} ${108 + (leaf % 2) * 18}Q${288 + leaf * 16} 150 ${276 + leaf * 12} 200z`,
              leaf % 2 ? '#6f8458' : '#8a9a6a',
            ),
          )
          .join('') + pen.solid('M150 200L132 92Q150 74 168 90L190 200z', '#d0a05c', { form: 'round' })
      : '';
  return `${pen.stand(240, 386, 128)}${pen.rod('M180 196C176 70 304 70 300 196', darker(handle, 0.2), 13)}${load}${pen.body(bag, 'flat')}${pen.line('M170 230Q160 310 168 376M312 230Q322 310 314 376', darker(pen.tone, 0.5), 9, 0.12)}${pen.rod('M172 250C168 110 312 110 308 250', handle, 14)}${stitched(pen, 'M126 202H354')}${pen.way(4, 2) ? pen.solid(panel(204, 290, 72, 44, 4), pen.trim) : ''}`;
}

export function duffel(pen: Pen): string {
  const strap = leatherOf(pen);
  return `${pen.stand(240, 368, 168)}${pen.rod('M120 230Q60 330 160 366', darker(strap, 0.2), 9)}${pen.body('M92 220Q92 176 140 172H340Q388 176 388 220V326Q388 366 344 368H136Q92 366 92 326z', 'flat')}${pen.solid('M92 220Q92 176 140 172H156V368H136Q92 366 92 326zM388 220Q388 176 340 172H324V368H344Q388 366 388 326z', pen.way(1, 2) ? strap : darker(pen.tone, 0.18))}${pen.line('M156 190H324', darker(pen.tone, 0.55), 7)}${pen.line('M160 190H320', brass, 2.4)}${pen.solid(panel(182, 172, 20, 196), strap)}${pen.solid(panel(278, 172, 20, 196), strap)}${pen.rod('M192 196C190 92 290 92 288 196', strap, 14)}${pen.line('M214 120Q240 104 266 120', darker(strap, 0.35), 20)}${stitched(pen, 'M206 300H274')}`;
}

export function messenger(pen: Pen): string {
  const strap = pen.way(1, 2) ? leatherOf(pen) : darker(pen.tone, 0.28);
  const flap = pen.way(2, 2)
    ? 'M100 196H380V292Q240 330 100 292z'
    : 'M100 196H380V262Q380 300 340 300H140Q100 300 100 262z';
  return `${pen.stand(240, 372, 140)}${pen.rod('M108 220C110 20 370 20 372 220', strap, 14)}${pen.body(panel(104, 200, 272, 170, 20), 'flat')}${pen.solid(flap, darker(pen.tone, 0.08), { form: 'flat', patterned: true })}${stitched(pen, 'M110 208H370')}${pen.solid(panel(170, 250, 22, 86, 4), strap)}${pen.solid(panel(288, 250, 22, 86, 4), strap)}${buckle(pen, 181, 292)}${buckle(pen, 299, 292)}`;
}

export function pouch(pen: Pen): string {
  const d = panel(84, 178, 312, 150, 26);
  return `<g transform="rotate(${pen.way(1, 20) - 12} 240 240)">${pen.lie(d, 13)}${pen.body(d, 'flat')}${pen.line('M100 200H380', darker(pen.tone, 0.55), 9)}${pen.line('M104 200H376', brass, 3)}${pen.solid(panel(360, 194, 38, 14, 5), leatherOf(pen))}${pen.way(2, 2) ? pen.solid('M84 276H396V302Q396 328 370 328H110Q84 328 84 302z', leatherOf(pen)) : ''}${stitched(pen, 'M98 314H382')}${pen.way(3, 2) ? pen.rod('M150 178L130 120M180 178L176 104', '#2d3b55', 12) : ''}</g>`;
}

export function compass(pen: Pen): string {
  const lid = pen.way(1, 2)
    ? pen.solid(ellipse(330, 150, 92, 92), darker(pen.tone, 0.12), { form: 'metal' }) +
      pen.line(ellipse(330, 150, 74, 74), darker(pen.tone, 0.4), 3, 0.4)
    : '';
  const marks = Array.from(
    { length: 24 },
    (_, index) =>
      `<path d="M216 182v${index % 6 === 0 ? 16 : 8}" stroke="#4a4d50" stroke-width="${index % 6 === 0 ? 4 : 2}" transform="rotate(${index * 15} 216 270)"/>`,
  ).join('');
  return `${lid ? pen.lie(ellipse(330, 150, 92, 92), 10) : ''}${lid}${pen.lie(ellipse(216, 270, 124, 124), 15)}${pen.line(ellipse(216, 136, 17, 17), pen.tone, 8)}${pen.solid(ellipse(216, 270, 124, 124), pen.tone, { form: 'metal', patterned: true })}${pen.oval(216, 270, 102, 102, darker(pen.tone, 0.35))}${pen.oval(216, 270, 98, 98, '#f4eedf', 'flat')}${marks}<g transform="rotate(${pen.way(2, 70) - 35} 216 270)">${pen.solid('M216 194L232 270H200z', '#b23a2e')}${pen.solid('M216 346L232 270H200z', '#39475c')}</g>${pen.oval(216, 270, 8, 8, brass, 'ball')}${pen.line('M150 226Q170 190 206 182', '#ffffff', 8, 0.6)}`;
}

export function pocketKnife(pen: Pen): string {
  const grip = pen.look.material.hex;
  const handle = 'M120 286Q112 250 150 246H352Q394 250 396 288Q392 312 352 308Q240 300 150 314Q124 314 120 286z';
  const blade = 'M132 262Q60 190 48 96Q90 108 136 168L180 252z';
  return `<g transform="rotate(${pen.way(1, 2) ? -20 : 14} 240 250)">${pen.lie(blade, 9)}${pen.lie(handle, 11)}${pen.solid(blade, '#c7ccce', { form: 'metal' })}${pen.line('M56 110Q96 190 150 250', '#ffffff', 3, 0.7)}${pen.solid(handle, grip, { form: 'flat', patterned: true })}<g transform="translate(0 6)">${pen.isWood ? grain(pen, 186, 254, 190, 40) : ''}</g>${pen.solid('M120 286Q112 250 150 246H180L176 312Q160 314 150 314Q124 314 120 286z', '#b9bfc3', { form: 'metal' })}${pen.oval(156, 280, 8, 8, '#7c848a', 'ball')}${pen.way(2, 2) ? pen.rod('M384 290q46 10 50 60', leatherOf(pen), 7) : pen.oval(372, 284, 7, 7, '#d8c9a2')}</g>`;
}

export function umbrella(pen: Pen): string {
  const grip = pen.rod('M240 250V382Q240 420 212 418Q190 414 192 392', pen.wood, 13);
  if (pen.way(1, 3) === 0) {
    const wrapped = 'M222 96Q240 76 258 96L272 318Q240 332 208 318z';
    return `<g transform="rotate(24 240 240)">${pen.lie(wrapped, 11)}${pen.rod('M240 40V100', pen.wood, 9)}${pen.rod('M240 310V400Q240 440 212 438Q190 434 192 412', pen.wood, 14)}${pen.body(wrapped, 'round')}${pen.line('M236 90L226 318M244 90L256 318', darker(pen.tone, 0.5), 4, 0.35)}${pen.solid('M212 230Q240 240 268 230V246Q240 256 212 246z', pen.trim)}</g>`;
  }
  const canopy =
    'M60 250Q76 96 240 90Q404 96 420 250Q394 226 366 250Q338 226 304 250Q272 226 240 250Q208 226 176 250Q142 226 114 250Q86 226 60 250z';
  return `${pen.stand(220, 424, 60)}${grip}${pen.rod('M240 92V66', pen.wood, 8)}${pen.body(canopy, 'ball')}${pen.solid('M176 250Q180 130 240 90Q300 130 304 250Q272 226 240 250Q208 226 176 250z', lighter(pen.tone, 0.14), { form: 'plain', opacity: 0.4 })}${pen.line('M240 90Q120 130 114 250M240 90Q180 130 176 250M240 90V250M240 90Q300 130 304 250M240 90Q360 130 366 250', darker(pen.tone, 0.5), 3, 0.34)}`;
}

export function binoculars(pen: Pen): string {
  const tube = (x: number) =>
    `${pen.solid(
      lathe(
        [
          [120, 34],
          [120, 34],
          [168, 38],
          [196, 52],
          [330, 62],
          [338, 62],
        ],
        x,
      ),
      pen.tone,
      { form: 'round', patterned: true },
    )}${pen.solid(
      lathe(
        [
          [92, 38],
          [92, 38],
          [122, 36],
        ],
        x,
      ),
      '#2f3338',
      { form: 'round' },
    )}${pen.oval(x, 92, 38, 7, '#15181c')}${pen.solid(
      lathe(
        [
          [330, 66],
          [330, 66],
          [366, 66],
        ],
        x,
      ),
      '#2f3338',
      { form: 'metal' },
    )}${pen.line(`M${x - 50} 206A52 9 0 0 0 ${x + 50} 206`, brass, 5, 0.9)}`;
  return `${pen.stand(240, 366, 140)}${pen.rod('M118 220Q40 280 96 366', leatherOf(pen), 8)}${pen.solid(panel(206, 168, 68, 116, 8), darker(pen.tone, 0.35))}${tube(166)}${tube(314)}${pen.solid(
    lathe([
      [150, 18],
      [150, 18],
      [196, 18],
    ]),
    '#4a4d50',
    { form: 'metal' },
  )}`;
}

export function campStool(pen: Pen): string {
  const wooden = pen.look.material.hex;
  const seat = pen.way(1, 2)
    ? 'M112 176Q240 232 368 176V204Q240 262 112 204z'
    : 'M120 168H360L372 204Q240 244 108 204z';
  return `${pen.stand(240, 378, 136)}${pen.rod('M150 190L330 376M116 190L300 380', darker(wooden, 0.2), 14)}${pen.rod('M330 190L150 376M364 190L180 380', wooden, 14)}${pen.oval(240, 286, 8, 8, brass, 'ball')}${pen.body(seat, 'flat')}${pen.rod('M104 176H148M332 176H376', wooden, 15)}${pen.line('M140 200Q240 246 340 200', darker(pen.tone, 0.5), 5, 0.24)}`;
}
