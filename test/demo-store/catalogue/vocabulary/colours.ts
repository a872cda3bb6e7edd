import { type Words, words } from './words.ts';

/** A colour of products. */
export interface Colour {
  key: string;
  /** sRGB, `#rrggbb`. */
  hex: string;
  label: Words;
}

const row = (key: string, hex: string, en: string, de: string, fr: string, ar: string): Colour => ({
  key,
  hex,
  label: words(en, de, fr, ar),
});

const colours: readonly Colour[] = [
  row('white', '#f6f4ee', 'White', 'Weiß', 'Blanc', 'أبيض'),
  row('chalk', '#ebe4d6', 'Chalk', 'Kreide', 'Craie', 'طباشيري'),
  row('oat', '#dccbaa', 'Oat', 'Hafer', 'Avoine', 'شوفاني'),
  row('sand', '#ccb086', 'Sand', 'Sand', 'Sable', 'رملي'),
  row('clay', '#b98367', 'Clay', 'Ton', 'Argile', 'طيني'),
  row('terracotta', '#bf6843', 'Terracotta', 'Terrakotta', 'Terre cuite', 'تراكوتا'),
  row('rust', '#a34e2a', 'Rust', 'Rost', 'Rouille', 'أحمر صدئي'),
  row('brick', '#96443a', 'Brick', 'Ziegelrot', 'Brique', 'أحمر قرميدي'),
  row('ochre', '#c8923a', 'Ochre', 'Ocker', 'Ocre', 'أمغر'),
  row('mustard', '#d0a62e', 'Mustard', 'Senf', 'Moutarde', 'خردلي'),
  row('lemon', '#e8cf62', 'Lemon', 'Zitrone', 'Citron', 'ليموني'),
  row('sage', '#a3b092', 'Sage', 'Salbei', 'Sauge', 'أخضر مريمي'),
  row('moss', '#6f7b40', 'Moss', 'Moos', 'Mousse', 'أخضر طحلبي'),
  row('olive', '#7d7748', 'Olive', 'Olive', 'Olive', 'زيتوني'),
  row('fir', '#2f5343', 'Fir', 'Tanne', 'Sapin', 'أخضر صنوبري'),
  row('mint', '#b3d6c4', 'Mint', 'Minze', 'Menthe', 'نعناعي'),
  row('sea-glass', '#86b9ad', 'Sea glass', 'Seeglas', 'Verre de mer', 'زجاج البحر'),
  row('petrol', '#2a7177', 'Petrol', 'Petrol', 'Bleu pétrole', 'أزرق بترولي'),
  row('sky', '#a1c3da', 'Sky', 'Himmelblau', 'Bleu ciel', 'سماوي'),
  row('denim', '#5c7699', 'Denim', 'Jeansblau', 'Bleu jean', 'أزرق جينز'),
  row('cobalt', '#2f57ad', 'Cobalt', 'Kobalt', 'Cobalt', 'أزرق كوبالتي'),
  row('navy', '#25345a', 'Navy', 'Marine', 'Bleu marine', 'كحلي'),
  row('ink', '#2b2f42', 'Ink', 'Tinte', 'Encre', 'حبري'),
  row('lavender', '#aaa0cb', 'Lavender', 'Lavendel', 'Lavande', 'خزامي'),
  row('heather', '#9d7690', 'Heather', 'Heidekraut', 'Bruyère', 'خلنجي'),
  row('plum', '#683a55', 'Plum', 'Pflaume', 'Prune', 'برقوقي'),
  row('rose', '#d8a3a0', 'Dusty rose', 'Altrosa', 'Vieux rose', 'وردي عتيق'),
  row('coral', '#df765f', 'Coral', 'Koralle', 'Corail', 'مرجاني'),
  row('berry', '#97324f', 'Berry', 'Beere', 'Fruits rouges', 'توتي'),
  row('signal-red', '#bf3030', 'Signal red', 'Signalrot', 'Rouge balise', 'أحمر'),
  row('cognac', '#a3632f', 'Cognac', 'Cognac', 'Cognac', 'كونياكي'),
  row('chestnut', '#6c4531', 'Chestnut', 'Kastanie', 'Châtaigne', 'كستنائي'),
  row('stone', '#aaa397', 'Stone', 'Stein', 'Pierre', 'حجري'),
  row('mist', '#c4cccf', 'Mist', 'Nebel', 'Brume', 'ضبابي'),
  row('slate', '#68737e', 'Slate', 'Schiefer', 'Ardoise', 'أردوازي'),
  row('charcoal', '#404347', 'Charcoal', 'Anthrazit', 'Anthracite', 'فحمي'),
  row('black', '#222326', 'Black', 'Schwarz', 'Noir', 'أسود'),
];

const byKey = new Map(colours.map((colour) => [colour.key, colour]));

const palette = (keys: string): readonly Colour[] =>
  keys.split(' ').map((key) => {
    const colour = byKey.get(key);
    if (!colour) throw new RangeError(`no colour ${key}`);
    return colour;
  });

/** The colours that each kind of product comes in. */
export const palettes = {
  glaze: palette(
    'chalk white oat sand clay sage moss sea-glass petrol sky cobalt ink rose ochre charcoal stone mist terracotta',
  ),
  enamel: palette('white chalk navy petrol fir signal-red mustard sky mint charcoal rose'),
  glass: palette('mist sea-glass sky moss cognac rose lavender petrol'),
  cloth: palette(
    'chalk oat sand clay rust ochre mustard sage moss fir sea-glass petrol sky denim navy ink heather plum rose berry stone slate charcoal',
  ),
  garment: palette(
    'white chalk oat sand rust ochre mustard sage moss olive fir petrol sky denim navy ink heather plum rose berry coral slate charcoal black',
  ),
  weather: palette('mustard signal-red navy petrol olive fir stone slate black sand coral cobalt'),
  leather: palette('cognac chestnut black sand fir navy brick'),
  bag: palette('sand olive navy black rust mustard petrol slate fir charcoal brick stone'),
  paint: palette('white chalk sage fir petrol navy mustard coral signal-red charcoal black rose sky'),
  paper: palette('navy fir mustard coral rose sky chalk charcoal plum petrol sage terracotta cobalt'),
  wax: palette('chalk oat rose sage sky ochre terracotta petrol plum white'),
  felt: palette('slate charcoal oat moss berry petrol rust heather stone'),
  soap: palette('chalk oat sage lavender rose lemon clay charcoal sea-glass mint'),
} as const;

export type PaletteName = keyof typeof palettes;
