import { stir } from '../seed.ts';
import type { Pattern } from '../vocabulary/adjectives.ts';
import { patternTile } from './tiles.ts';
import { darker, distance, glow, isLight, lighter, shadow } from './tones.ts';

/** The properties of the product that a drawing depends on. */
export interface Look {
  /** The colour of the variant, or of its material. */
  tone: string;
  material: { key: string; hex: string };
  pattern: Pattern;
  /** A whole number, different for each product. */
  seed: number;
}

/** How light falls on a shape. */
type Form = 'round' | 'flat' | 'ball' | 'metal' | 'plain' | 'deep' | 'soft';

interface Filling {
  form?: Form;
  /** Whether this part has the product's pattern. */
  patterned?: boolean;
  opacity?: number;
}

/** Draws parts and collects the contents of `<defs>`. */
export interface Pen {
  look: Look;
  tone: string;
  /** A second colour that goes with the first. */
  trim: string;
  wood: string;
  metal: string;
  isWood: boolean;
  isMetal: boolean;
  isGlass: boolean;
  /** One of `count` alternatives, always the same for the same question. */
  way(question: number, count: number): number;
  /** A filled path with light and shade. */
  solid(d: string, colour: string, filling?: Filling): string;
  /** The main body in the product's colour and pattern. */
  body(d: string, form?: Form): string;
  oval(cx: number, cy: number, rx: number, ry: number, colour: string, form?: Form): string;
  line(d: string, colour: string, width: number, opacity?: number): string;
  /** A bent rod with a highlight: handles, straps, legs. */
  rod(d: string, colour: string, width: number): string;
  /** The soft shadow below a standing object. */
  stand(cx: number, y: number, rx: number): string;
  /** The shadow of an object that lies on the ground. */
  lie(d: string, depth?: number): string;
  defs(): string;
}

const woods = ['oak', 'walnut', 'beech', 'olive-wood'];
const metals = ['steel', 'carbon-steel', 'copper', 'brass', 'zinc', 'aluminium', 'cast-iron'];
/** Second colours. The first one that contrasts with the main colour is taken, from a varying start. */
const trims = ['#2d3b55', '#f2eadb', '#a5512f', '#c79a45', '#4e6152', '#f2eadb', '#6d4a5c', '#86a7b5', '#d8b9a4'];

const lights: Record<Exclude<Form, 'plain'>, string> = {
  round: `<linearGradient id="round"><stop stop-color="${shadow}" stop-opacity=".2"/><stop offset=".2" stop-color="${glow}" stop-opacity=".22"/><stop offset=".34" stop-color="${glow}" stop-opacity=".26"/><stop offset=".52" stop-color="${glow}" stop-opacity="0"/><stop offset=".6" stop-color="${shadow}" stop-opacity=".03"/><stop offset="1" stop-color="${shadow}" stop-opacity=".42"/></linearGradient>`,
  flat: `<linearGradient id="flat" x2="1" y2="1"><stop stop-color="${glow}" stop-opacity=".22"/><stop offset=".45" stop-color="${glow}" stop-opacity="0"/><stop offset="1" stop-color="${shadow}" stop-opacity=".22"/></linearGradient>`,
  ball: `<radialGradient id="ball" cx=".34" cy=".28" r=".82"><stop stop-color="${glow}" stop-opacity=".42"/><stop offset=".42" stop-color="${glow}" stop-opacity="0"/><stop offset="1" stop-color="${shadow}" stop-opacity=".46"/></radialGradient>`,
  metal: `<linearGradient id="metal"><stop stop-color="${shadow}" stop-opacity=".38"/><stop offset=".16" stop-color="${glow}" stop-opacity=".2"/><stop offset=".27" stop-color="#fff" stop-opacity=".62"/><stop offset=".36" stop-color="${glow}" stop-opacity=".1"/><stop offset=".62" stop-color="${shadow}" stop-opacity=".16"/><stop offset=".8" stop-color="${shadow}" stop-opacity=".34"/><stop offset=".9" stop-color="${glow}" stop-opacity=".14"/><stop offset="1" stop-color="${shadow}" stop-opacity=".4"/></linearGradient>`,
  soft: `<radialGradient id="soft" cx=".42" cy=".36" r=".72"><stop stop-color="${glow}" stop-opacity=".2"/><stop offset=".5" stop-color="${glow}" stop-opacity=".06"/><stop offset="1" stop-color="${shadow}" stop-opacity=".24"/></radialGradient>`,
  deep: `<linearGradient id="deep" x2="0" y2="1"><stop stop-color="${shadow}" stop-opacity=".5"/><stop offset="1" stop-color="${shadow}" stop-opacity=".12"/></linearGradient>`,
};

const footShadow = `<radialGradient id="foot"><stop stop-color="${shadow}" stop-opacity=".42"/><stop offset=".55" stop-color="${shadow}" stop-opacity=".2"/><stop offset="1" stop-color="${shadow}" stop-opacity="0"/></radialGradient>`;

export function createPen(look: Look): Pen {
  const { tone, material } = look;
  const needed = new Set<string>();
  const way = (question: number, count: number) => stir(look.seed, question) % count;
  const first = way(90, trims.length);
  const trim =
    [...trims.slice(first), ...trims.slice(0, first)].find((other) => distance(tone, other) > 0.28) ??
    lighter(tone, 0.62);
  const pattern = patternTile(
    look.pattern,
    tone,
    way(91, 2) === 0 ? trim : isLight(tone) ? darker(tone, 0.4) : lighter(tone, 0.45),
    look.seed,
  );

  const light = (d: string, form: Form, opacity: string) => {
    if (form === 'plain') return '';
    needed.add(lights[form]);
    return `<path d="${d}" fill="url(#${form})"${opacity}/>`;
  };

  const solid = (d: string, colour: string, { form = 'flat', patterned = false, opacity = 1 }: Filling = {}) => {
    const faded = opacity < 1 ? ` opacity="${opacity}"` : '';
    const parts = [`<path d="${d}" fill="${colour}"${faded}/>`];
    if (patterned && pattern) {
      needed.add(pattern);
      parts.push(`<path d="${d}" fill="url(#tile)"${faded}/>`);
    }
    parts.push(light(d, form, faded));
    return parts.join('');
  };

  const line = (d: string, colour: string, width: number, opacity = 1) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

  return {
    look,
    tone,
    trim,
    wood: material.key === 'walnut' ? '#75513a' : (['#c39a63', '#d2ad7c', '#8a6242'][way(92, 3)] ?? '#c39a63'),
    metal: ['#c2c7c9', '#c5a057', '#b9bfc3', '#4a4d50'][way(93, 4)] ?? '#c2c7c9',
    isWood: woods.includes(material.key),
    isMetal: metals.includes(material.key) && tone === material.hex,
    isGlass: material.key === 'glass',
    way,
    solid,
    body: (d, form = 'round') => solid(d, tone, { form, patterned: true }),
    oval: (cx, cy, rx, ry, colour, form = 'plain') => solid(ellipse(cx, cy, rx, ry), colour, { form }),
    line,
    rod: (d, colour, width) =>
      line(d, darker(colour, 0.3), width) +
      line(d, colour, width * 0.72) +
      `<g transform="translate(${-width * 0.16} ${-width * 0.16})">${line(d, lighter(colour, 0.4), width * 0.2, 0.8)}</g>`,
    stand: (cx, y, rx) => {
      needed.add(footShadow);
      return `<ellipse cx="${cx + rx * 0.14}" cy="${y}" rx="${rx * 1.22}" ry="${Math.max(9, rx * 0.2)}" fill="url(#foot)"/>`;
    },
    lie: (d, depth = 10) =>
      [1, 0.6, 0.25]
        .map(
          (far) =>
            `<path d="${d}" transform="translate(${depth * far} ${depth * 1.3 * far})" fill="${shadow}" opacity=".09"/>`,
        )
        .join(''),
    defs: () => `<defs>${[...needed].join('')}</defs>`,
  };
}

/** An ellipse as a path, so that it is lit like other shapes. */
export const ellipse = (cx: number, cy: number, rx: number, ry: number) =>
  `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0z`;

/** A rectangle with round corners as a path. */
export const panel = (x: number, y: number, width: number, height: number, r = 0) =>
  `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`;
