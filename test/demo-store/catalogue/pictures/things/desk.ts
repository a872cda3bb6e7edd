import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';
import { grain } from './kitchen.ts';

export function notebook(pen: Pen): string {
  const cover = panel(130, 84, 220, 312, 8);
  const spine = pen.way(1, 2)
    ? pen.solid('M138 84H168V396H138Q130 396 130 388V92Q130 84 138 84z', pen.trim)
    : pen.line('M160 86V394', darker(pen.tone, 0.45), 3, 0.5);
  const detail =
    [
      pen.rod('M318 82V398', pen.trim, 7),
      pen.solid(panel(202, 146, 108, 62, 3), '#f3ecdc') + pen.line('M218 170h76M218 186h52', '#8c7b62', 3),
      pen.line(ellipse(254, 200, 44, 44), pen.trim, 5) + pen.line('M216 216Q236 196 254 214T294 210', pen.trim, 5),
      '',
    ][pen.way(2, 4)] ?? '';
  const under = pen.way(3, 2)
    ? `<g transform="rotate(7 240 240) translate(16 8)">${pen.lie(cover, 8)}${pen.solid(cover, pen.trim, { form: 'flat' })}</g>`
    : '';
  return `<g transform="rotate(${pen.way(4, 15) - 9} 240 240)">${under}${pen.lie(cover, 14)}${pen.solid(panel(136, 90, 222, 308, 4), '#f2ecdd')}${pen.line('M354 100V392', '#cfc4ab', 2)}${pen.body(cover, 'flat')}${spine}${detail}${pen.solid('M280 394h14v38l-7-8l-7 8z', pen.trim, { form: 'plain' })}</g>`;
}

export function writingPaper(pen: Pen): string {
  const sheet = panel(112, 96, 196, 250, 3);
  const envelope = panel(160, 214, 236, 164, 4);
  return `<g transform="rotate(-6 240 240)">${pen.lie(sheet, 9)}${pen.solid(sheet, '#f7f2e6')}${pen.line('M136 132h110M136 154h148M136 176h132M136 198h148', '#b9ad97', 3)}</g><g transform="rotate(5 270 290)">${pen.lie(envelope, 12)}${pen.body(envelope, 'flat')}${pen.solid('M160 218Q160 214 164 214H392Q396 214 396 218L278 312z', darker(pen.tone, 0.1))}${pen.line('M162 374L250 292M394 374L306 292', darker(pen.tone, 0.4), 3, 0.4)}${pen.way(1, 2) ? pen.oval(278, 306, 19, 19, '#9b2f34', 'ball') : pen.solid(panel(344, 230, 36, 42, 2), pen.trim)}</g>`;
}

export function fountainPen(pen: Pen): string {
  const metal = pen.look.material.key === 'brass' ? '#c5a057' : '#c7ccce';
  const barrel = 'M228 196H252L258 372Q240 388 222 372z';
  const lidD = panel(150, 120, 32, 178, 14);
  return `<g transform="rotate(${pen.way(1, 2) ? 38 : -34} 240 250)">${pen.lie(barrel, 10)}${pen.body(barrel, 'round')}${pen.solid('M229 196H251L249 150H231z', darker(pen.tone, 0.4), { form: 'round' })}${pen.solid(panel(226, 190, 28, 12, 2), metal, { form: 'metal' })}${pen.lie('M231 150H249L240 78z', 8)}${pen.solid('M231 150Q226 118 240 78Q254 118 249 150z', metal, { form: 'metal' })}${pen.line('M240 130V86', '#3a3d42', 2)}${pen.oval(240, 130, 3, 3, '#3a3d42')}<g transform="translate(150 40) rotate(6 166 210)">${pen.lie(lidD, 9)}${pen.solid(lidD, pen.tone, { form: 'round', patterned: true })}${pen.solid(panel(150, 272, 32, 10), metal, { form: 'metal' })}${pen.rod('M166 124V228', metal, 7)}</g></g>`;
}

export function pencils(pen: Pen): string {
  const wooden = pen.look.material.hex;
  const lacquers = [pen.tone, pen.trim, darker(pen.tone, 0.3), pen.tone, lighter(pen.tone, 0.4)];
  const one = (index: number) => {
    const x = 130 + index * 48;
    const top = 120 + ((index * 29 + pen.way(1, 30)) % 34);
    const rod = `M${x} ${top}H${x + 28}V396H${x}z`;
    return `${pen.lie(rod, 8)}${pen.solid(rod, lacquers[index] ?? pen.tone, { form: 'round', patterned: true })}${pen.solid(`M${x} ${top}L${x + 14} ${top - 50}L${x + 28} ${top}Q${x + 21} ${top - 8} ${x + 14} ${top}Q${x + 7} ${top - 8} ${x} ${top}z`, wooden)}${pen.solid(`M${x + 9.5} ${top - 34}L${x + 14} ${top - 50}L${x + 18.5} ${top - 34}z`, '#3a3d42', { form: 'plain' })}${pen.solid(panel(x, 372, 28, 9), '#c5a057', { form: 'metal' })}${pen.solid(panel(x, 381, 28, 17, 4), '#d8a3a0', { form: 'round' })}`;
  };
  return `<g transform="rotate(${pen.way(2, 2) ? 14 : -18} 240 250)">${[0, 1, 2, 3, 4].map(one).join('')}</g>`;
}

export function scissors(pen: Pen): string {
  const long = pen.way(1, 2) ? 66 : 108;
  const grip = [pen.tone, '#2f3338', '#9c3b30'][pen.way(2, 3)] ?? pen.tone;
  const blade = `M226 258L252 248L262 ${long}Q244 ${long + 44} 226 258z`;
  const half = (mirror: boolean) =>
    `<g${mirror ? ' transform="matrix(-1 0 0 1 480 0)"' : ''}><g transform="rotate(11 240 254)">${pen.lie(blade, 8)}${pen.solid(blade, pen.tone, { form: 'metal' })}${pen.rod('M238 256L214 310', grip, 15)}${pen.line(ellipse(194, 354, 36, 48), darker(grip, 0.3), 18)}${pen.line(ellipse(194, 354, 36, 48), grip, 13)}</g></g>`;
  return `<g transform="rotate(${pen.way(3, 50) - 20} 240 250)">${half(false)}${half(true)}${pen.oval(240, 256, 9, 9, '#8d959a', 'ball')}${pen.line('M235 252l10 8', '#4a4d50', 2.4)}</g>`;
}

export function deskTray(pen: Pen): string {
  const round = pen.way(1, 3) === 0;
  const outer = round ? ellipse(240, 250, 156, 150) : panel(76, 138, 328, 216, pen.way(1, 3) === 1 ? 18 : 70);
  const inner = round ? ellipse(240, 252, 132, 126) : panel(98, 160, 284, 172, pen.way(1, 3) === 1 ? 10 : 52);
  const key =
    pen.line(ellipse(186, 226, 19, 19), '#c5a057', 8) +
    pen.line('M200 240L250 292M236 278l12-10M246 288l12-10', '#c5a057', 8);
  const things =
    [
      key,
      pen.rod('M150 290L312 206', '#2d3b55', 13) + pen.solid('M312 206l20-16l-10 24z', '#c5a057', { form: 'plain' }),
      pen.oval(208, 250, 24, 24, '#c9b27a', 'ball') +
        pen.oval(256, 270, 18, 18, '#b9714e', 'ball') +
        pen.solid(panel(274, 204, 46, 54, 2), '#d9e3e6'),
    ][pen.way(2, 3)] ?? '';
  return `${pen.lie(outer, 13)}${pen.solid(outer, pen.tone, { form: pen.isMetal ? 'metal' : 'flat', patterned: true })}${pen.solid(inner, darker(pen.tone, 0.18), { form: 'deep' })}${pen.isWood ? grain(pen, 110, 180, 260, 140) : pen.line(inner, lighter(pen.tone, 0.4), 2.6, 0.6)}${things}`;
}

export function ruler(pen: Pen): string {
  const d = panel(54, 204, 372, 70, 5);
  const ink = darker(pen.tone, 0.7);
  const ticks = Array.from({ length: 35 }, (_, index) => `M${66 + index * 10.2} 206v${index % 5 === 0 ? 26 : 14}`).join(
    '',
  );
  return `<g transform="rotate(${pen.way(1, 2) ? -32 : 28} 240 240)">${pen.lie(d, 11)}${pen.solid(d, pen.tone, { form: pen.isMetal ? 'metal' : 'flat' })}${pen.isWood ? grain(pen, 64, 222, 352, 44) : ''}${pen.line(ticks, ink, 2.4, 0.85)}${pen.oval(406, 250, 8, 8, darker(pen.tone, 0.6))}</g>`;
}

export function wallet(pen: Pen): string {
  const back = panel(102, 146, 276, 196, 16);
  const open = pen.way(1, 2) === 0;
  const cards = ['#f2ebdc', '#86b9ad', '#c9923a']
    .map((tone, index) => pen.solid(panel(130 + index * 10, 112 + index * 16, 220, 120, 8), tone))
    .join('');
  const front = open
    ? 'M102 214Q170 240 240 214T378 214V326Q378 342 362 342H118Q102 342 102 326z'
    : panel(102, 158, 276, 184, 16);
  return `<g transform="rotate(${pen.way(2, 15) - 8} 240 240)">${pen.lie(back, 14)}${pen.solid(back, darker(pen.tone, 0.28))}${open ? cards : ''}${pen.body(front, 'flat')}${pen.line(open ? 'M114 322V236Q176 252 240 228T366 228V322' : panel(112, 168, 256, 164, 10), lighter(pen.tone, 0.45), 2.6, 0.65).replace('stroke-linecap="round"', 'stroke-dasharray="8 6"')}${open ? '' : pen.solid('M312 226H378V274H312Q292 250 312 226z', darker(pen.tone, 0.14)) + pen.oval(322, 250, 9, 9, '#c5a057', 'ball')}</g>`;
}
