import { ellipse, type Pen, panel } from '../pen.ts';
import { darker, lighter } from '../tones.ts';

const seams = (pen: Pen, d: string) => pen.line(d, darker(pen.tone, 0.5), 3, 0.42);
const folds = (pen: Pen, d: string) => pen.line(d, darker(pen.tone, 0.55), 9, 0.12);

const buttons = (pen: Pen, x: number, from: number, to: number, count: number, tone: string) =>
  Array.from({ length: count }, (_, index) =>
    pen.oval(x, from + ((to - from) * index) / (count - 1), 5, 5, tone, 'ball'),
  ).join('');

/** Draws the sleeves first, so that the body covers their ends. */
function laid(pen: Pen, left: string, body: string): string {
  const right = `<g transform="matrix(-1 0 0 1 480 0)">${pen.solid(left, darker(pen.tone, 0.08), { form: 'flat', patterned: true })}</g>`;
  return `${pen.lie(left, 11)}<g transform="matrix(-1 0 0 1 480 0)">${pen.lie(left, -4)}</g>${pen.lie(body, 13)}${pen.solid(left, pen.tone, { form: 'flat', patterned: true })}${right}${pen.body(body, 'flat')}`;
}

const longSleeve = 'M168 106Q128 122 112 170L64 372Q84 390 112 388L164 226z';
const shortSleeve = 'M168 106Q116 120 84 210Q106 232 146 236L170 200z';

export function shirt(pen: Pen): string {
  const body = 'M166 106L206 92Q240 112 274 92L314 106Q326 220 324 392Q240 406 156 392Q154 220 166 106z';
  const open = pen.way(1, 2) ? 'M206 90L240 150L274 90Q240 108 206 90z' : 'M210 92Q240 116 270 92L240 124z';
  const pocket = pen.way(2, 2)
    ? pen.solid('M258 196H306V240L282 252L258 240z', darker(pen.tone, 0.1), { form: 'flat', patterned: true }) +
      seams(pen, 'M258 196H306')
    : '';
  return `${laid(pen, pen.way(3, 4) === 0 ? shortSleeve : longSleeve, body)}${folds(pen, 'M190 260Q182 330 188 386M296 250Q304 330 296 386')}${seams(pen, 'M240 140V398')}${pen.solid(open, darker(pen.tone, 0.45), { form: 'deep' })}${pen.solid('M206 88L240 136L216 160L190 102z', lighter(pen.tone, 0.14))}${pen.solid('M274 88L240 136L264 160L290 102z', lighter(pen.tone, 0.06))}${pocket}${buttons(pen, 240, 172, 372, 5, pen.trim)}`;
}

export function tee(pen: Pen): string {
  const body = 'M166 108L202 96Q240 134 278 96L314 108Q322 230 320 388Q240 400 160 388Q158 230 166 108z';
  return `${laid(pen, shortSleeve, body)}${pen.solid('M202 96Q240 134 278 96Q240 106 202 96z', darker(pen.tone, 0.4), { form: 'deep' })}${pen.line('M200 97Q240 140 280 97', darker(pen.tone, 0.2), 7, 0.7)}${folds(pen, 'M196 250Q186 330 192 380M290 240Q298 320 290 380')}${seams(pen, 'M161 376Q240 388 319 376')}${pen.way(1, 3) === 0 ? pen.solid(panel(256, 180, 46, 50, 6), darker(pen.tone, 0.12), { form: 'flat', patterned: true }) : ''}`;
}

const welt = (pen: Pen, d: string) => pen.solid(d, darker(pen.tone, 0.16), { form: 'flat' });

export function jumper(pen: Pen): string {
  const body = 'M158 112L202 98Q240 120 278 98L322 112Q338 240 330 386Q240 400 150 386Q142 240 158 112z';
  const roll = pen.way(1, 3) === 0;
  const neck = roll
    ? pen.solid('M200 104Q196 62 206 58Q240 70 274 58Q284 62 280 104Q240 128 200 104z', darker(pen.tone, 0.1), {
        form: 'round',
      })
    : pen.line('M200 98Q240 126 280 98', darker(pen.tone, 0.18), 15);
  const yoke =
    pen.look.pattern === 'band' || pen.way(2, 5) === 0
      ? pen.line('M154 172Q240 214 326 172', pen.trim, 6, 0.9) +
        pen
          .line('M152 190Q240 232 328 190', pen.trim, 11, 0.9)
          .replace('stroke-linecap="round"', 'stroke-dasharray="10 9"') +
        pen.line('M151 208Q240 250 329 208', pen.trim, 6, 0.9)
      : '';
  const ribs = pen.line(
    Array.from({ length: 17 }, (_, index) => `M${156 + index * 10.5} 366V391`).join(''),
    darker(pen.tone, 0.5),
    2.4,
    0.4,
  );
  return `${laid(pen, longSleeve, body)}${folds(pen, 'M188 250Q178 320 184 366M300 250Q308 320 300 366')}${yoke}${welt(pen, 'M150 362Q240 376 331 362L330 388Q240 402 150 388z')}${ribs}${roll ? '' : pen.solid('M204 94Q240 120 276 94Q240 104 204 94z', darker(pen.tone, 0.45), { form: 'deep' })}${neck}${pen.line('M70 360l40 14', darker(pen.tone, 0.4), 4, 0.5)}${pen.line('M410 360l-40 14', darker(pen.tone, 0.4), 4, 0.5)}`;
}

export function cardigan(pen: Pen): string {
  const body = 'M160 110L204 94L240 236L276 94L320 110Q334 240 328 390Q240 402 152 390Q146 240 160 110z';
  const inside = 'M204 94L240 236L276 94Q240 106 204 94z';
  return `${laid(pen, longSleeve, body)}${pen.solid(inside, lighter(pen.tone, 0.55), { form: 'deep' })}${pen.line('M204 94L240 232L276 94', darker(pen.tone, 0.2), 12, 0.95)}${pen.line('M240 232V396', darker(pen.tone, 0.2), 15, 0.95)}${pen.solid('M172 300H222V356H172zM258 300H308V356H258z', darker(pen.tone, 0.08), { form: 'flat', patterned: true })}${seams(pen, 'M172 304H222M258 304H308')}${buttons(pen, 240, 250, 380, 5, pen.way(1, 2) ? '#6c4a32' : pen.trim)}`;
}

export function jacket(pen: Pen): string {
  const long = pen.way(1, 2) ? 410 : 376;
  const body = `M156 120L204 100Q240 116 276 100L324 120Q340 250 336 ${long}Q240 ${long + 12} 144 ${long}Q140 250 156 120z`;
  const hood = 'M196 112Q186 44 240 40Q294 44 284 112Q240 136 196 112z';
  const inner = pen.trim;
  return `${pen.lie(hood, 9)}${pen.solid(hood, darker(pen.tone, 0.08), { form: 'ball' })}${pen.solid('M208 106Q204 66 240 62Q276 66 272 106Q240 124 208 106z', inner, { form: 'deep' })}${laid(pen, longSleeve, body)}${pen.solid(`M228 116H252V${long + 6}H228z`, darker(pen.tone, 0.08))}${pen.solid('M170 288L220 280V340H170zM260 280L310 288V340H260z', darker(pen.tone, 0.06), { form: 'flat' })}${seams(pen, `M170 300L220 294M260 294L310 300M160 176Q240 198 320 176M228 118V${long}`)}${buttons(pen, 240, 150, long - 24, 5, pen.metal)}${pen.line('M214 112L210 150M266 112L270 150', pen.trim, 4)}`;
}

export function gilet(pen: Pen): string {
  const body =
    'M184 92L208 84Q240 100 272 84L296 92Q300 150 334 190Q340 290 330 390Q240 404 150 390Q140 290 146 190Q180 150 184 92z';
  const quilt = pen.way(1, 3)
    ? [0, 1, 2, 3, 4]
        .map(
          (row) =>
            `M${150 - Math.abs(row - 2)} ${206 + row * 38}Q240 ${220 + row * 38} ${330 + Math.abs(row - 2)} ${206 + row * 38}`,
        )
        .join('')
    : 'M150 230L330 330M150 300L300 390M180 150L334 240M330 230L150 330M330 300L180 390M300 150L146 240';
  return `${pen.lie(body, 14)}${pen.body(body, 'flat')}${pen.line(quilt, darker(pen.tone, 0.5), 4, 0.35)}${pen.solid('M206 84Q202 62 214 58Q240 68 266 58Q278 62 274 84Q240 104 206 84z', darker(pen.tone, 0.2), { form: 'round' })}${seams(pen, 'M240 96V398')}${buttons(pen, 240, 130, 370, 5, pen.metal)}${pen.solid(panel(172, 300, 50, 12, 6), darker(pen.tone, 0.35))}${pen.solid(panel(258, 300, 50, 12, 6), darker(pen.tone, 0.35))}`;
}

export function trousers(pen: Pen): string {
  const wide = pen.way(1, 3) * 14;
  const d = `M166 76H314L${330 + wide / 2} 240L${344 + wide} 412H${266 + wide / 3}L240 212L${214 - wide / 3} 412H${136 - wide}L${150 - wide / 2} 240z`;
  return `${pen.lie(d, 13)}${pen.body(d, 'flat')}${pen.solid('M166 76H314L316 102H164z', darker(pen.tone, 0.14))}${seams(pen, 'M240 102V212M164 106Q190 130 160 160M316 106Q290 130 320 160M240 102Q262 130 242 172')}${folds(pen, `M190 180L${176 - wide / 2} 400M292 180L${304 + wide / 2} 400`)}${pen.line(`M${138 - wide} 396H${214 - wide / 3}M${266 + wide / 3} 396H${342 + wide}`, lighter(pen.tone, 0.35), 3, 0.6)}${pen.oval(240, 89, 5, 5, pen.metal, 'ball')}${pen.way(2, 2) ? pen.line('M190 74V104M290 74V104', darker(pen.tone, 0.3), 7) : ''}`;
}

export function dress(pen: Pen): string {
  const sleeves = pen.way(1, 2) ? 'M182 92Q128 110 110 180Q130 200 158 198L184 160z' : 'M188 84L176 130L196 140z';
  const body =
    'M186 88L212 78Q240 112 268 78L294 88Q290 160 300 204Q344 320 360 396Q240 420 120 396Q136 320 180 204Q190 160 186 88z';
  return `${laid(pen, sleeves, body)}${pen.solid('M212 78Q240 112 268 78Q240 92 212 78z', darker(pen.tone, 0.45), { form: 'deep' })}${folds(pen, 'M206 226Q180 320 172 396M240 226V404M274 226Q300 320 308 396')}${pen.solid('M180 204Q240 220 300 204L303 220Q240 236 177 220z', pen.way(2, 2) ? pen.trim : darker(pen.tone, 0.16))}${pen.way(3, 2) ? buttons(pen, 240, 122, 190, 3, pen.trim) : ''}`;
}

export function skirt(pen: Pen): string {
  const long = pen.way(1, 2) ? 404 : 360;
  const d = `M172 96H308Q350 240 376 ${long}Q240 ${long + 22} 104 ${long}Q130 240 172 96z`;
  return `${pen.lie(d, 13)}${pen.body(d, 'flat')}${folds(pen, `M204 130Q176 260 166 ${long}M240 130V${long + 8}M276 130Q304 260 314 ${long}`)}${pen.solid('M172 96H308L313 124H167z', darker(pen.tone, 0.2))}${pen.way(2, 2) ? buttons(pen, 240, 150, long - 30, 6, pen.trim) : pen.oval(288, 110, 6, 6, pen.metal, 'ball')}`;
}

export function beanie(pen: Pen): string {
  const dome = 'M118 300Q116 120 240 116Q364 120 362 300z';
  const bobble = pen.way(1, 2)
    ? pen.oval(240, 100, 38, 36, pen.way(2, 2) ? pen.trim : pen.tone, 'ball') +
      pen.line(
        'M218 84l-10-12M240 76v-14M262 84l12-12M212 106l-16 2M268 106l16 2',
        pen.way(2, 2) ? pen.trim : pen.tone,
        6,
      )
    : '';
  const cuff = 'M106 276Q240 300 374 276V346Q240 372 106 346z';
  const knit = pen.line(
    Array.from(
      { length: 19 },
      (_, index) => `M${116 + index * 14} ${290 + Math.sin((index / 18) * Math.PI) * 14}v56`,
    ).join(''),
    darker(pen.tone, 0.5),
    3.4,
    0.35,
  );
  const lines = pen.line(
    'M160 280Q168 160 226 122M206 288Q210 180 236 120M274 288Q270 180 244 120M320 280Q312 160 254 122',
    darker(pen.tone, 0.5),
    4,
    0.24,
  );
  return `${pen.stand(246, 354, 140)}${bobble}${pen.body(dome, 'ball')}${lines}${pen.solid(cuff, pen.way(3, 3) === 0 ? pen.trim : darker(pen.tone, 0.08), { form: 'round' })}${knit}`;
}

export function hat(pen: Pen): string {
  const brim = pen.way(1, 2)
    ? 'M56 316Q240 254 424 316Q428 340 380 350Q240 378 100 350Q52 340 56 316z'
    : 'M88 310Q240 268 392 310Q404 334 368 344Q240 366 112 344Q76 334 88 310z';
  const crown = pen.way(2, 2)
    ? 'M146 318Q146 170 190 156Q240 176 290 156Q334 170 334 318Q240 344 146 318z'
    : 'M150 318Q150 158 240 150Q330 158 330 318Q240 344 150 318z';
  return `${pen.stand(240, 352, 176)}${pen.solid(brim, darker(pen.tone, 0.1), { form: 'flat', patterned: true })}${pen.body(crown, 'round')}${pen.solid('M147 278Q240 306 333 278V318Q240 344 147 318z', pen.trim, { form: 'round' })}${pen.line('M190 160Q240 190 290 160', darker(pen.tone, 0.5), 6, 0.28)}`;
}

export function cap(pen: Pen): string {
  const dome = 'M108 300Q104 150 226 144Q340 146 344 290Q230 322 108 300z';
  const peak = 'M226 306Q330 292 346 280Q426 296 434 336Q360 320 252 338Q222 332 226 306z';
  return `${pen.stand(260, 340, 156)}${pen.body(dome, 'ball')}${pen.line('M226 144Q176 200 178 308M226 144Q292 200 300 300', darker(pen.tone, 0.5), 3, 0.36)}${pen.oval(226, 144, 11, 8, pen.way(1, 2) ? pen.trim : pen.tone, 'ball')}${pen.solid(peak, pen.way(1, 2) ? pen.trim : darker(pen.tone, 0.16), { form: 'flat' })}${pen.line('M250 324Q350 306 418 324', lighter(pen.tone, 0.4), 2.4, 0.5)}${pen.oval(150, 250, 4, 4, darker(pen.tone, 0.5))}`;
}

export function scarf(pen: Pen): string {
  const kind = pen.way(1, 2);
  const tassels = (x: number, y: number, width: number) =>
    pen.line(
      Array.from({ length: Math.floor(width / 10) }, (_, index) => `M${x + 4 + index * 10} ${y}v22`).join(''),
      pen.tone,
      5,
    );
  if (kind === 0) {
    const loop = 'M150 150Q150 84 240 84Q330 84 330 150Q330 214 240 218Q150 214 150 150z';
    const tails = 'M186 200L164 400H238L244 214zM240 210L262 372H330L300 192z';
    return `${pen.lie(tails, 12)}${pen.lie(loop, 12)}${pen.solid(tails, darker(pen.tone, 0.08), { form: 'flat', patterned: true })}${tassels(164, 400, 76)}${tassels(262, 372, 70)}${pen.body(loop, 'flat')}${pen.solid(ellipse(240, 138, 50, 24), darker(pen.tone, 0.5), { form: 'deep' })}${folds(pen, 'M166 170Q200 204 240 204M170 130Q176 108 210 98M314 170Q290 200 250 206')}`;
  }
  const strip = panel(150, 76, 96, 310, 6);
  const over = panel(226, 76, 96, 270, 6);
  return `<g transform="rotate(-6 240 240)">${pen.lie(strip, 10)}${pen.solid(strip, darker(pen.tone, 0.1), { form: 'flat', patterned: true })}${tassels(150, 386, 96)}${pen.lie(over, 10)}${pen.body(over, 'flat')}${tassels(226, 346, 96)}${pen.solid('M150 82Q150 62 170 62H302Q322 62 322 82V110H150z', pen.tone, { form: 'flat', patterned: true })}</g>`;
}

export function mittens(pen: Pen): string {
  const one = 'M156 386V268Q118 250 112 214Q112 190 132 190Q148 194 156 224V168Q162 104 206 104Q250 108 250 172V386z';
  const cuff = panel(148, 328, 110, 64, 8);
  const hand = `${pen.lie(one, 11)}${pen.body(one, 'flat')}${pen.solid(cuff, pen.way(1, 2) ? pen.trim : darker(pen.tone, 0.16), { form: 'round' })}${pen.line(Array.from({ length: 9 }, (_, index) => `M${158 + index * 11} 332v56`).join(''), darker(pen.tone, 0.5), 3, 0.3)}${pen.line('M156 268Q164 240 156 224', darker(pen.tone, 0.5), 4, 0.4)}`;
  return `<g transform="rotate(-10 180 250) translate(-34 0)">${hand}</g><g transform="translate(486 6) scale(-1 1) rotate(-8 180 250)">${hand}</g>${pen.way(2, 2) ? pen.rod('M160 388C190 460 300 460 332 388', pen.trim, 5) : ''}`;
}

export function socks(pen: Pen): string {
  const one = 'M150 84H232V262Q240 290 300 306Q348 322 344 352Q340 380 300 380H226Q166 374 154 312z';
  const toe = 'M296 306Q348 322 344 352Q340 380 300 380H286Q274 340 296 306z';
  const heel = 'M152 300Q160 372 226 380Q210 330 176 296z';
  const accent = pen.way(1, 2) ? pen.trim : darker(pen.tone, 0.25);
  const sock = `${pen.lie(one, 10)}${pen.body(one, 'flat')}${pen.solid(toe, accent)}${pen.solid(heel, accent)}${pen.solid('M148 80H234V118H149z', pen.way(2, 2) ? accent : darker(pen.tone, 0.1), { form: 'round' })}${pen.line(Array.from({ length: 8 }, (_, index) => `M${156 + index * 10} 84v30`).join(''), darker(pen.tone, 0.5), 2.6, 0.36)}`;
  return `<g transform="translate(48 -12)">${sock}</g><g transform="translate(-46 34)">${sock}</g>`;
}
