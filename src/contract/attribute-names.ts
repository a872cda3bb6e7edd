/** Common names of variant attributes: the worker sorts axes and filters by them, and the pages translate them. */

/** The attributes in English, German and French, the one that a shopper chooses first at the top. */
const patterns = {
  color: /colou?r|farbe|couleur/i,
  size: /size|gr(ö|oe|o)(ß|ss)e|taille/i,
  length: /length|l(ä|ae)nge|longueur/i,
  width: /width|breite|largeur/i,
  finish: /finish/i,
  flavor: /flavou?r|geschmack|saveur/i,
  scent: /scent|duft|parfum/i,
  volume: /volume/i,
  material: /material|matière|stoff/i,
  weight: /weight|gewicht|poids/i,
};

export type CommonAttribute = keyof typeof patterns;

/** The common attribute that a name stands for, `shoe-size` for `size`; `undefined` for any other name. */
export function commonAttribute(name: string): CommonAttribute | undefined {
  return (Object.keys(patterns) as CommonAttribute[]).find((attribute) => patterns[attribute].test(name));
}
